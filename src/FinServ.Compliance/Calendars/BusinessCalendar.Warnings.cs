namespace FinServ.Compliance.Calendars;

public sealed partial class BusinessCalendar
{
    /// <summary>The instant at which a share of a clock's time is used, placed in the time that the clock counts.</summary>
    /// <remarks>Natural days are shared out as running time, all others but running time as the calendar's hours. Source: policy/rules.md 1.1 (70 % and 90 %).</remarks>
    /// <param name="start">When the clock started (UTC ms).</param>
    /// <param name="deadline">When it runs out, pauses included.</param>
    /// <param name="share">0 to 1.</param>
    /// <param name="counting">Which time the clock counts.</param>
    /// <param name="pauses">The same that moved the deadline.</param>
    /// <returns>UTC ms, not after the deadline; <see cref="long.MaxValue"/> where there is none.</returns>
    public long AtShare(long start, Deadline deadline, double share, Counting counting, ReadOnlySpan<Pause> pauses = default)
    {
        if (deadline.IsNever || deadline.At <= start) return deadline.At;

        var isRunning = counting is Counting.Running or Counting.Natural;
        var total = isRunning ? RunningTime(start, deadline.At, pauses) : WorkingTime(start, deadline.At, pauses);
        var used = (long)Math.Ceiling(total * (decimal)share);
        var at = isRunning ? Running(start, used, pauses) : OpenTime(start, used, pauses);
        return Math.Min(at.At, deadline.At);
    }

    /// <summary>The instant at which that much counted time (ms) is left before a deadline.</summary>
    public long Before(long deadline, long time, Counting counting)
    {
        if (counting is Counting.Running or Counting.Natural) return deadline - time;

        var table = Covering(deadline);
        while (table.OpenBefore(deadline) <= time && Longer(table, later: false) is { } longer) table = longer;
        var open = table.OpenBefore(deadline) - time;
        return open > 0 ? table.WhenOpenReaches(open) : table.Start;
    }

    /// <summary>The last avoidable moment: after it the working time that remains before a deadline no longer holds the effort.</summary>
    /// <param name="deadline">UTC ms.</param>
    /// <param name="effort">Working time the duty takes (ms); 0 for an act that takes none, whose last moment is the end of the last hours before the deadline.</param>
    public long LastAvoidable(long deadline, long effort = 0)
    {
        var at = Before(deadline, effort, Counting.Service);
        return effort > 0 ? Math.Min(FirstOpen(at), deadline) : at; // work may begin as late as the next opening
    }

    /// <summary>Running time (ms) from one instant to another, pauses left out; 0 where they are in the wrong order.</summary>
    public static long RunningTime(long from, long until, ReadOnlySpan<Pause> pauses = default)
    {
        if (until <= from) return 0;

        var time = until - from;
        foreach (var pause in pauses.IsEmpty ? [] : Pause.InOrder(pauses, from))
            if (pause.From < until) time -= Math.Min(pause.Until, until) - pause.From;
        return time;
    }
}

using FinServ.Compliance.Calendars;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Rules;

/// <summary>Pairs the events that start and end pauses into windows.</summary>
internal static class PauseWindows
{
    /// <summary>The windows on the subject's own timeline, as known at an instant; one that has not ended has no end.</summary>
    public static Pause[] Of(IReadOnlyList<CompiledPause> pauses, Frame frame, long until)
    {
        var windows = new List<Pause>();
        foreach (var pause in pauses)
        {
            var before = windows.Count;
            Add(windows, pause, frame, frame.Rows.AsSpan(0, frame.RowCount), until, null);
            if (pause.Longest is { } longest) Shorten(windows, before, frame.Parameters.Number(longest, frame.World.Set[frame.Trigger].At) / Instants.Millionth, frame.Calendar!);
        }

        return [.. windows];
    }

    /// <summary>The windows of one pause last so many working days in sum; then the clock goes on (policy/rules.md §1.3).</summary>
    private static void Shorten(List<Pause> windows, int first, long workingDays, BusinessCalendar calendar)
    {
        var left = -1L;
        for (var i = first; i < windows.Count; i++)
        {
            if (left < 0) left = workingDays * LengthOfDay(calendar, windows[i].From);
            var last = calendar.DueAfter(windows[i].From, Amount.Milliseconds(left), Counting.Service).At;
            if (windows[i].Until > last) windows[i] = windows[i] with { Until = last };
            left -= calendar.WorkingTime(windows[i].From, windows[i].Until);
        }
    }

    private static long LengthOfDay(BusinessCalendar calendar, long at) =>
        calendar.HoursOf(calendar.LocalDay(calendar.FirstOpen(at))).Spans.Sum(span => span.Until - span.From);

    /// <summary>The windows among the given rows whose start satisfies a condition.</summary>
    public static void Add(List<Pause> windows, CompiledPause pause, Frame frame, ReadOnlySpan<int> rows, long until, Func<Frame, long>? where)
    {
        var set = frame.World.Set;
        for (var i = 0; i < rows.Length; i++)
        {
            var start = rows[i];
            if (set[start].At > until) break;
            if (!pause.Starts.Contains(set[start].Type)) continue;
            if (pause.Needs >= 0 && set.Field(start, pause.Needs) == Instants.Unknown) continue;
            frame.It = start;
            if (where is not null && where(frame) == Truth.False) continue;
            var end = EndOf(pause, set, rows[(i + 1)..], start, until);
            windows.Add(new(set[start].At, pause.Until < 0 ? end : Math.Min(end, LatestEnd(pause, frame, start))));
        }
    }

    /// <summary>Whether an instant lies in a window, both ends included.</summary>
    public static bool Holds(CompiledPause pause, EventSet set, ReadOnlySpan<int> rows, long at)
    {
        for (var i = 0; i < rows.Length && set[rows[i]].At <= at; i++)
        {
            if (pause.Starts.Contains(set[rows[i]].Type) && EndOf(pause, set, rows[(i + 1)..], rows[i], long.MaxValue) >= at) return true;
        }

        return false;
    }

    /// <summary>What an authority or partner takes longer than expected, and a grace, does not stop the clock.</summary>
    private static long LatestEnd(CompiledPause pause, Frame frame, int start)
    {
        var expected = frame.World.Set.Field(start, pause.Until);
        if (expected == Instants.Unknown) return long.MaxValue;
        var calendar = frame.Calendar!;
        if (Instants.IsDay(expected)) expected = calendar.DueOn(Instants.DayOf(expected), Counting.Working).At;
        var days = pause.Grace is null ? 0 : frame.Parameters.Number(pause.Grace, frame.World.Set[frame.Trigger].At) / Instants.Millionth;
        return calendar.DueAfter(expected, Amount.WorkingDays(days), Counting.Working).At;
    }

    private static long EndOf(CompiledPause pause, EventSet set, ReadOnlySpan<int> later, int start, long until)
    {
        foreach (var row in later)
        {
            if (set[row].At > until) break;
            if (pause.Ends.Contains(set[row].Type) && (pause.Same < 0 || set.Field(row, pause.Same) == set.Field(start, pause.Same))) return set[row].At;
        }

        return long.MaxValue;
    }
}

using FinServ.Compliance.Calendars;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Evaluation;

/// <summary>Asks whether something excuses what was missed.</summary>
internal static class Excuses
{
    /// <param name="from">Start of the span that a window must touch (UTC milliseconds).</param>
    /// <param name="until">Its end, inclusive: the deadline.</param>
    /// <param name="reason">Why, where something excuses.</param>
    /// <returns>True, false or unknown; the first that is not false decides.</returns>
    public static long Of(IReadOnlyList<CompiledExcuse> excuses, Frame frame, int trigger, long from, long until, long now, out string reason)
    {
        foreach (var excuse in excuses)
        {
            (frame.It, frame.Trigger, frame.Act, frame.Until, frame.Due) = (trigger, trigger, -1, now, until);
            var truth = excuse.When is { } when ? when(frame) : Touches(excuse, frame, from, until, now);
            reason = excuse.Definition.Reason;
            if (truth != Truth.False) return truth;
        }

        reason = "";
        return Truth.False;
    }

    /// <summary>A declared window excuses what was owed while it lasted.</summary>
    private static long Touches(CompiledExcuse excuse, Frame frame, long from, long until, long now)
    {
        var rows = excuse.By!(frame);
        if (rows.IsEmpty) return Truth.False;
        var windows = new List<Pause>();
        PauseWindows.Add(windows, excuse.Window!, frame, rows.Span, now, excuse.Where);
        return Truth.Of(windows.Exists(window => window.From <= until && window.Until >= from));
    }
}

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
        foreach (var pause in pauses) Add(windows, pause, frame, frame.Rows.AsSpan(0, frame.RowCount), until, null);
        return [.. windows];
    }

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
            windows.Add(new(set[start].At, EndOf(pause, set, rows[(i + 1)..], start, until)));
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

namespace FinServ.Compliance.Calendars;

/// <summary>The last instant at which an act is in time.</summary>
/// <param name="At">UTC milliseconds, inclusive; <see cref="long.MaxValue"/> while the clock stands still or the end lies beyond <see cref="BusinessCalendar.LastDay"/>.</param>
/// <param name="IsProvisional">True where days decided that are not published: the ordinary week stood in for them.</param>
public readonly record struct Deadline(long At, bool IsProvisional)
{
    /// <summary>No end in sight: the clock is paused, or the end lies beyond what a calendar can tell.</summary>
    public static readonly Deadline Never = new(long.MaxValue, IsProvisional: true);

    public bool IsNever => At == long.MaxValue;
}

/// <summary>A time in which a clock stands still.</summary>
/// <param name="From">First paused instant (UTC ms).</param>
/// <param name="Until">First instant that runs again (UTC ms); <see cref="long.MaxValue"/> while the pause lasts.</param>
public readonly record struct Pause(long From, long Until)
{
    /// <summary>The pauses in order, without overlaps, empty ones, or anything before <paramref name="start"/>.</summary>
    internal static Pause[] InOrder(ReadOnlySpan<Pause> pauses, long start)
    {
        var sorted = new List<Pause>(pauses.Length);
        foreach (var pause in pauses)
            if (pause.Until > Math.Max(pause.From, start)) sorted.Add(pause with { From = Math.Max(pause.From, start) });
        sorted.Sort((left, right) => left.From.CompareTo(right.From));

        var merged = new List<Pause>(sorted.Count);
        foreach (var pause in sorted)
        {
            if (merged.Count > 0 && pause.From <= merged[^1].Until)
                merged[^1] = merged[^1] with { Until = Math.Max(merged[^1].Until, pause.Until) };
            else
                merged.Add(pause);
        }

        return [.. merged];
    }
}

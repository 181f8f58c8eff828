namespace FinServ.Compliance.Calendars;

/// <summary>Translates between UTC and a zone's clock face, both in milliseconds since 1970-01-01 00:00.</summary>
/// <remarks>
/// Only the unambiguous direction, from UTC, is asked of <see cref="TimeZoneInfo"/>; the other follows from it, so that
/// an hour that is missing or comes twice is treated the same way in every zone and year.
/// </remarks>
internal sealed class LocalClock(TimeZoneInfo zone)
{
    private const long Earliest = -62_135_596_800_000, Latest = 253_402_300_799_999; // years 1 to 9999

    /// <summary>The clock face at an instant; instants outside the years 1 to 9999 count as the nearest one inside.</summary>
    public long ToLocal(long utc)
    {
        var inside = Math.Clamp(utc, Earliest, Latest);
        return Math.Clamp(inside + OffsetAt(inside), Earliest, Latest);
    }

    /// <summary>The instant at which the clock face shows a time: the first or last of two, the change itself where the time is skipped.</summary>
    public long ToUtc(long local, bool last)
    {
        var (one, other) = (local - OffsetAt(local - DayHours.Day), local - OffsetAt(local + DayHours.Day));
        var (early, late) = (Math.Min(one, other), Math.Max(one, other));
        var (earlyShows, lateShows) = (early + OffsetAt(early) == local, late + OffsetAt(late) == local);

        if (lateShows && (last || !earlyShows)) return late;
        return earlyShows ? early : ChangeBetween(early, late);
    }

    /// <summary>The instant from <paramref name="start"/> to <paramref name="end"/> from which the clock is set differently; the end where it is not.</summary>
    public long ChangeWithin(long start, long end) => OffsetAt(start) == OffsetAt(end - 1) ? end : ChangeBetween(start, end - 1);

    private long ChangeBetween(long before, long after)
    {
        var offset = OffsetAt(before);
        while (after - before > 1)
        {
            var middle = before + (after - before) / 2;
            if (OffsetAt(middle) == offset) before = middle;
            else after = middle;
        }

        return after;
    }

    private long OffsetAt(long utc)
    {
        var inside = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(utc, Earliest, Latest)).UtcDateTime;
        return zone.GetUtcOffset(inside).Ticks / TimeSpan.TicksPerMillisecond;
    }
}

namespace FinServ.Compliance.Hosting.Jobs;

/// <summary>A span of time that a job answers for.</summary>
/// <param name="From">Start (UTC, inclusive).</param>
/// <param name="Until">End (UTC, exclusive).</param>
public readonly record struct WindowSpan(DateTimeOffset From, DateTimeOffset Until);

/// <summary>Cuts time into windows without gap or overlap, so that what a job has done can be told by window, not by tick.</summary>
public abstract record JobSchedule
{
    /// <summary>The window that holds an instant.</summary>
    public abstract WindowSpan Containing(DateTimeOffset at);

    /// <summary>The window after another.</summary>
    public WindowSpan After(WindowSpan window) => Containing(window.Until);

    /// <summary>Windows of equal length, counted from 1970 in UTC; the length divides a day.</summary>
    public static JobSchedule Every(TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, TimeSpan.FromSeconds(1));
        if (TimeSpan.FromDays(1).Ticks % length.Ticks != 0)
            throw new ArgumentOutOfRangeException(nameof(length), length, "The length must divide a day.");
        return new EqualWindows(length);
    }

    /// <summary>Windows from one local time of day to the next day's.</summary>
    public static JobSchedule Daily(TimeOnly at, TimeZoneInfo zone) => new LocalWindows(1, null, at, zone);

    /// <summary>Windows from one local time of a weekday to the next week's.</summary>
    public static JobSchedule Weekly(DayOfWeek day, TimeOnly at, TimeZoneInfo zone) => new LocalWindows(7, day, at, zone);

    private sealed record EqualWindows(TimeSpan Length) : JobSchedule
    {
        public override WindowSpan Containing(DateTimeOffset at)
        {
            var ticks = at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
            var start = DateTimeOffset.UnixEpoch.AddTicks(ticks - (((ticks % Length.Ticks) + Length.Ticks) % Length.Ticks));
            return new(start, start + Length);
        }
    }

    private sealed record LocalWindows(int Days, DayOfWeek? Day, TimeOnly At, TimeZoneInfo Zone) : JobSchedule
    {
        public override WindowSpan Containing(DateTimeOffset at)
        {
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);
            while (Day is { } weekday && day.DayOfWeek != weekday) day = day.AddDays(-1);
            if (at < Instant(day)) day = day.AddDays(-Days);
            var next = day.AddDays(Days);
            return at < Instant(next) ? new(Instant(day), Instant(next)) : new(Instant(next), Instant(next.AddDays(Days)));
        }

        /// <summary>A time that a clock change leaves out is the first one after it; of one that comes twice it is the first.</summary>
        private DateTimeOffset Instant(DateOnly day)
        {
            var local = day.ToDateTime(At);
            while (Zone.IsInvalidTime(local)) local = local.AddMinutes(15);
            var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
            return new DateTimeOffset(local, offset).ToUniversalTime();
        }
    }
}

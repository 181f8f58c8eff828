using FinServ.Compliance.Calendars;

namespace FinServ.Compliance.Tests.Calendars;

/// <summary>Counts time as one would by hand: walks along the zone's clock minute by minute and looks at every one.</summary>
/// <remarks>
/// It knows a calendar only by its week and days, and converts only from UTC. Within a minute nothing changes but pauses,
/// so it stops at their ends too and is exact to the millisecond.
/// </remarks>
internal sealed class SlowClock(CalendarDefinition calendar, Pause[] pauses)
{
    private const long Minute = 60_000;

    /// <summary>First instant at which that much time, or that much open time, has passed unpaused.</summary>
    public long Due(long start, long time, bool openOnly)
    {
        var (at, left) = (start, time);
        while (true)
        {
            var step = Step(at);
            var counts = (!openOnly || IsOpen(at)) && !IsPaused(at);
            if (counts && left <= step) return at + left;
            if (counts) left -= step;
            at += step;
        }
    }

    public long OpenTime(long from, long until)
    {
        var time = 0L;
        for (var at = from; at < until;)
        {
            var step = Math.Min(Step(at), until - at);
            if (IsOpen(at) && !IsPaused(at)) time += step;
            at += step;
        }

        return time;
    }

    /// <summary>The end of the n-th day after day 0, each midnight in a pause adding one.</summary>
    public long NaturalDue(long start, int days)
    {
        var at = start;
        for (var left = days + 1; ;)
        {
            var day = DayOf(at);
            at = First(at, instant => DayOf(instant) != day);
            if (!pauses.Any(pause => pause.From < at && at <= pause.Until)) left--;
            if (left == 0) return at;
        }
    }

    /// <summary>Close of the n-th working day after the effective one, or the same clock time on it, moved by what the pauses take.</summary>
    public long WorkingDue(long start, int days, bool rolling)
    {
        var today = OpenMinutesOf(DayOf(start));
        var isToday = today.Count > 0 && (start < today[^1] + Minute || (!rolling && start == today[^1] + Minute));
        var effective = isToday ? Math.Max(start, today[0]) : FirstOpenOf(NextWorkingDay(DayOf(start)));

        var day = DayOf(isToday ? start : effective);
        for (var left = days; left > 0; left--) day = NextWorkingDay(day);
        var open = OpenMinutesOf(day);
        var due = !rolling ? open[^1] + Minute : days == 0 ? effective : Math.Clamp(AtClockTime(day, ClockTime(effective)), open[0], open[^1] + Minute);

        var length = new SlowClock(calendar, []).OpenTime(effective, due);
        return length == 0 ? due : Math.Max(due, Due(effective, length, openOnly: true));
    }

    private bool IsPaused(long at) => pauses.Any(pause => pause.From <= at && at < pause.Until);

    private bool IsOpen(long at) => calendar.HoursOf(DayOf(at), true).Spans.Any(span => span.From <= ClockTime(at) && ClockTime(at) < span.Until);

    private DateOnly DayOf(long at) => DateOnly.FromDateTime(Local(at));

    private long ClockTime(long at) => Local(at).TimeOfDay.Ticks / TimeSpan.TicksPerMillisecond;

    private long FirstOpenOf(DateOnly day) => OpenMinutesOf(day)[0];

    private DateOnly NextWorkingDay(DateOnly day)
    {
        do day = day.AddDays(1);
        while (OpenMinutesOf(day).Count == 0);
        return day;
    }

    private List<long> OpenMinutesOf(DateOnly day) => [.. MinutesOf(day).Where(IsOpen)];

    private IEnumerable<long> MinutesOf(DateOnly day)
    {
        var noon = new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero).ToUnixTimeMilliseconds();
        for (var at = noon - 30 * 60 * Minute; at < noon + 30 * 60 * Minute; at += Minute)
            if (DayOf(at) == day) yield return at;
    }

    /// <summary>The first minute of a day that shows the time or, where it is skipped, a later one.</summary>
    private long AtClockTime(DateOnly day, long time)
    {
        var minute = MinutesOf(day).First(at => ClockTime(at) / Minute >= time / Minute);
        return ClockTime(minute) / Minute == time / Minute ? minute + time % Minute : minute;
    }

    private static long First(long at, Func<long, bool> holds)
    {
        do at += Minute - Past(at);
        while (!holds(at));
        return at;
    }

    /// <summary>To the next minute or the next end of a pause.</summary>
    private long Step(long at) =>
        pauses.SelectMany(pause => new[] { pause.From, pause.Until }).Where(end => end > at).Append(at - Past(at) + Minute).Min() - at;

    private static long Past(long at) => ((at % Minute) + Minute) % Minute;

    private DateTime Local(long utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTimeOffset.FromUnixTimeMilliseconds(utc).UtcDateTime, calendar.Zone);
}

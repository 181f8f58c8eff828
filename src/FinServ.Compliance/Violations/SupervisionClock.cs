using FinServ.Compliance.Calendars;

namespace FinServ.Compliance.Violations;

/// <summary>Counts the deadlines of supervision itself on the calendar of the unit concerned: hours run day and night, days are working or natural ones.</summary>
/// <param name="calendarOf">The calendar of a unit; that of the bank where none is named.</param>
public sealed class SupervisionClock(Func<string?, BusinessCalendar> calendarOf)
{
    public BusinessCalendar CalendarOf(string? unit) => calendarOf(unit);

    /// <summary>Last instant (UTC, inclusive) of a period.</summary>
    public DateTimeOffset Due(string? unit, DateTimeOffset start, Amount amount, params ReadOnlySpan<Pause> pauses)
    {
        var due = calendarOf(unit).DueAfter(start.ToUnixTimeMilliseconds(), amount, CountingOf(amount), pauses);
        return due.IsNever ? DateTimeOffset.MaxValue : DateTimeOffset.FromUnixTimeMilliseconds(due.At);
    }

    /// <summary>How supervision counts an amount: `4h` are running hours, never opening hours (policy/rules.md §4).</summary>
    public static Counting CountingOf(Amount amount) =>
        amount.Unit == AmountUnit.Milliseconds ? Counting.Running : amount.UsualCounting;

    /// <summary>The day in the unit's zone.</summary>
    public DateOnly DayOf(string? unit, DateTimeOffset at) => calendarOf(unit).LocalDay(at.ToUnixTimeMilliseconds());

    /// <summary>The day to which an instant belongs as an end: a deadline at 24:00 is the end of its day, not the start of the next.</summary>
    public DateOnly LastDayOf(string? unit, DateTimeOffset at) => calendarOf(unit).LocalDay(at.ToUnixTimeMilliseconds() - 1);

    /// <summary>Close of business of the week's last working day: by then the collective notice is issued (policy/rules.md 1.7).</summary>
    /// <returns>That of the week of <paramref name="at"/>, or of the next week that has one still to come.</returns>
    public DateTimeOffset CloseOfWeek(string? unit, DateTimeOffset at)
    {
        var calendar = calendarOf(unit);
        var now = at.ToUnixTimeMilliseconds();
        for (var monday = MondayOf(calendar.LocalDay(now)); ; monday = monday.AddDays(7))
        {
            for (var day = monday.AddDays(6); day >= monday; day = day.AddDays(-1))
            {
                if (calendar.SegmentsOf(day) is not [.., var last]) continue;
                if (last.Until >= now) return DateTimeOffset.FromUnixTimeMilliseconds(last.Until);
                break; // the week's last working day is over
            }
        }
    }

    /// <summary>Working days after the day of one instant, up to the day of the other.</summary>
    public int WorkingDaysBetween(string? unit, DateTimeOffset from, DateTimeOffset until) =>
        calendarOf(unit).WorkingDaysBetween(DayOf(unit, from), DayOf(unit, until));

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

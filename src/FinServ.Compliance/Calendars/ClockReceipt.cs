using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Calendars;

/// <summary>Why a stretch of time was counted or skipped.</summary>
public enum ReceiptReason
{
    /// <summary>Time that simply runs.</summary>
    RunningTime,

    /// <summary>Hours of the calendar.</summary>
    WorkingHours,

    /// <summary>A natural day after day 0.</summary>
    NaturalDay,

    /// <summary>A working day after day 0.</summary>
    WorkingDay,

    /// <summary>A weekend day that is worked in exchange.</summary>
    MakeUpDay,

    /// <summary>Day 0: the day of the start, or the working day on which it takes effect.</summary>
    StartDay,

    /// <summary>The last day of rolling working days, up to the clock time at which they began.</summary>
    SameClockTime,

    /// <summary>Before opening, after close, or between two openings.</summary>
    OutsideHours,

    /// <summary>A day without hours by the week alone, such as a weekend.</summary>
    DayOff,

    /// <summary>A statutory holiday.</summary>
    StatutoryHoliday,

    /// <summary>A day off in exchange.</summary>
    InLieu,

    /// <summary>The clock stood still.</summary>
    Paused,
}

/// <summary>One line of a clock receipt.</summary>
/// <param name="From">First instant (UTC ms).</param>
/// <param name="Until">First instant of the next line; of the last line, the deadline. <see cref="long.MaxValue"/> in a pause that lasts.</param>
/// <param name="Counted">Whether it went into the sum.</param>
/// <param name="Amount">What it added to the sum, in the receipt's unit; 0 where skipped.</param>
/// <param name="Reason">Why it was counted or skipped.</param>
/// <param name="Name">The holiday's name, where it has one.</param>
/// <param name="IsPublished">False where the days were not published and the week stood in for them.</param>
public sealed record ReceiptSegment(long From, long Until, bool Counted, long Amount, ReceiptReason Reason, string? Name, bool IsPublished);

/// <summary>How a deadline was reached, so that the accused can redo the sum: what was counted or skipped, and why.</summary>
/// <remarks>The lines follow each other without gaps from the start to the deadline, and what they count adds up to <see cref="Total"/>.</remarks>
/// <param name="Calendar">Name of the calendar.</param>
/// <param name="CalendarVersion">Its version when the sum was made.</param>
/// <param name="CalendarHash">Hash of its contents then.</param>
/// <param name="Zone">Its time zone (IANA).</param>
/// <param name="WorksMakeUpDays">Whether the unit works on make-up days.</param>
/// <param name="Start">When the clock started (UTC ms).</param>
/// <param name="Limit">The period as the rule gives it.</param>
/// <param name="Counting">Which time was counted.</param>
/// <param name="Unit">In what <paramref name="Total"/> and the lines count: the limit's own days, or milliseconds where time was counted or a pause took part of a day.</param>
/// <param name="Total">The length to be counted: the limit, its months or years as days, or a paused limit in working days as working time.</param>
/// <param name="Due">The deadline, and whether it is provisional.</param>
/// <param name="DueWithoutPauses">The deadline as it would be without pauses.</param>
/// <param name="Segments">The lines.</param>
public sealed record ClockReceipt(
    string Calendar,
    int CalendarVersion,
    string CalendarHash,
    string Zone,
    bool WorksMakeUpDays,
    long Start,
    Amount Limit,
    Counting Counting,
    AmountUnit Unit,
    long Total,
    Deadline Due,
    Deadline DueWithoutPauses,
    IReadOnlyList<ReceiptSegment> Segments)
{
    /// <summary>A line in the words of the person who redoes the sum.</summary>
    public LocalText Say(ReceiptSegment segment) => ReceiptText.Of(segment, Unit);
}

using FinServ.Compliance.Calendars;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Evaluation;

/// <summary>Computes deadlines of obligations: period or instant, pauses, extensions, restarts.</summary>
internal sealed class ObligationClock(CompiledClock clock, UnitCalendars calendars)
{
    private readonly DeadlineDefinition due = clock.Definition.Owe?.Due ?? clock.Definition.Require?.Due ?? new([], null, null);

    /// <summary>Gives the frame the calendar of the trigger, and how days end in this clock.</summary>
    public void Place(Frame frame, int trigger) => (frame.Calendar, frame.DaysClose) = (calendars.Of(trigger, due.Use), due.Use != CalendarUse.Nat);

    /// <summary>Sets the deadline anew from all that is known up to an instant.</summary>
    public void Reckon(Obligation duty, Frame frame, long until)
    {
        (frame.It, frame.Trigger, frame.Until, frame.Due) = (duty.Trigger, duty.Trigger, until, Instants.Unknown);
        Place(frame, duty.Trigger);
        if (clock.Pauses.Count > 0) duty.Pauses = PauseWindows.Of(clock.Pauses, frame, until);
        (frame.It, duty.Due) = (duty.Trigger, Deadline.Never);
        if (duty.ExtendedTo != Instants.Unknown) duty.Due = ByInstant(duty.ExtendedTo, duty.ExtendedAt, duty, frame);
        else if (clock.By is not null) duty.Due = ByInstant(clock.By(frame), duty.TriggerAt, duty, frame);
        if (duty.Due.IsNever) duty.Due = ByPeriod(duty, frame);
    }

    /// <summary>The deadline of a period that counts from an instant.</summary>
    public Deadline After(long start, CompiledPeriod period, Frame frame, Pause[] pauses) =>
        calendars.Of(frame.Trigger, period.Definition.Use).DueAfter(start, AmountOf(period.Definition, frame), CountingOf(period.Definition), pauses);

    /// <summary>The deadline if the period were longer by a share of itself, in whole days.</summary>
    public Deadline Enlarged(Obligation duty, Frame frame, decimal share)
    {
        if (duty.Period is not { } period) return Deadline.Never;
        var amount = AmountOf(period, frame);
        return After(duty, frame, period, amount with { Value = amount.Value + (long)Math.Ceiling(amount.Value * share) });
    }

    public static Amount AmountOf(PeriodDefinition period, Frame frame)
    {
        var millionths = period.Parameter is { } key ? frame.Parameters.Number(key, frame.World.Set[frame.Trigger].At) : (long)(period.Number!.Value * Instants.Millionth);
        return period.Unit switch
        {
            PeriodUnit.Seconds => Amount.Milliseconds(millionths / 1_000),
            PeriodUnit.Minutes => Amount.Milliseconds(millionths * 60 / 1_000),
            PeriodUnit.Hours => Amount.Milliseconds(millionths * 3_600 / 1_000),
            PeriodUnit.Days => Amount.NaturalDays(millionths / Instants.Millionth),
            PeriodUnit.WorkingDays => Amount.WorkingDays(millionths / Instants.Millionth),
            _ => new(millionths / Instants.Millionth, AmountUnit.RollingWorkingDays),
        };
    }

    public static Counting CountingOf(PeriodDefinition period) => period.Unit switch
    {
        PeriodUnit.Days => Counting.Natural,
        PeriodUnit.WorkingDays => Counting.Working,
        PeriodUnit.RollingDays => Counting.Rolling,
        _ => period.Use == CalendarUse.H24 ? Counting.Running : Counting.Service,
    };

    private Deadline ByPeriod(Obligation duty, Frame frame)
    {
        foreach (var period in clock.Periods)
        {
            if (period.When is not null && period.When(frame) != Truth.True) continue;
            duty.Period = period.Definition;
            return After(duty, frame, period.Definition, AmountOf(period.Definition, frame));
        }

        return Deadline.Never;
    }

    private Deadline After(Obligation duty, Frame frame, PeriodDefinition period, Amount amount)
    {
        var calendar = calendars.Of(frame.Trigger, period.Use);
        return duty.StartsOnDay
            ? calendar.DueAfter(calendar.LocalDay(duty.Start), amount, CountingOf(period), duty.Pauses)
            : calendar.DueAfter(duty.Start, amount, CountingOf(period), duty.Pauses);
    }

    /// <summary>A date alone ends with the working day in a BIZ clock (the next one if it is a day off), at 24:00 in a NAT clock.</summary>
    private Deadline ByInstant(long instant, long since, Obligation duty, Frame frame)
    {
        if (!Truth.IsKnown(instant)) return Deadline.Never;
        duty.Period = null;
        var by = Instants.IsDay(instant)
            ? frame.Calendar!.DueOn(Instants.DayOf(instant), due.Use == CalendarUse.Nat ? Counting.Natural : Counting.Working)
            : new(instant, IsProvisional: false);
        if (duty.Pauses.Length > 0) by = Moved(by, since, duty.Pauses, frame.Calendar!);
        return clock.Grace is null || by.IsNever ? by : After(by.At, clock.Grace, frame, []);
    }

    /// <summary>A deadline that was given moves by what is paused after it was given, in whole days.</summary>
    private Deadline Moved(Deadline given, long since, Pause[] pauses, BusinessCalendar calendar)
    {
        Pause[] later = [.. pauses.Where(pause => pause.Until > since).Select(pause => pause with { From = Math.Max(pause.From, since) })];
        if (later.Length == 0 || given.IsNever || given.At <= since) return given;
        if (due.Use != CalendarUse.Nat)
            return calendar.DueAfter(since, Amount.WorkingDays(calendar.WorkingDaysBetween(calendar.LocalDay(calendar.FirstOpen(since)), calendar.LocalDay(given.At))), Counting.Working, later);
        return calendar.DueAfter(since, Amount.NaturalDays(calendar.LocalDay(given.At - 1).DayNumber - calendar.LocalDay(since).DayNumber), Counting.Natural, later);
    }
}

using FinServ.Compliance.Calendars;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Evaluation;

/// <summary>Computes deadlines of obligations: period or instant, pauses, extensions, restarts.</summary>
internal sealed class ObligationClock(CompiledClock clock, UnitCalendars calendars)
{
    public BusinessCalendar CalendarOf(int trigger) => calendars.Of(trigger, clock.Definition.Owe?.Due.Use ?? clock.Definition.Require?.Due?.Use ?? CalendarUse.Biz);

    /// <summary>Sets the deadline anew from all that is known up to an instant.</summary>
    public void Reckon(Obligation duty, Frame frame, long until)
    {
        (frame.It, frame.Trigger, frame.Until, frame.Due) = (duty.Trigger, duty.Trigger, until, Instants.Unknown);
        frame.Calendar = CalendarOf(duty.Trigger);
        duty.Pauses = clock.Pauses.Count == 0 ? [] : PauseWindows.Of(clock.Pauses, frame, until);
        duty.Due = duty.ExtendedTo != Instants.Unknown ? ByInstant(duty.ExtendedTo, frame) : clock.By is not null ? ByInstant(clock.By(frame), frame) : ByPeriod(duty, frame, duty.Start);
    }

    /// <summary>The deadline of a period that counts from an instant.</summary>
    public Deadline After(long start, CompiledPeriod period, Frame frame, IReadOnlyList<Pause> pauses)
    {
        var amount = AmountOf(period.Definition, frame);
        return calendars.Of(frame.Trigger, period.Definition.Use).DueAfter(start, amount, CountingOf(period.Definition), [.. pauses]);
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

    private Deadline ByPeriod(Obligation duty, Frame frame, long start)
    {
        foreach (var period in clock.Periods)
        {
            if (period.When is not null && period.When(frame) != Truth.True) continue;
            duty.Period = period.Definition;
            return After(start, period, frame, duty.Pauses);
        }

        return Deadline.Never;
    }

    /// <summary>A date alone ends with the working day in a BIZ clock (the next one if it is a day off), at 24:00 in a NAT clock.</summary>
    private Deadline ByInstant(long instant, Frame frame)
    {
        if (!Truth.IsKnown(instant)) return Deadline.Never;
        var due = Instants.IsDay(instant)
            ? frame.Calendar!.DueOn(Instants.DayOf(instant), clock.Definition.Owe?.Due.Use == CalendarUse.Nat ? Counting.Natural : Counting.Working)
            : new(instant, IsProvisional: false);
        return clock.Grace is null || due.IsNever ? due : After(due.At, clock.Grace, frame, []);
    }
}

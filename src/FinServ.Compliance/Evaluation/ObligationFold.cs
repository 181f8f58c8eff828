using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Evaluation;

/// <summary>Folds one clock over one subject's timeline: opens obligations, moves their deadlines, discharges and lifts them.</summary>
/// <remarks>
/// `Evaluate` is the fold of <see cref="Step"/> over the instants of a timeline, then <see cref="Finish"/>. Events of one
/// instant are taken together, so that their order within it cannot matter (design.md §4, Discharge).
/// </remarks>
internal sealed class ObligationFold(CompiledClock clock, UnitCalendars calendars) : IClockFold
{
    private readonly ObligationClock reckoning = new(clock, calendars);
    private readonly ObligationActs acts = new(clock);
    private readonly ObligationVerdict verdicts = new(clock, calendars);
    private readonly List<Obligation> duties = [];
    private readonly List<Obligation> spare = [];
    private readonly bool moves = clock.Pauses.Count > 0 || clock.By is not null || clock.Restarts.Count > 0 || clock.Extensions.Count > 0
        || clock.Periods.Any(period => period.When is not null);

    public void Begin()
    {
        spare.AddRange(duties);
        duties.Clear();
    }

    public void Step(ReadOnlySpan<int> rows, Frame frame)
    {
        var at = frame.World.Set[rows[0]].At;
        foreach (var row in rows) Open(row, frame, at);
        if (duties.Count == 0) return;
        if (moves) Move(rows, frame, at);
        acts.Discharge(duties, rows, frame, at);
        Lift(rows, frame, at);
    }

    public void Finish(Frame frame, int subject, SubjectKind kind, long now, JudgementSink sink)
    {
        foreach (var duty in duties)
        {
            // A deadline that facts give, such as the first of several events, is known when all of them are.
            if (clock.By is not null && duty.ExtendedTo == Instants.Unknown) reckoning.Reckon(duty, frame, now);
            sink(verdicts.Of(duty, frame, subject, kind, now));
        }
    }

    private void Open(int row, Frame frame, long at)
    {
        if (clock.Definition.Once && duties.Exists(one => !one.Uncertain)) return;
        (frame.Trigger, frame.Act, frame.Until, frame.Due) = (row, -1, at, Instants.Unknown);
        var truth = Triggers(frame, row);
        if (truth == Truth.False) return;
        reckoning.Place(frame, row);
        truth = Applies(frame, row, truth);
        if (truth == Truth.False || !InForce(frame, at)) return;

        if (clock.Definition.Once && duties.Count > 0)
        {
            if (truth == Truth.Unknown) return;
            Begin(); // a trigger that is certain takes the place of one that was not
        }

        var duty = Spare();
        duty.Begin(row, at, IsDay(frame, row), truth == Truth.Unknown);
        reckoning.Reckon(duty, frame, at);
        duties.Add(duty);
        acts.LookBack(duty, frame);
    }

    private Obligation Spare()
    {
        if (spare.Count == 0) return new();
        var duty = spare[^1];
        spare.RemoveAt(spare.Count - 1);
        return duty;
    }

    private long Triggers(Frame frame, int row)
    {
        var triggered = Truth.False;
        foreach (var match in clock.On) triggered = Truth.Or(triggered, match.Matches(frame, row));
        return triggered;
    }

    private long Applies(Frame frame, int row, long triggered)
    {
        frame.It = row;
        if (clock.Where is not null) triggered = Truth.And(triggered, clock.Where(frame));
        if (triggered == Truth.False || clock.Unless is null) return triggered;
        frame.It = row;
        return Truth.And(triggered, Truth.Not(clock.Unless(frame)));
    }

    /// <summary>A version of a rule judges the triggers of its own days.</summary>
    private bool InForce(Frame frame, long at)
    {
        if (clock.Rule.InForceOn is null && clock.Rule.InForceUntil is null) return true;
        var day = frame.Calendar!.LocalDay(at);
        return (clock.Rule.InForceOn is not { } first || day >= first) && (clock.Rule.InForceUntil is not { } last || day <= last);
    }

    /// <summary>What comes at or before the deadline may move it; what comes later may not.</summary>
    private void Move(ReadOnlySpan<int> rows, Frame frame, long at)
    {
        foreach (var duty in duties)
        {
            if (!duty.IsOpen || at > duty.Due.At || at < duty.TriggerAt) continue;
            reckoning.Place(frame, duty.Trigger);
            foreach (var row in rows)
            {
                (frame.Trigger, frame.Act, frame.Until, frame.Due) = (duty.Trigger, row, at, duty.Due.At);
                if (row != duty.Trigger && Restarts(frame, row)) duty.Restart(at, IsDay(frame, row));
                Extend(duty, row, frame, at);
            }

            reckoning.Reckon(duty, frame, at);
        }
    }

    private bool Restarts(Frame frame, int row)
    {
        foreach (var restart in clock.Restarts)
        {
            if (restart.Matches(frame, row) == Truth.True) return true;
        }

        return false;
    }

    private void Extend(Obligation duty, int row, Frame frame, long at)
    {
        foreach (var extension in clock.Extensions)
        {
            frame.Act = row;
            if (extension.Match.Matches(frame, row) != Truth.True) continue;
            frame.It = row;
            var until = extension.Until is null ? reckoning.After(at, extension.Within!, frame, duty.Pauses).At : extension.Until(frame);
            if (!Truth.IsKnown(until)) continue;
            if (extension.AtMostShare is { } share) until = Math.Min(until, reckoning.Enlarged(duty, frame, share).At);
            (duty.ExtendedTo, duty.ExtendedAt) = (until, at);
        }
    }

    private void Lift(ReadOnlySpan<int> rows, Frame frame, long at)
    {
        if (clock.Lifts.Count == 0) return;
        foreach (var duty in duties)
        {
            if (!duty.IsOpen || at > duty.Due.At) continue;
            foreach (var row in rows)
            {
                if (row == duty.Trigger) continue;
                (frame.Trigger, frame.Act, frame.Until, frame.Due) = (duty.Trigger, row, at, duty.Due.At);
                foreach (var lift in clock.Lifts)
                {
                    if (lift.Match.Matches(frame, row) == Truth.True) (duty.LiftedBy, duty.LiftRow) = (lift, row);
                }
            }
        }
    }

    private static bool IsDay(Frame frame, int row) => (frame.World.Set[row].Marks & EventMarks.DayPrecision) != 0;
}

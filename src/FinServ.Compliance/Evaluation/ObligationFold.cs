using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Evaluation;

/// <summary>Folds one clock over one subject's timeline: opens obligations, moves their deadlines, discharges them.</summary>
/// <remarks>
/// `Evaluate` is the fold of <see cref="Step"/> over the instants of a timeline, then <see cref="Finish"/>. Events of one
/// instant are taken together, so that their order within it cannot matter (design.md §4, Discharge).
/// </remarks>
internal sealed class ObligationFold(CompiledClock clock, UnitCalendars calendars) : IClockFold
{
    private readonly ObligationClock reckoning = new(clock, calendars);
    private readonly ObligationVerdict verdicts = new(clock, calendars);
    private readonly List<Obligation> duties = [];
    private readonly bool moves = clock.Pauses.Count > 0 || clock.Periods.Any(period => period.When is not null);

    public void Begin() => duties.Clear();

    public void Step(ReadOnlySpan<int> rows, Frame frame)
    {
        var at = frame.World.Set[rows[0]].At;
        Open(rows, frame, at);
        if (duties.Count == 0) return;
        Move(rows, frame, at);
        Discharge(rows, frame, at);
        Lift(rows, frame, at);
    }

    public void Finish(Frame frame, int subject, bool freeKey, long now, JudgementSink sink)
    {
        foreach (var duty in duties) sink(verdicts.Of(duty, frame, subject, freeKey, now));
    }

    private void Open(ReadOnlySpan<int> rows, Frame frame, long at)
    {
        foreach (var row in rows)
        {
            frame.Trigger = row;
            frame.Act = -1;
            frame.Until = at;
            frame.Calendar = reckoning.CalendarOf(row);
            var truth = Applies(frame, row);
            if (truth == Truth.False || !InForce(frame, at)) continue;
            var duty = new Obligation { Trigger = row, TriggerAt = at, Start = at, Uncertain = truth == Truth.Unknown };
            reckoning.Reckon(duty, frame, at);
            duties.Add(duty);
            if (clock.Definition.Owe is { AlreadyThere: true }) LookBack(duty, frame);
        }
    }

    private long Applies(Frame frame, int row)
    {
        var triggered = Truth.False;
        foreach (var match in clock.On) triggered = Truth.Or(triggered, match.Matches(frame, row));
        if (triggered == Truth.False) return Truth.False;
        frame.It = row;
        if (clock.Where is not null) triggered = Truth.And(triggered, clock.Where(frame));
        if (triggered == Truth.False) return Truth.False;
        frame.It = row;
        return clock.Unless is null ? triggered : Truth.And(triggered, Truth.Not(clock.Unless(frame)));
    }

    /// <summary>A version of a rule judges the triggers of its own days.</summary>
    private bool InForce(Frame frame, long at)
    {
        if (clock.Rule.InForceOn is null && clock.Rule.InForceUntil is null) return true;
        var day = frame.Calendar!.LocalDay(at);
        return (clock.Rule.InForceOn is not { } first || day >= first) && (clock.Rule.InForceUntil is not { } last || day <= last);
    }

    /// <summary>Where a thing must exist, one that exists before the trigger is enough (policy/rules.md §1.7).</summary>
    private void LookBack(Obligation duty, Frame frame)
    {
        for (var i = 0; i < frame.RowCount && duty.IsOpen; i++)
        {
            var row = frame.Rows[i];
            if (frame.World.Set[row].At >= duty.TriggerAt) return;
            Try(duty, row, frame, duty.TriggerAt);
        }
    }

    private void Move(ReadOnlySpan<int> rows, Frame frame, long at)
    {
        if (!moves && clock.Restarts.Count == 0 && clock.Extensions.Count == 0) return;
        foreach (var duty in duties)
        {
            if (!duty.IsOpen || at > duty.Due.At || at < duty.TriggerAt) continue;
            (frame.Trigger, frame.Until, frame.Due) = (duty.Trigger, at, duty.Due.At);
            foreach (var row in rows)
            {
                if (row != duty.Trigger && clock.Restarts.Any(restart => restart.Matches(frame, row) == Truth.True)) (duty.Start, duty.ExtendedTo) = (at, Instants.Unknown);
                Extend(duty, row, frame, at);
            }

            reckoning.Reckon(duty, frame, at);
        }
    }

    private void Extend(Obligation duty, int row, Frame frame, long at)
    {
        foreach (var extension in clock.Extensions)
        {
            frame.Act = row;
            if (extension.Match.Matches(frame, row) != Truth.True) continue;
            frame.It = row;
            duty.ExtendedTo = extension.Until is { } until ? until(frame) : reckoning.After(at, extension.Within!, frame, duty.Pauses).At;
        }
    }

    private void Discharge(ReadOnlySpan<int> rows, Frame frame, long at)
    {
        foreach (var row in rows)
        {
            foreach (var duty in duties)
            {
                if (!duty.IsOpen || row == duty.Trigger || (at == duty.TriggerAt && clock.Definition.Owe is { Strictly: true })) continue;
                if (Try(duty, row, frame, at) && clock.Definition.Owe is { Oldest: true }) break;
            }
        }

        if (clock.Elements.Count > 0) Complete(frame, at);
    }

    /// <returns>True when the act counted for this obligation.</returns>
    private bool Try(Obligation duty, int row, Frame frame, long at)
    {
        for (var i = 0; i < clock.Acts.Count; i++)
        {
            var act = clock.Acts[i];
            if (!act.Match.Types.Contains(frame.World.Set[row].Type) || !Tied(duty, row, frame)) continue;
            (frame.Trigger, frame.Act, frame.Until, frame.Due) = (duty.Trigger, row, at, duty.Due.At);
            var truth = act.Match.Matches(frame, row);
            if (truth == Truth.Unknown) duty.PerhapsDischarged = true;
            if (truth != Truth.True) continue;
            var effect = act.At is null ? frame.World.Set[row].At : act.At(frame);
            if (!Truth.IsKnown(effect)) continue;
            Count(duty, i, row, effect);
            return true;
        }

        return false;
    }

    private void Count(Obligation duty, int act, int row, long effect)
    {
        var all = clock.Definition.Owe!.All;
        if (!all && clock.Acts[act].Times == 1)
        {
            (duty.Act, duty.DischargedAt) = (row, effect);
            return;
        }

        duty.Effects ??= [.. clock.Acts.Select(_ => Instants.Unknown)];
        duty.Counts ??= new int[clock.Acts.Count];
        if (++duty.Counts[act] < clock.Acts[act].Times) return;
        if (duty.Effects[act] == Instants.Unknown) duty.Effects[act] = effect;
        if (all && duty.Effects.Contains(Instants.Unknown)) return;
        (duty.Act, duty.DischargedAt) = (row, all ? duty.Effects.Max() : effect);
    }

    private bool Tied(Obligation duty, int row, Frame frame)
    {
        var set = frame.World.Set;
        foreach (var field in clock.Same)
        {
            var owed = set.Field(duty.Trigger, field);
            if (owed == Instants.Unknown || set.Field(row, field) != owed) return false;
        }

        return true;
    }

    /// <summary>Asks again whether the record is complete, repairs up to this instant included.</summary>
    private void Complete(Frame frame, long at)
    {
        foreach (var duty in duties)
        {
            if (!duty.IsOpen) continue;
            (frame.It, frame.Trigger, frame.Act, frame.Until, frame.Due) = (duty.Trigger, duty.Trigger, -1, at, duty.Due.At);
            var (missing, unknown) = (new List<string>(), false);
            foreach (var (name, complete) in clock.Elements)
            {
                frame.It = duty.Trigger;
                var truth = complete(frame);
                if (truth == Truth.False) missing.Add(name);
                unknown |= truth == Truth.Unknown;
            }

            (duty.Missing, duty.PerhapsDischarged) = (missing, unknown);
            if (missing.Count == 0 && !unknown) duty.DischargedAt = at;
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
}

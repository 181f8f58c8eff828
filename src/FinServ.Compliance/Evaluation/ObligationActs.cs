using FinServ.Compliance.Calendars;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Evaluation;

/// <summary>Decides which acts discharge which obligations, and when a record is complete.</summary>
internal sealed class ObligationActs(CompiledClock clock)
{
    private readonly OweDefinition? owe = clock.Definition.Owe;
    private readonly bool isJudgedAtOnce = clock.Definition.Require is { Due: null };

    /// <summary>Holds the events of one instant against every open obligation.</summary>
    public void Discharge(List<Obligation> duties, ReadOnlySpan<int> rows, Frame frame, long at)
    {
        foreach (var row in rows)
        {
            foreach (var duty in duties)
            {
                if (!duty.IsOpen || row == duty.Trigger || (at == duty.TriggerAt && owe is { Strictly: true })) continue;
                if (Try(duty, row, frame, at) && owe is { Oldest: true }) break;
            }
        }

        if (clock.Elements.Count == 0) return;
        foreach (var duty in duties)
        {
            if (duty.LiftedBy is null && (isJudgedAtOnce ? at == duty.TriggerAt : duty.IsOpen || at <= duty.Due.At)) Complete(duty, frame, at);
        }
    }

    /// <summary>What exists before the trigger counts where a thing must exist (policy/rules.md §1.7), and so does an act of which only the trigger's day is known.</summary>
    public void LookBack(Obligation duty, Frame frame)
    {
        if (clock.Acts.Count == 0) return;
        var set = frame.World.Set;
        var alreadyThere = owe is { AlreadyThere: true };
        for (var i = 0; i < frame.RowCount && duty.IsOpen; i++)
        {
            var row = frame.Rows[i];
            if (set[row].At >= duty.TriggerAt) return;
            if (alreadyThere || ((set[row].Marks & EventMarks.DayPrecision) != 0 && IsSameDay(frame.Calendar!, set[row].At, duty.TriggerAt))) Try(duty, row, frame, duty.TriggerAt);
        }
    }

    private static bool IsSameDay(BusinessCalendar calendar, long one, long other) => calendar.LocalDay(one) == calendar.LocalDay(other);

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
            frame.It = row;
            var effect = act.At is null ? frame.World.Set[row].At : act.At(frame);
            if (!Truth.IsKnown(effect)) continue;
            Count(duty, i, row, effect);
            return true;
        }

        return false;
    }

    private void Count(Obligation duty, int act, int row, long effect)
    {
        if (!owe!.All && clock.Acts[act].Times == 1)
        {
            (duty.Act, duty.DischargedAt) = (row, effect);
            return;
        }

        duty.Effects ??= [.. clock.Acts.Select(_ => Instants.Unknown)];
        duty.Counts ??= new int[clock.Acts.Count];
        if (++duty.Counts[act] < clock.Acts[act].Times) return;
        if (duty.Effects[act] == Instants.Unknown) duty.Effects[act] = effect;
        if (owe.All && duty.Effects.Contains(Instants.Unknown)) return;
        (duty.Act, duty.DischargedAt) = (row, owe.All ? duty.Effects.Max() : effect);
    }

    private bool Tied(Obligation duty, int row, Frame frame)
    {
        foreach (var field in clock.Same)
        {
            var owed = frame.World.Set.Field(duty.Trigger, field);
            if (owed == Instants.Unknown || frame.World.Set.Field(row, field) != owed) return false;
        }

        return true;
    }

    /// <summary>Asks again whether the record is complete, repairs up to this instant included; until the deadline it may become incomplete again.</summary>
    private void Complete(Obligation duty, Frame frame, long at)
    {
        (frame.Trigger, frame.Act, frame.Until, frame.Due) = (duty.Trigger, -1, at, duty.Due.At);
        var (missing, unknown) = (0UL, false);
        for (var i = 0; i < clock.Elements.Count; i++)
        {
            frame.It = duty.Trigger;
            var truth = clock.Elements[i].Complete(frame);
            if (truth == Truth.False) missing |= 1UL << i;
            unknown |= truth == Truth.Unknown;
        }

        if (isJudgedAtOnce || at <= duty.Due.At) (duty.Missing, duty.PerhapsDischarged) = (missing, unknown);
        var complete = missing == 0 && !unknown;
        if (!complete) duty.DischargedAt = Instants.Unknown;
        else if (duty.DischargedAt == Instants.Unknown) duty.DischargedAt = at;
    }
}

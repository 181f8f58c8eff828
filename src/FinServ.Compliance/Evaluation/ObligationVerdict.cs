using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Evaluation;

/// <summary>Decides what is true of an obligation at a moment.</summary>
internal sealed class ObligationVerdict(CompiledClock clock, UnitCalendars calendars)
{
    private readonly int repairs = clock.Elements.Count > 0 ? 1 : 0;
    private readonly double warning = 0.7;

    public Judgement Of(Obligation duty, Frame frame, int subject, bool freeKey, long now)
    {
        var said = Judgement.Of(clock, subject, freeKey, duty.Trigger, duty.TriggerAt) with
        {
            StartAt = duty.Start, Due = duty.Due.IsNever ? Instants.Unknown : duty.Due.At, Provisional = duty.Due.IsProvisional, Pauses = duty.Pauses,
            Period = duty.Period, Act = duty.Act, DischargedAt = duty.DischargedAt, Missing = duty.Missing,
        };
        if (HasNoClock) said.Due = Instants.Unknown;
        if (duty.LiftedBy is { } lift)
        {
            var at = frame.World.Set[duty.LiftRow].At;
            return (said with { Act = duty.LiftRow }).As(lift.Definition.NotApplicable ? VerdictKind.NotApplicable : VerdictKind.Excused, lift.Definition.Reason, at);
        }

        if (duty.DischargedAt != Instants.Unknown && (duty.DischargedAt <= duty.Due.At || HasNoClock)) return said.As(VerdictKind.Met, "in-time", duty.DischargedAt);
        if (HasNoClock) return Defective(duty, frame, said);
        if (now <= duty.Due.At) return Open(duty, frame, said, now);
        return Missed(duty, frame, said, now);
    }

    /// <summary>A record that must be complete at once has no clock; it is judged at its trigger.</summary>
    private bool HasNoClock => clock.Definition.Require is { Due: null };

    private Judgement Defective(Obligation duty, Frame frame, Judgement said)
    {
        if (duty.Missing.Count == 0 || duty.Uncertain) return said.As(VerdictKind.Unknown, duty.Uncertain ? "precondition-unknown" : "field-unknown", Instants.Unknown);
        return Excused(duty, frame, ref said, long.MaxValue) ?? said.As(VerdictKind.Violated, "incomplete", duty.TriggerAt);
    }

    private Judgement Open(Obligation duty, Frame frame, Judgement said, long now)
    {
        if (clock.Elements.Count > 0 && duty.Missing.Count == 0 && duty.PerhapsDischarged) return said.As(VerdictKind.Unknown, "field-unknown", Instants.Unknown);
        if (duty.Due.IsNever) return said.As(VerdictKind.Pending, "paused", Instants.Unknown);
        var calendar = calendars.Of(duty.Trigger, duty.Period?.Use ?? CalendarUse.H24);
        var counting = duty.Period is null ? Calendars.Counting.Running : ObligationClock.CountingOf(duty.Period);
        var warned = calendar.AtShare(duty.Start, duty.Due, warning, counting, [.. duty.Pauses]);
        said.ChangesAt = now < warned ? warned : duty.Due.At + 1;
        return said.As(now < warned ? VerdictKind.Pending : VerdictKind.AtRisk, "open", Instants.Unknown);
    }

    private Judgement Missed(Obligation duty, Frame frame, Judgement said, long now)
    {
        if (Excused(duty, frame, ref said, now) is { } excused) return excused;
        if (duty.Due.IsProvisional) return said.As(VerdictKind.Unknown, "provisional-calendar", Instants.Unknown);
        if (duty.Uncertain) return said.As(VerdictKind.Unknown, "precondition-unknown", Instants.Unknown);
        if (duty.PerhapsDischarged && (clock.Elements.Count == 0 || duty.Missing.Count == 0)) return said.As(VerdictKind.Unknown, "act-unknown", Instants.Unknown);
        if (!IsCovered(duty, frame)) return said.As(VerdictKind.Unknown, "gap", Instants.Unknown);
        return said.As(VerdictKind.Violated, duty.DischargedAt == Instants.Unknown ? "never-discharged" : "discharged-late", duty.Due.At);
    }

    /// <summary>Silence counts only where every awaited type is complete; of several needed acts one that certainly lacks is enough.</summary>
    private bool IsCovered(Obligation duty, Frame frame)
    {
        if (repairs > 0) return Covered(duty, frame, [frame.World.Set.Vocabulary.Event("RecordUpdated")!.Index]);
        if (clock.Definition.Owe is not { All: true }) return Covered(duty, frame, clock.Awaited);
        for (var i = 0; i < clock.Acts.Count; i++)
        {
            var lacks = duty.Effects is null || duty.Effects[i] == Instants.Unknown || duty.Effects[i] > duty.Due.At;
            if (lacks && Covered(duty, frame, clock.Acts[i].Match.Types)) return true;
        }

        return false;
    }

    private static bool Covered(Obligation duty, Frame frame, IEnumerable<int> types)
    {
        ref readonly var trigger = ref frame.World.Set[duty.Trigger];
        foreach (var type in types)
        {
            if (!frame.World.Coverage.IsComplete(type, trigger.Unit, trigger.Source, duty.TriggerAt, duty.Due.At)) return false;
        }

        return true;
    }

    private Judgement? Excused(Obligation duty, Frame frame, ref Judgement said, long now)
    {
        foreach (var excuse in clock.Excuses)
        {
            (frame.It, frame.Trigger, frame.Act, frame.Until, frame.Due) = (duty.Trigger, duty.Trigger, -1, now, duty.Due.At);
            var truth = excuse.Window is null ? excuse.When!(frame) : Touches(excuse, duty, frame, now);
            if (truth == Truth.True) return said.As(VerdictKind.Excused, excuse.Definition.Reason, Instants.Unknown);
            if (truth == Truth.Unknown) return said.As(VerdictKind.Unknown, "excuse-unknown", Instants.Unknown);
        }

        return null;
    }

    /// <summary>A declared window excuses what was owed while it lasted.</summary>
    private static long Touches(CompiledExcuse excuse, Obligation duty, Frame frame, long now)
    {
        var windows = new List<Calendars.Pause>();
        var key = Timelines.KeyOf(in frame.World.Set[duty.Trigger], excuse.Definition.By);
        PauseWindows.Add(windows, excuse.Window!, frame, frame.World.Timelines.Of(excuse.Definition.By).Rows(key), now, excuse.Where);
        return Truth.Of(windows.Exists(window => window.From <= duty.Due.At && window.Until >= duty.TriggerAt));
    }
}

internal static class Judgements
{
    public static Judgement As(this Judgement said, VerdictKind kind, string reason, long decidedAt) => said with { Kind = kind, Reason = reason, DecidedAt = decidedAt };
}

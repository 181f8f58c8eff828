using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Evaluation;

/// <summary>Decides what is true of an obligation at a moment.</summary>
internal sealed class ObligationVerdict(CompiledClock clock, UnitCalendars calendars)
{
    private readonly double warning = 0.7;

    public Judgement Of(Obligation duty, Frame frame, int subject, SubjectKind kind, long now)
    {
        var said = Judgement.Of(clock, subject, kind, duty.Trigger, duty.TriggerAt) with
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

        if (duty.DischargedAt != Instants.Unknown && (HasNoClock || IsInTime(duty, frame))) return said.As(VerdictKind.Met, "in-time", duty.DischargedAt);
        if (HasNoClock) return Defective(duty, frame, said);
        if (now <= duty.Due.At) return Open(duty, frame, said, now);
        return Missed(duty, frame, said, now);
    }

    /// <summary>The deadline itself is in time; an act of which only the day is known is not, where the deadline is the midnight with which that day begins.</summary>
    private bool IsInTime(Obligation duty, Frame frame)
    {
        if (duty.DischargedAt != duty.Due.At) return duty.DischargedAt < duty.Due.At;
        if (duty.Act < 0 || (frame.World.Set[duty.Act].Marks & EventMarks.DayPrecision) == 0) return true;
        var calendar = calendars.Of(duty.Trigger, duty.Period?.Use ?? CalendarUse.Biz);
        return calendar.StartOfDay(calendar.LocalDay(duty.Due.At)) != duty.Due.At;
    }

    /// <summary>A record that must be complete at once has no clock; it is judged at its trigger.</summary>
    private bool HasNoClock => clock.Definition.Require is { Due: null };

    private Judgement Defective(Obligation duty, Frame frame, Judgement said)
    {
        if (duty.Missing == 0 || duty.Uncertain) return said.As(VerdictKind.Unknown, duty.Uncertain ? "precondition-unknown" : "field-unknown", Instants.Unknown);
        return Excused(duty, frame, said, long.MaxValue) ?? said.As(VerdictKind.Violated, "incomplete", duty.TriggerAt);
    }

    private Judgement Open(Obligation duty, Frame frame, Judgement said, long now)
    {
        if (clock.Elements.Count > 0 && duty.Missing == 0 && duty.PerhapsDischarged) return said.As(VerdictKind.Unknown, "field-unknown", Instants.Unknown);
        if (duty.Due.IsNever) return WithoutDeadline(duty, frame, said, now);
        var calendar = calendars.Of(duty.Trigger, duty.Period?.Use ?? CalendarUse.H24);
        var counting = duty.Period is null ? Calendars.Counting.Running : ObligationClock.CountingOf(duty.Period);
        var warned = calendar.AtShare(duty.Start, duty.Due, warning, counting, duty.Pauses);
        said.ChangesAt = now < warned ? warned : duty.Due.At + 1;
        return said.As(now < warned ? VerdictKind.Pending : VerdictKind.AtRisk, "open", Instants.Unknown);
    }

    /// <summary>A pause lasts, or the event that would set the deadline has not come; where it could not be seen, nobody knows.</summary>
    private Judgement WithoutDeadline(Obligation duty, Frame frame, Judgement said, long now)
    {
        if (duty.Pauses.Length > 0) return said.As(VerdictKind.Pending, "paused", Instants.Unknown);
        return Covered(frame, clock.Awaited, duty, now) ? said.As(VerdictKind.Pending, "no-deadline-yet", Instants.Unknown) : said.As(VerdictKind.Unknown, "gap", Instants.Unknown);
    }

    private Judgement Missed(Obligation duty, Frame frame, Judgement said, long now)
    {
        if (Excused(duty, frame, said, now) is { } excused) return excused;
        if (duty.Due.IsProvisional) return said.As(VerdictKind.Unknown, "provisional-calendar", Instants.Unknown);
        if (duty.Uncertain) return said.As(VerdictKind.Unknown, "precondition-unknown", Instants.Unknown);
        if (duty.PerhapsDischarged && (clock.Elements.Count == 0 || duty.Missing == 0)) return said.As(VerdictKind.Unknown, "act-unknown", Instants.Unknown);
        if (!IsCovered(duty, frame)) return said.As(VerdictKind.Unknown, "gap", Instants.Unknown);
        return said.As(VerdictKind.Violated, duty.DischargedAt == Instants.Unknown ? "never-discharged" : "discharged-late", duty.Due.At);
    }

    /// <summary>Silence counts only where every awaited type is complete; of several needed acts one that certainly lacks is enough.</summary>
    private bool IsCovered(Obligation duty, Frame frame)
    {
        if (duty.Missing != 0) return Covered(duty, frame, clock.Elements.Where((_, place) => (duty.Missing & (1UL << place)) != 0).SelectMany(element => element.Awaited));
        if (clock.Definition.Owe is not { All: true }) return Covered(duty, frame, clock.Awaited);
        for (var i = 0; i < clock.Acts.Count; i++)
        {
            var lacks = duty.Effects is null || duty.Effects[i] == Instants.Unknown || duty.Effects[i] > duty.Due.At;
            if (lacks && Covered(duty, frame, clock.Acts[i].Match.Types.Members)) return true;
        }

        return false;
    }

    private static bool Covered(Obligation duty, Frame frame, IEnumerable<int> types) => Covered(frame, types, duty, duty.Due.At);

    private static bool Covered(Frame frame, IEnumerable<int> types, Obligation duty, long until)
    {
        ref readonly var trigger = ref frame.World.Set[duty.Trigger];
        foreach (var type in types)
        {
            if (!frame.World.Coverage.IsComplete(type, trigger.Unit, trigger.Source, duty.TriggerAt, until)) return false;
        }

        return true;
    }

    private Judgement? Excused(Obligation duty, Frame frame, Judgement said, long now)
    {
        if (clock.Excuses.Count == 0) return null;
        frame.Calendar = calendars.Of(duty.Trigger, duty.Period?.Use ?? CalendarUse.Biz);
        return Excuses.Of(clock.Excuses, frame, duty.Trigger, duty.TriggerAt, duty.Due.At, now, out var reason) switch
        {
            Truth.True => said.As(VerdictKind.Excused, reason, Instants.Unknown),
            Truth.Unknown => said.As(VerdictKind.Unknown, "excuse-unknown", Instants.Unknown),
            _ => null,
        };
    }
}

internal static class Judgements
{
    public static Judgement As(this Judgement said, VerdictKind kind, string reason, long decidedAt) => said with { Kind = kind, Reason = reason, DecidedAt = decidedAt };
}

using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Evaluation;

/// <summary>Turns judgements into verdicts that stand on their own: texts for numbers, evidence copied, receipt written.</summary>
public sealed class VerdictMaker(World world, ParameterValues parameters)
{
    private readonly UnitCalendars calendars = new(world);
    private readonly Frame frame = new(world, parameters);

    /// <summary>The verdict with everything that a record of it needs; only a violation carries evidence, facts and receipt.</summary>
    public Verdict Make(in Judgement said) => said.Kind == VerdictKind.Violated ? MakeWhole(said) : Outline(said);

    /// <summary>As <see cref="Make"/>, with evidence, facts and receipt whatever the verdict is.</summary>
    public Verdict MakeWhole(in Judgement said) => Outline(said) with
    {
        Facts = Facts(said),
        Parameters = said.Clock.Parameters.ToDictionary(key => key, parameters.Shown),
        Evidence = [.. Evidence(said)],
        Receipt = ReceiptOf(said),
    };

    private Verdict Outline(in Judgement said)
    {
        var clock = said.Clock;
        var set = world.Set;
        var card = clock.Rule.Card;
        ref readonly var trigger = ref set[said.Trigger];
        return new()
        {
            Rule = card.Ref,
            Clock = clock.Definition.Name,
            Subject = new(said.SubjectKind, set.Symbols[said.Subject]),
            Kind = said.Kind,
            Severity = card.Severity,
            Unit = set.Symbols.TextOrNull(trigger.Unit),
            Agent = said.Limit is null ? set.Symbols.TextOrNull(AgentOf(said)) : null,
            Member = clock.Limits.Count > 1 ? said.Limit?.Definition.Title?.En : null, // each figure crosses its limit by itself
            Trigger = said.Limit is null ? set.IdentityOf(said.Trigger) : Instants.Format(said.TriggerAt),
            TriggerAt = Instants.ToInstant(said.TriggerAt),
            DueAt = At(said.Due),
            Provisional = said.Provisional,
            DecidedAt = At(said.DecidedAt),
            DischargedAt = At(said.DischargedAt),
            LateSeconds = said.Due != Instants.Unknown && (said.DischargedAt > said.Due || (said.DischargedAt == said.Due && said.Kind == VerdictKind.Violated)) ? (said.DischargedAt - said.Due) / 1000m : null,
            Reason = said.Reason,
        };
    }

    /// <summary>The employee concerned: of the trigger, or of the act where the trigger names nobody.</summary>
    private int AgentOf(in Judgement said)
    {
        var agent = world.Set[said.Trigger].Agent;
        return agent != Symbols.None || said.Act < 0 ? agent : world.Set[said.Act].Agent;
    }

    private (int[], int) Timeline(in Judgement said)
    {
        if (said.SubjectKind == SubjectKind.Free) return ([], 0);
        var rows = world.Timelines.Of(said.SubjectKind).Rows(said.Subject).ToArray();
        return (rows, rows.Length);
    }

    private Dictionary<string, string> Facts(in Judgement said)
    {
        (frame.It, frame.Trigger, frame.Act, frame.Until, frame.Due) = (said.Trigger, said.Trigger, said.Act, long.MaxValue, said.Due);
        frame.Calendar = calendars.Of(said.Trigger, CalendarUse.Biz);
        (frame.Rows, frame.RowCount) = Timeline(said);
        return new VerdictFacts(frame).Of(said);
    }

    private List<EvidenceItem> Evidence(in Judgement said)
    {
        var items = new List<EvidenceItem> { Item("trigger", said.Trigger) };
        if (said.Act >= 0) items.Add(Item(said.Kind == VerdictKind.Violated ? "late-act" : said.Kind == VerdictKind.Met ? "act" : "excuse", said.Act));
        return items;
    }

    internal EvidenceItem Item(string role, int row)
    {
        ref readonly var one = ref world.Set[row];
        return new(role, Instants.ToInstant(one.At), world.Set.TypeOf(row).Name, world.Set.Symbols.TextOrNull(one.Source) ?? "", world.Set.Symbols[one.Record], CanonicalJson.Of(world.Set, row));
    }

    private Receipt? ReceiptOf(in Judgement said)
    {
        if (said.Period is not { } period || said.Due == Instants.Unknown) return null;
        frame.Trigger = said.Trigger;
        var calendar = calendars.Of(said.Trigger, period.Use);
        var receipt = calendar.Receipt(said.StartAt, ObligationClock.AmountOf(period, frame), ObligationClock.CountingOf(period), said.Pauses);
        return Receipts.Of(receipt, calendar, period.Use);
    }

    private static DateTimeOffset? At(long instant) => instant == Instants.Unknown ? null : Instants.ToInstant(instant);
}

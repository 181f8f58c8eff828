using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Evaluation;

/// <summary>Why a clock says what it says of a subject: what matched, what is missing, how the deadline was reached.</summary>
/// <param name="Verdict">The verdict with evidence and receipt; null where the clock's trigger never occurred.</param>
/// <param name="Awaited">Event types that would discharge the duty.</param>
/// <param name="Missing">Those that did not come in time, or the elements that a record lacks.</param>
/// <param name="Gap">The hole in the data that touches the time of the duty; null where there is none.</param>
/// <param name="Timeline">The subject's events that the clock looks at, masked, in timeline order.</param>
public sealed record Explanation(
    RuleRef Rule, string Clock, SubjectRef Subject, Verdict? Verdict, IReadOnlyList<string> Awaited, IReadOnlyList<string> Missing,
    (DateTimeOffset From, DateTimeOffset Until)? Gap, IReadOnlyList<EvidenceItem> Timeline);

/// <summary>Explains verdicts by judging again and keeping everything that was looked at.</summary>
public sealed class Explainer(RuleBook rules, ParameterValues parameters)
{
    /// <summary>One explanation for each clock of the rule and each trigger on the subject; one without a verdict where nothing triggered.</summary>
    /// <param name="world">Holds the subject's whole timeline.</param>
    /// <param name="now">UTC milliseconds.</param>
    public IReadOnlyList<Explanation> Explain(World world, CompiledRule rule, SubjectRef subject, long now)
    {
        var maker = new VerdictMaker(world, parameters);
        var explained = new List<Explanation>();
        new Evaluator([rule], parameters).Evaluate(world, now, (in Judgement said) => explained.Add(Of(world, maker, said)), [subject]);
        foreach (var clock in rule.Clocks.Where(clock => explained.All(one => one.Clock != clock.Definition.Name)))
            explained.Add(new(rule.Definition.Card.Ref, clock.Definition.Name, subject, null, Awaited(clock), [], null, Timeline(world, clock, maker, subject)));
        return explained;
    }

    private Explanation Of(World world, VerdictMaker maker, in Judgement said)
    {
        var verdict = maker.MakeWhole(said);
        var met = said.Kind is VerdictKind.Met or VerdictKind.NotApplicable;
        var missing = met ? [] : said.Missing != 0 ? [.. said.Clock.MissingOf(said.Missing).Select(element => element.Name)] : said.DischargedAt == Instants.Unknown ? Awaited(said.Clock) : [];
        return new(verdict.Rule, verdict.Clock, verdict.Subject, verdict, Awaited(said.Clock), missing, GapOf(world, said), Timeline(world, said.Clock, maker, verdict.Subject));
    }

    private static (DateTimeOffset, DateTimeOffset)? GapOf(World world, in Judgement said)
    {
        if (said.Due == Instants.Unknown) return null;
        ref readonly var trigger = ref world.Set[said.Trigger];
        foreach (var type in said.Clock.Awaited)
        {
            if (world.Coverage.GapIn(type, trigger.Unit, trigger.Source, said.TriggerAt, said.Due) is { } gap) return (Instants.ToInstant(gap.From), Instants.ToInstant(Math.Min(gap.Until, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())));
        }

        return null;
    }

    private string[] Awaited(CompiledClock clock) => [.. clock.Awaited.Select(type => rules.Vocabulary.Events[type].Name)];

    private static EvidenceItem[] Timeline(World world, CompiledClock clock, VerdictMaker maker, SubjectRef subject)
    {
        if (subject.Kind == SubjectKind.Free) return [];
        var rows = world.Timelines.Of(subject.Kind).Rows(world.Set.Symbols.Find(subject.Key)).ToArray();
        return [.. rows.Where(row => clock.Types.Contains(world.Set[row].Type)).Select(row => maker.Item("context", row))];
    }
}

using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Worker.Verbs;

/// <summary>A verdict as scripts read it (contracts.md §2, `violations`).</summary>
internal static class VerdictLine
{
    public static object Of(Verdict verdict, string? id = null) => new
    {
        id = id ?? verdict.Identity,
        rule = verdict.Rule.Id,
        rule_version = verdict.Rule.Version,
        clock = verdict.Clock,
        subject = verdict.Subject.ToString(),
        verdict = verdict.Kind,
        severity = verdict.Severity.ToString(),
        unit = verdict.Unit,
        trigger = verdict.Trigger,
        trigger_at = verdict.TriggerAt,
        due_at = verdict.DueAt,
        decided_at = verdict.DecidedAt,
        discharged_at = verdict.DischargedAt,
        late_seconds = verdict.LateSeconds,
        reason = verdict.Reason,
    };
}

/// <summary>Counts verdicts by rule and kind; every rule appears, also one that said nothing.</summary>
internal sealed class VerdictCounts(RuleBook book)
{
    private readonly Dictionary<string, long[]> counts = book.Rules.ToDictionary(rule => rule.Definition.Card.Ref.Id, _ => new long[Enum.GetValues<VerdictKind>().Length]);

    public void Add(in Judgement said) => counts[said.Clock.Rule.Card.Ref.Id][(int)said.Kind]++;

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> ByRule() => counts.OrderBy(rule => rule.Key, StringComparer.Ordinal).ToDictionary(
        rule => rule.Key,
        rule => (IReadOnlyDictionary<string, long>)Enum.GetValues<VerdictKind>().Where(kind => rule.Value[(int)kind] > 0).ToDictionary(CommonOptions.Code, kind => rule.Value[(int)kind]));
}

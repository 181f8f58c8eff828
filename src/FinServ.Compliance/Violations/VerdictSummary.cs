using FinServ.Compliance.Interactions;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Violations;

/// <summary>What is kept of every verdict that applies: enough to list, count and compare; the rest can be computed again.</summary>
public sealed record VerdictSummary
{
    public required string Identity { get; init; }

    public required RuleRef Rule { get; init; }

    public required string Clock { get; init; }

    public required SubjectRef Subject { get; init; }

    public required string Trigger { get; init; }

    public string? Member { get; init; }

    public required VerdictKind Kind { get; init; }

    public required Severity Severity { get; init; }

    public string? Unit { get; init; }

    public string? Agent { get; init; }

    public required DateTimeOffset TriggerAt { get; init; }

    /// <summary>Last instant (UTC, inclusive) at which the act is in time.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public bool Provisional { get; init; }

    /// <summary>Code of the clock's counting, `NAT` …; null where the rule has no clock.</summary>
    public string? Counting { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public DateTimeOffset? DischargedAt { get; init; }

    /// <summary>Milliseconds by which the discharge came after the deadline; null where none or in time.</summary>
    public long? LateMs { get; init; }

    public string? Reason { get; init; }

    public static VerdictSummary Of(Verdict verdict) => new()
    {
        Identity = verdict.Identity,
        Rule = verdict.Rule,
        Clock = verdict.Clock,
        Subject = verdict.Subject,
        Trigger = verdict.Trigger,
        Member = verdict.Member,
        Kind = verdict.Kind,
        Severity = verdict.Severity,
        Unit = verdict.Unit,
        Agent = verdict.Agent,
        TriggerAt = verdict.TriggerAt,
        DueAt = verdict.DueAt,
        Provisional = verdict.Provisional,
        Counting = verdict.Receipt?.Counting,
        DecidedAt = verdict.DecidedAt,
        DischargedAt = verdict.DischargedAt,
        LateMs = verdict.LateSeconds is { } late ? (long)(late * 1000) : null,
        Reason = verdict.Reason,
    };
}

using FinServ.Compliance.Interactions;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Violations;

/// <summary>A verdict and the time in which it was believed, as the database keeps it; the current one of an identity has no end.</summary>
internal sealed class VerdictRow
{
    public long Id { get; init; }

    public required string Identity { get; init; }

    public required string RuleId { get; init; }

    public int RuleVersion { get; init; }

    public required string Clock { get; init; }

    /// <summary>`kind:key`.</summary>
    public required string Subject { get; init; }

    public required string Trigger { get; init; }

    public string? Member { get; init; }

    public VerdictKind Kind { get; init; }

    public Severity Severity { get; init; }

    public string? Unit { get; init; }

    public string? Agent { get; init; }

    public DateTimeOffset TriggerAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public bool Provisional { get; init; }

    public string? Counting { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public DateTimeOffset? DischargedAt { get; init; }

    public long? LateMs { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset KnownFrom { get; init; }

    public DateTimeOffset? KnownUntil { get; init; }

    public VerdictVersion ToVersion() => new(ToSummary(), KnownFrom, KnownUntil);

    public VerdictSummary ToSummary() => new()
    {
        Identity = Identity,
        Rule = new(RuleId, RuleVersion),
        Clock = Clock,
        Subject = SubjectRef.TryParse(Subject, out var subject) ? subject : throw new InvalidDataException($"Verdict {Id} has the subject `{Subject}`."),
        Trigger = Trigger,
        Member = Member,
        Kind = Kind,
        Severity = Severity,
        Unit = Unit,
        Agent = Agent,
        TriggerAt = TriggerAt,
        DueAt = DueAt,
        Provisional = Provisional,
        Counting = Counting,
        DecidedAt = DecidedAt,
        DischargedAt = DischargedAt,
        LateMs = LateMs,
        Reason = Reason,
    };
}

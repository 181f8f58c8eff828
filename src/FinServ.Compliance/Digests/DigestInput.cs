using FinServ.Compliance.Checking;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Violations;

namespace FinServ.Compliance.Digests;

/// <summary>Violations that count, by day, severity, rule and unit.</summary>
public sealed record ViolationCount(DateOnly OccurredOn, Severity Severity, string RuleId, string? Unit, int Count);

/// <summary>What was read of one period.</summary>
/// <param name="RectificationsDue">Notices whose deadline lay in the period, and how many of them were handed in on time.</param>
public sealed record PeriodReading(
    DigestPeriod Period, IReadOnlyList<VerdictCount> Verdicts, IReadOnlyList<IndicatorReading> Indicators, (int OnTime, int Due) RectificationsDue);

/// <summary>Everything that a digest is made of; one query reads it, one pure function makes the model.</summary>
public sealed record DigestInput
{
    public required DigestPeriod Period { get; init; }

    public required LocalText Bank { get; init; }

    public required LocalText Scope { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required string Zone { get; init; }

    /// <summary>This and earlier periods, the oldest first.</summary>
    public required IReadOnlyList<PeriodReading> Periods { get; init; }

    /// <summary>Over all periods.</summary>
    public required IReadOnlyList<ViolationCount> Violations { get; init; }

    public required IReadOnlyDictionary<NoticeState, int> NoticesByState { get; init; }

    public required int DueSoon { get; init; }

    public required IReadOnlyList<OverdueNotice> Overdue { get; init; }

    public required IReadOnlyList<LocalText> Gaps { get; init; }

    public IReadOnlyList<Restatement> Restatements { get; init; } = [];
}

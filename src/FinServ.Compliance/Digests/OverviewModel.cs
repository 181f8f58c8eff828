using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Digests;

/// <summary>What has to be done by a deadline.</summary>
public enum DueKind
{
    /// <summary>A violation waits for its review.</summary>
    Confirm,
    Issue,
    Acknowledge,
    Rectify,
    DecideObjection,
    Reinspect,

    /// <summary>A decision on accountability.</summary>
    Accountability,

    /// <summary>An open duty towards a customer that a rule watches.</summary>
    Obligation,
}

/// <summary>A line of "due next"; several reviews with one deadline are one line.</summary>
/// <param name="Number">Number of the violation or notice, id of the draft, or the subject; empty for a line that stands for several.</param>
/// <param name="Count">How many it stands for.</param>
/// <param name="Gravest">How many of them are of <paramref name="Severity"/>.</param>
/// <param name="StartedAt">When its clock started (UTC), for the share that is used; null for a line that stands for several.</param>
/// <param name="Counting">Which time its clock counts, `BIZ`, `NAT`, `H24` …</param>
/// <param name="Step">How far an overdue notice has climbed.</param>
/// <param name="Units">How many units it concerns.</param>
public sealed record DueItem(
    DueKind Kind, DateTimeOffset DueAt, DateTimeOffset? StartedAt, string Counting, Severity Severity, string Number, string? RuleId, string? Unit, int Count, int Gravest,
    int Units, EscalationStep Step = EscalationStep.None, SubjectRef? Subject = null);

/// <summary>Violations of one severity that wait for review, by when it is due.</summary>
/// <param name="Oldest">When the oldest of them was raised; null for none.</param>
public sealed record ToConfirm(Severity Severity, int Overdue, int Today, int Tomorrow, int Later, DateTimeOffset? Oldest)
{
    public int Total => Overdue + Today + Tomorrow + Later;
}

/// <summary>What is open in a unit: violations to review and notices not closed, by severity.</summary>
/// <param name="Overdue">Notices overdue.</param>
public sealed record UnitOpen(string? Unit, int S1, int S2, int S3, int S4, int Overdue)
{
    public int Total => S1 + S2 + S3 + S4;
}

/// <summary>A rule broken again in the same unit after a notice.</summary>
/// <param name="InThirtyDays">Notices of the last thirty days.</param>
/// <param name="InAYear">Notices of the last year.</param>
/// <param name="Latest">Number or id of the latest.</param>
/// <param name="AfterClosing">True where the latest follows a closed notice in its watch period.</param>
public sealed record RepeatOffence(string? Unit, string RuleId, Severity Severity, int InThirtyDays, int InAYear, string Latest, bool AfterClosing);

/// <summary>The first page of supervision: what is due next, what is late, where it comes from.</summary>
public sealed record OverviewModel
{
    public required DateTimeOffset Now { get; init; }

    public required LocalText Headline { get; init; }

    /// <summary>Overdue first, then by deadline.</summary>
    public required IReadOnlyList<DueItem> Due { get; init; }

    /// <summary>What is overdue and not listed: a long tail must not hide what comes next.</summary>
    public required int MoreOverdue { get; init; }

    /// <summary>What is due in the rest of the week and not listed.</summary>
    public required int DueLaterThisWeek { get; init; }

    /// <summary>S1 to S4.</summary>
    public required IReadOnlyList<ToConfirm> ToConfirm { get; init; }

    public required IReadOnlyDictionary<NoticeState, int> NoticesByState { get; init; }

    /// <summary>Notices past their deadline, marked so or not yet; the digest counts the same.</summary>
    public required int OverdueNotices { get; init; }

    /// <summary>Open notices in a second or further round.</summary>
    public required int FurtherRounds { get; init; }

    /// <summary>Notices closed since the quarter began.</summary>
    public required int ClosedThisQuarter { get; init; }

    public required IReadOnlyList<PeriodBar> Weeks { get; init; }

    /// <summary>Most open first.</summary>
    public required IReadOnlyList<UnitOpen> Units { get; init; }

    public required IReadOnlyList<RepeatOffence> Repeats { get; init; }
}

using FinServ.Compliance.Calendars;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Rectification;

/// <summary>The formal demand (整改通知书) to put violations of one rule right by a deadline of its own.</summary>
/// <remarks>
/// Changes by returning a new one; what may be done by whom, when, is decided in <see cref="NoticeDuties"/>. Instants are UTC, deadlines inclusive.
/// Source: policy/rules.md §4.
/// </remarks>
public sealed partial record RectificationNotice
{
    public required Guid Id { get; init; }

    /// <summary>What a draft collects: rule with agent and day, unit and day, unit and week, or one wrong. Unique among drafts.</summary>
    public required string Key { get; init; }

    /// <summary>`ZG-{unit}-{yyyyMMdd}-{nnnn}`, given when it is issued; null for a draft.</summary>
    public string? Number { get; init; }

    public required RuleRef Rule { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>Unit that has to act; null where the violations name none: the whole bank.</summary>
    public string? Unit { get; init; }

    /// <summary>Employee that has to act, where the violations of one person are collected.</summary>
    public string? Agent { get; init; }

    /// <summary>Rectification deadline of the rule's card, or of the severity profile.</summary>
    public required Amount Within { get; init; }

    /// <summary>True for the weekly notice that collects S4 violations of one rule and unit.</summary>
    public bool Collective { get; init; }

    /// <summary>Number of the closed notice after which the same violation came again.</summary>
    public string? RecurrenceOf { get; init; }

    /// <summary>Number of violations that it covers and that still hold.</summary>
    public required int Members { get; init; }

    /// <summary>Employees whom its violations concern, and who handled the matter; they decide nothing about it.</summary>
    public IReadOnlyList<string> Involved { get; init; } = [];

    /// <summary>Users who confirmed its violations.</summary>
    public IReadOnlyList<string> ConfirmedBy { get; init; } = [];

    public NoticeState State { get; init; } = NoticeState.Draft;

    public required DateTimeOffset DraftedAt { get; init; }

    /// <summary>Last instant at which issuing it is in time.</summary>
    public required DateTimeOffset IssueBy { get; init; }

    /// <summary>First signature, needed for S1 and S2 before a second person issues it.</summary>
    public Signature? Completed { get; init; }

    public Signature? Issued { get; init; }

    public DateTimeOffset? AcknowledgeBy { get; init; }

    public Signature? Acknowledged { get; init; }

    /// <summary>Last instant of an objection.</summary>
    public DateTimeOffset? ObjectBy { get; init; }

    public Dispute? Dispute { get; init; }

    public Extension? Extension { get; init; }

    /// <summary>Deadline given with the issue, before any objection, extension or further round.</summary>
    public DateTimeOffset? OriginalDueAt { get; init; }

    /// <summary>Last instant at which the rectification of this round is in time; null for a draft.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Rounds of rectification, the running one last; none for a draft.</summary>
    public IReadOnlyList<Round> Rounds { get; init; } = [];

    /// <summary>The deadline that passed; stays when the rectification comes late.</summary>
    public DateTimeOffset? OverdueSince { get; init; }

    public EscalationStep Escalation { get; init; }

    public Accountability? Accountability { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Last instant of the watch: the same violation until then is a recurrence.</summary>
    public DateTimeOffset? WatchUntil { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Counts the stored changes, so that of two that start from one state only the first is written.</summary>
    public int Revision { get; init; }

    /// <summary>How people call it: its number, or what a draft collects.</summary>
    public string Name => Number ?? Key;

    public Round? Round => Rounds.Count == 0 ? null : Rounds[^1];

    public int RoundNumber => Math.Max(1, Rounds.Count);

    /// <summary>Who answers for what it says: the first signature.</summary>
    public string? Author => (Completed ?? Issued)?.By;

    /// <summary>What is owed next, by when; null where nothing is.</summary>
    public (NoticeDuty Duty, DateTimeOffset By)? Next => State switch
    {
        NoticeState.Draft => (NoticeDuty.Issue, IssueBy),
        NoticeState.Issued when AcknowledgeBy < DueAt => (NoticeDuty.Acknowledge, AcknowledgeBy!.Value),
        NoticeState.Issued or NoticeState.InRectification or NoticeState.Overdue => (NoticeDuty.Rectify, DueAt!.Value),
        NoticeState.Disputed => (NoticeDuty.DecideObjection, Dispute!.DecideBy),
        NoticeState.AwaitingReinspection => (NoticeDuty.Reinspect, Round!.ReinspectBy!.Value),
        _ => null,
    };

    private RectificationNotice WithRound(Round round) => this with { Rounds = [.. Rounds.SkipLast(1), round] };
}

/// <summary>What somebody owes in the life of a notice.</summary>
public enum NoticeDuty
{
    Issue,
    Acknowledge,
    Rectify,
    DecideObjection,
    Reinspect,
}

/// <summary>Who signed something, and when (UTC).</summary>
/// <param name="By">User id; `system` for the product itself.</param>
public sealed record Signature(string By, DateTimeOffset At);

/// <summary>An objection (异议) and what became of it; one for each notice.</summary>
/// <param name="DecideBy">Until then the clock stands still; the decision is due by then.</param>
public sealed record Dispute(Signature Raised, string Reason, DateTimeOffset DecideBy)
{
    public Signature? Decided { get; init; }

    public bool? Upheld { get; init; }

    public string? Finding { get; init; }

    /// <summary>The time for which the clock stands still: until the decision, at most until <see cref="DecideBy"/>.</summary>
    public Pause Pause => new(Raised.At.ToUnixTimeMilliseconds(), Math.Min(Decided?.At.ToUnixTimeMilliseconds() ?? long.MaxValue, DecideBy.ToUnixTimeMilliseconds()));
}

/// <summary>A request for more time and the decision on it; granted once.</summary>
/// <param name="Length">How much more, counted from the old deadline.</param>
public sealed record Extension(Signature Requested, Amount Length, string Reason)
{
    public Signature? Decided { get; init; }

    public bool? Granted { get; init; }
}

/// <summary>One round of rectification and its re-inspection.</summary>
/// <param name="Number">1 for the first.</param>
public sealed record Round(int Number, DateTimeOffset DueAt)
{
    public Signature? Submitted { get; init; }

    /// <summary>What was wrong and what was done.</summary>
    public string? Report { get; init; }

    /// <summary>Documents that prove it.</summary>
    public IReadOnlyList<string> Proof { get; init; } = [];

    public bool Late { get; init; }

    public DateTimeOffset? ReinspectBy { get; init; }

    public Signature? Reinspected { get; init; }

    public bool? Passed { get; init; }

    public string? Finding { get; init; }
}

/// <summary>A decision on accountability (问责) that is due, or was taken; the notice stays open beside it.</summary>
public sealed record Accountability(AccountabilityCriterion Criterion, DateTimeOffset MetAt, DateTimeOffset DecideBy)
{
    public Signature? Decided { get; init; }

    public AccountabilityOutcome? Outcome { get; init; }

    public string? Reason { get; init; }
}

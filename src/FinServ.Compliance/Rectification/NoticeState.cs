namespace FinServ.Compliance.Rectification;

/// <summary>Where a rectification notice stands. Source: policy/rules.md 4.1.</summary>
public enum NoticeState
{
    /// <summary>草拟: collects confirmed violations; not yet signed.</summary>
    Draft,

    /// <summary>已下达: waits for the addressee's signature.</summary>
    Issued,

    /// <summary>整改中: signed for, or in a further round.</summary>
    InRectification,

    /// <summary>异议: the addressee objects; the clock stands still for a while.</summary>
    Disputed,

    /// <summary>逾期: the deadline passed without a rectification.</summary>
    Overdue,

    /// <summary>待复查: handed in with its proof.</summary>
    AwaitingReinspection,

    /// <summary>已销号: the re-inspection passed; watched for recurrence.</summary>
    Closed,

    /// <summary>撤销: the objection was upheld, or none of its violations holds any more.</summary>
    Withdrawn,
}

/// <summary>What follows from states.</summary>
public static class NoticeStates
{
    /// <summary>States in which something is still owed.</summary>
    public static IReadOnlyList<NoticeState> Open { get; } =
        [NoticeState.Draft, NoticeState.Issued, NoticeState.InRectification, NoticeState.Disputed, NoticeState.Overdue, NoticeState.AwaitingReinspection];

    public static bool IsOpen(this NoticeState state) => state is not (NoticeState.Closed or NoticeState.Withdrawn);
}

/// <summary>How far an overdue notice has climbed.</summary>
public enum EscalationStep
{
    None,

    /// <summary>One working day late: the addressee's superior.</summary>
    Superior,

    /// <summary>Five working days late: an interview (约谈).</summary>
    Interview,

    /// <summary>Ten working days late: accountability (问责).</summary>
    Accountability,
}

/// <summary>What makes a decision on accountability due. Source: policy/rules.md §4.</summary>
public enum AccountabilityCriterion
{
    /// <summary>A rule marked "first case".</summary>
    FirstCase,

    /// <summary>S1 overdue at all.</summary>
    Overdue,

    /// <summary>S2 overdue by more than five working days.</summary>
    LongOverdue,

    /// <summary>Any notice overdue by more than ten working days.</summary>
    TenDaysOverdue,

    /// <summary>S1 failed its re-inspection.</summary>
    ReinspectionFailed,

    /// <summary>S2 or S3 failed it a second time.</summary>
    SecondFailure,

    /// <summary>Any notice failed it a third time.</summary>
    ThirdFailure,
}

/// <summary>What was decided about accountability; the codes of `AccountabilityDecided.outcome`.</summary>
public enum AccountabilityOutcome
{
    /// <summary>Needs its reason.</summary>
    None,
    Reminder,
    Criticism,
    Deduction,
    Suspension,
    Further,
}

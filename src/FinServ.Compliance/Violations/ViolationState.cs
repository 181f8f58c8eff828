namespace FinServ.Compliance.Violations;

/// <summary>Where a violation stands (policy/rules.md 1.1).</summary>
public enum ViolationState
{
    /// <summary>Found; a reviewer has to look at it.</summary>
    Raised,

    /// <summary>A reviewer, or the bank's setting, stands by it; a notice is owed.</summary>
    Confirmed,

    /// <summary>A reviewer found it wrong; later hits of the same identity stay dismissed.</summary>
    Dismissed,

    /// <summary>The facts changed and it no longer holds; raised again if they change back.</summary>
    Withdrawn,

    /// <summary>An approved exception covers it.</summary>
    Waived,

    /// <summary>A rectification notice covers it.</summary>
    NoticeIssued,
}

/// <summary>What figures make of states.</summary>
public static class ViolationStates
{
    /// <summary>States that count as a violation in figures: neither dismissed, withdrawn nor waived.</summary>
    public static IReadOnlyList<ViolationState> Standing { get; } = [ViolationState.Raised, ViolationState.Confirmed, ViolationState.NoticeIssued];

    public static bool Stands(this ViolationState state) => Standing.Contains(state);
}

/// <summary>Why a reviewer dismissed a hit; the codes of `HitDismissed.reasonCode`. Feeds the precision of the rule.</summary>
public enum DismissalReason
{
    NotAViolation,
    ExceptionApplies,
    WrongData,
    TextMisread,
    Duplicate,

    /// <summary>Needs a note.</summary>
    Other,
}

/// <summary>What the facts now say instead, so that a violation no longer holds.</summary>
public enum WithdrawalReason
{
    /// <summary>The duty was kept in time after all; its proof arrived late.</summary>
    Met,

    /// <summary>The duty was lifted.</summary>
    Excused,

    /// <summary>The deadline moved and has not come yet.</summary>
    NotYetDue,

    /// <summary>Data are missing, so nobody can tell.</summary>
    Unknown,

    /// <summary>The trigger, or a precondition, is gone.</summary>
    NoLongerApplies,
}

using FinServ.Compliance.Checking;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Violations;

/// <summary>A recorded "violated" verdict with a copy of its evidence and receipt, so that it stands when the index is gone.</summary>
/// <remarks>Its identity is that of the verdict, without the rule's version: editing a rule never raises it again.</remarks>
public sealed record Violation
{
    /// <summary>`V-yyyyMMdd-nnnn`, the day being that of the first raising in the bank's zone.</summary>
    public required string Number { get; init; }

    /// <summary>The verdict as it was recorded, last updated when its facts changed.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Local day, on the calendar of its unit, of <see cref="OccurredAt"/>. Figures count it there.</summary>
    public required DateOnly OccurredOn { get; init; }

    /// <summary>When it was raised, or raised again after a withdrawal (UTC).</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>Last instant (UTC, inclusive) at which the review is in time.</summary>
    public required DateTimeOffset ConfirmBy { get; init; }

    public ViolationState State { get; init; } = ViolationState.Raised;

    /// <summary>When it was confirmed, dismissed or waived (UTC).</summary>
    public DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>User id of the reviewer; `system` where the bank's setting confirmed it.</summary>
    public string? ReviewedBy { get; init; }

    public DismissalReason? Dismissal { get; init; }

    /// <summary>What the reviewer wrote.</summary>
    public string? Note { get; init; }

    public Waiver? Waiver { get; init; }

    public WithdrawalReason? Withdrawal { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>The notice (draft or issued) that it went into.</summary>
    public Guid? Notice { get; init; }

    /// <summary>Number of the violation of a more specific rule that states the same fact and carries the notice (policy/rules.md 1.5).</summary>
    public string? LinkedTo { get; init; }

    /// <summary>Counts the stored changes, so that of two that start from one state only the first is written.</summary>
    public int Revision { get; init; }

    public string Identity => Verdict.Identity;

    public Severity Severity => Verdict.Severity;

    public string? Unit => Verdict.Unit;

    /// <summary>When the wrong happened (UTC): the missed deadline, or the judged event.</summary>
    public DateTimeOffset OccurredAt => Verdict.DecidedAt ?? Verdict.TriggerAt;

    /// <summary>Ids of the employee concerned and of those who handled the matter; none of them decides on it.</summary>
    public IReadOnlyList<string> Involved => InvolvedPeople.In(Verdict);

    /// <summary>A reviewer stands by it.</summary>
    /// <exception cref="RefusedException">It is not waiting for review, or the actor may not decide on it.</exception>
    public Violation Confirm(Actor actor, RuleCard card, DateTimeOffset now)
    {
        ViolationDuties.May(ViolationAction.Confirm, actor, this, card).Demand();
        return this with { State = ViolationState.Confirmed, ReviewedAt = now, ReviewedBy = actor.Id };
    }

    /// <summary>The bank's setting stands by a clear-cut hit (policy/rules.md 1.1).</summary>
    /// <exception cref="RefusedException">It is not waiting for review.</exception>
    public Violation ConfirmBySetting(DateTimeOffset now)
    {
        if (State != ViolationState.Raised)
            throw new RefusedException("already-decided", new($"违规 {Number} 已不在待处理状态。", $"Violation {Number} is {State}; it no longer waits for review."));
        return this with { State = ViolationState.Confirmed, ReviewedAt = now, ReviewedBy = Actor.System.Id };
    }

    /// <summary>A reviewer found it wrong.</summary>
    /// <param name="note">Needed where the reason is <see cref="DismissalReason.Other"/>.</param>
    /// <exception cref="RefusedException">It is not waiting for review, the actor may not decide on it, or the note is missing.</exception>
    public Violation Dismiss(Actor actor, RuleCard card, DismissalReason reason, string? note, DateTimeOffset now)
    {
        ViolationDuties.May(ViolationAction.Dismiss, actor, this, card).Demand();
        if (reason == DismissalReason.Other && string.IsNullOrWhiteSpace(note))
            throw new RefusedException("note-missing", new("原因选“其他”时须写说明。", "The reason `other` needs a note."));
        return this with { State = ViolationState.Dismissed, Dismissal = reason, Note = note, ReviewedAt = now, ReviewedBy = actor.Id };
    }

    /// <summary>An approved exception covers it.</summary>
    /// <exception cref="RefusedException">It is already decided, the actor may not waive, the reason is missing or the exception has run out.</exception>
    public Violation Waive(Actor actor, RuleCard card, string reason, DateOnly until, DateOnly today, DateTimeOffset now)
    {
        ViolationDuties.May(ViolationAction.Waive, actor, this, card).Demand();
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException("note-missing", new("豁免须写明理由。", "A waiver needs its reason."));
        if (until < today)
            throw new RefusedException("waiver-expired", new($"例外已于 {until:yyyy-MM-dd} 到期。请选有效例外。", $"The exception ended on {until:yyyy-MM-dd}; name one that is in force."));
        return this with { State = ViolationState.Waived, Waiver = new(actor.Id, reason, until), ReviewedAt = now, ReviewedBy = actor.Id };
    }

    /// <summary>The facts changed and it no longer holds. Dismissed and waived ones stay what they are.</summary>
    public Violation Withdraw(WithdrawalReason reason, DateTimeOffset now) =>
        State.Stands() ? this with { State = ViolationState.Withdrawn, Withdrawal = reason, WithdrawnAt = now } : this;

    /// <summary>The facts changed back: it waits for review anew, under its old number.</summary>
    public Violation RaiseAgain(Verdict verdict, DateOnly occurredOn, DateTimeOffset now, DateTimeOffset confirmBy) =>
        new() { Number = Number, Verdict = verdict, OccurredOn = occurredOn, RaisedAt = now, ConfirmBy = confirmBy, Revision = Revision };

    /// <summary>It went into a draft, or into the notice that its first wrong already has.</summary>
    public Violation PutInto(Guid notice) => this with { Notice = notice };

    /// <summary>A more specific rule states the same fact; that violation carries the notice.</summary>
    public Violation LinkTo(string specific) => this with { LinkedTo = specific };

    public Violation IssueNotice() => this with { State = ViolationState.NoticeIssued };

    /// <summary>The objection to its notice was upheld.</summary>
    /// <param name="by">User id of who decided on the objection.</param>
    public Violation Overturn(string by, string reason, DateTimeOffset now) =>
        this with { State = ViolationState.Dismissed, Dismissal = DismissalReason.NotAViolation, Note = reason, ReviewedAt = now, ReviewedBy = by };
}

/// <summary>An approved exception, with approver, reason and expiry.</summary>
/// <param name="Until">Last day (inclusive).</param>
public sealed record Waiver(string ApprovedBy, string Reason, DateOnly Until);

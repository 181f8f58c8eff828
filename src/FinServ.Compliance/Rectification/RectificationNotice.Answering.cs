using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Rectification;

public sealed partial record RectificationNotice
{
    /// <summary>The addressee signs for it. An overdue notice stays overdue.</summary>
    /// <exception cref="RefusedException">It waits for no signature, or the actor is not addressed.</exception>
    public RectificationNotice Acknowledge(Actor actor, DateTimeOffset now)
    {
        NoticeDuties.May(NoticeAction.Acknowledge, actor, this).Demand();
        return this with { Acknowledged = new(actor.Id, now), State = State == NoticeState.Issued ? NoticeState.InRectification : State };
    }

    /// <summary>The addressee objects, once; the clock stands still until the decision, at most five working days.</summary>
    /// <exception cref="RefusedException">It is too late or was done before, the actor is not addressed, or the reason is missing.</exception>
    public RectificationNotice Object(Actor actor, string reason, NoticeTerms terms, DateTimeOffset now)
    {
        NoticeDuties.May(NoticeAction.Object, actor, this).Demand();
        Require(reason, "reason-missing", "提出异议须写明理由。", "An objection needs its reason.");
        if (now > ObjectBy || now > DueAt)
            throw new RefusedException("too-late", new($"通知书 {Name} 的异议期限已过。", $"The time to object to notice {Name} is over."));

        var disputed = this with { State = NoticeState.Disputed, Dispute = new(new(actor.Id, now), reason, terms.DecideDisputeBy(this, now)) };
        return disputed.Due(terms.FirstDue(disputed));
    }

    /// <summary>An independent person decides: upheld, and the notice is withdrawn; or rejected, and the clock goes on.</summary>
    /// <exception cref="RefusedException">There is no objection to decide, the actor may not decide it, or the finding is missing.</exception>
    public RectificationNotice DecideObjection(Actor actor, bool upheld, string finding, NoticeTerms terms, DateTimeOffset now)
    {
        NoticeDuties.May(NoticeAction.DecideObjection, actor, this).Demand();
        Require(finding, "finding-missing", "裁定须写明理由。", "The decision needs its grounds.");

        var decided = this with { Dispute = Dispute! with { Decided = new(actor.Id, now), Upheld = upheld, Finding = finding } };
        if (upheld) return decided with { State = NoticeState.Withdrawn, WithdrawnAt = now };
        return (decided with { State = NoticeState.InRectification }).Due(terms.FirstDue(decided));
    }

    /// <summary>The addressee asks for more time, before the deadline.</summary>
    /// <param name="length">Counted from the present deadline; at most the original length, within the longest of the profile.</param>
    /// <exception cref="RefusedException">It is too late or too long, one was granted before, the actor is not addressed, or the reason is missing.</exception>
    public RectificationNotice RequestExtension(Actor actor, Amount length, string reason, NoticeTerms terms, DateTimeOffset now)
    {
        NoticeDuties.May(NoticeAction.RequestExtension, actor, this).Demand();
        Require(reason, "reason-missing", "申请延期须写明理由。", "A request for more time needs its reason.");
        RefuseAfterDeadline(now);
        if (terms.Clock.Due(Unit, DueAt!.Value, length) > terms.LatestExtension(this))
            throw new RefusedException("too-long", new(
                $"延期 {length} 超过允许的最长期限。最晚可延至 {FormalTime.Zh(terms.Clock.CalendarOf(Unit), terms.LatestExtension(this))}。",
                $"An extension by {length} is longer than allowed; the latest possible deadline is {FormalTime.En(terms.Clock.CalendarOf(Unit), terms.LatestExtension(this))}."));
        return this with { Extension = new(new(actor.Id, now), length, reason) };
    }

    /// <summary>The department head decides on the request, before the old deadline; granted once.</summary>
    /// <exception cref="RefusedException">There is no request, the deadline passed, or the actor may not decide it.</exception>
    public RectificationNotice DecideExtension(Actor actor, bool granted, NoticeTerms terms, DateTimeOffset now)
    {
        NoticeDuties.May(NoticeAction.DecideExtension, actor, this).Demand();
        RefuseAfterDeadline(now);
        var decided = this with { Extension = Extension! with { Decided = new(actor.Id, now), Granted = granted } };
        return granted ? decided.Due(terms.FirstDue(decided)) : decided;
    }

    /// <summary>The addressee hands in the rectification with its proof, in time or late; an overdue notice stays marked so.</summary>
    /// <param name="proof">Ids of documents; at least one. Source: policy/rules.md 4.1.</param>
    /// <exception cref="RefusedException">It waits for no rectification, the actor is not addressed, or nothing proves it.</exception>
    public RectificationNotice Submit(Actor actor, string report, IReadOnlyList<string> proof, NoticeTerms terms, DateTimeOffset now)
    {
        NoticeDuties.May(NoticeAction.Submit, actor, this).Demand();
        if (proof.Count == 0)
            throw new RefusedException("proof-missing", new($"通知书 {Name} 须附证明材料，至少一份。", $"Notice {Name} asks for proof; attach at least one document."));

        var late = now > DueAt;
        return (this with
        {
            State = NoticeState.AwaitingReinspection,
            Acknowledged = Acknowledged ?? new(actor.Id, now),
            OverdueSince = late ? OverdueSince ?? DueAt : OverdueSince,
        }).WithRound(Round! with { Submitted = new(actor.Id, now), Report = report, Proof = proof, Late = late, ReinspectBy = terms.ReinspectBy(this, now) });
    }

    /// <summary>Somebody who neither did the work nor stands in the addressee's line looks whether it holds.</summary>
    /// <param name="line">Employees in the addressee's line.</param>
    /// <exception cref="RefusedException">Nothing was handed in, the actor may not inspect it, or the finding is missing.</exception>
    public RectificationNotice Reinspect(
        Actor actor, bool passed, string finding, IReadOnlySet<string> line, NoticeTerms terms, DateTimeOffset now)
    {
        NoticeDuties.May(NoticeAction.Reinspect, actor, this, line).Demand();
        Require(finding, "finding-missing", "复查须写明所见。", "A re-inspection needs its findings.");

        var inspected = WithRound(Round! with { Reinspected = new(actor.Id, now), Passed = passed, Finding = finding });
        if (passed) return inspected with { State = NoticeState.Closed, ClosedAt = now, WatchUntil = terms.WatchUntil(this, now) };

        var due = terms.NextRoundDue(this, now);
        var again = inspected with { State = NoticeState.InRectification, DueAt = due, Rounds = [.. inspected.Rounds, new(Rounds.Count + 1, due)], OverdueSince = null, Escalation = EscalationStep.None };
        return (Severity, Rounds.Count) switch
        {
            (_, >= 3) => again.HoldToAccount(AccountabilityCriterion.ThirdFailure, terms, now),
            (Severity.S1, _) => again.HoldToAccount(AccountabilityCriterion.ReinspectionFailed, terms, now),
            (Severity.S2 or Severity.S3, 2) => again.HoldToAccount(AccountabilityCriterion.SecondFailure, terms, now),
            _ => again,
        };
    }

    private RectificationNotice Due(DateTimeOffset due) => (this with { DueAt = due }).WithRound(Round! with { DueAt = due });

    private void RefuseAfterDeadline(DateTimeOffset now)
    {
        if (now > DueAt)
            throw new RefusedException("too-late", new($"通知书 {Name} 的整改期限已过，不能延期。", $"The deadline of notice {Name} has passed; it cannot be extended."));
    }

    private static void Require(string text, string code, string zh, string en)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new RefusedException(code, new(zh, en));
    }
}

using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Violations;

namespace FinServ.Compliance.Rectification;

public sealed partial record RectificationNotice
{
    /// <summary>A confirmed violation joins.</summary>
    public RectificationNotice Take(Violation violation) => this with
    {
        Members = Members + 1,
        Involved = [.. Involved.Union(violation.Involved).Order(StringComparer.Ordinal)],
        ConfirmedBy = violation.ReviewedBy is { } by && by != Actor.System.Id ? [.. ConfirmedBy.Union([by]).Order(StringComparer.Ordinal)] : ConfirmedBy,
    };

    /// <summary>Some of its violations hold no more; with the last one the notice itself is withdrawn.</summary>
    /// <param name="standing">How many of its violations still hold.</param>
    public RectificationNotice Recount(int standing, DateTimeOffset now) => standing == 0 && State.IsOpen()
        ? this with { Members = 0, State = NoticeState.Withdrawn, WithdrawnAt = now }
        : this with { Members = standing };

    /// <summary>The first of two people signs what the draft says.</summary>
    /// <exception cref="RefusedException">It is no open draft, or the actor may not sign it.</exception>
    public RectificationNotice Complete(Actor actor, DateTimeOffset now)
    {
        NoticeDuties.May(NoticeAction.Complete, actor, this).Demand();
        return this with { Completed = new(actor.Id, now) };
    }

    /// <summary>The notice is issued and its clocks start.</summary>
    /// <param name="number">The next number of its unit and day.</param>
    /// <exception cref="RefusedException">It is no draft, the actor may not issue it, or S1 and S2 lack their first signature.</exception>
    public RectificationNotice Issue(Actor actor, string number, NoticeTerms terms, DateTimeOffset now)
    {
        if (!(actor.IsSystem && Collective && State == NoticeState.Draft)) NoticeDuties.May(NoticeAction.Issue, actor, this).Demand();

        var issued = this with
        {
            State = NoticeState.Issued,
            Number = number,
            Issued = new(actor.Id, now),
            AcknowledgeBy = terms.AcknowledgeBy(this, now),
            ObjectBy = terms.ObjectBy(this, now),
        };
        var due = terms.FirstDue(issued);
        issued = issued with { OriginalDueAt = due, DueAt = due, Rounds = [new(1, due)] };
        return Severity == Severity.S1 && terms.Profiles.FirstCase.Contains(Rule.Id) ? issued.HoldToAccount(AccountabilityCriterion.FirstCase, terms, now) : issued;
    }

    /// <summary>The deadline passed without a rectification. Source: policy/rules.md 4.1.</summary>
    /// <returns>The notice itself where it is not so.</returns>
    public RectificationNotice MarkOverdue(NoticeTerms terms, DateTimeOffset now)
    {
        if (State is not (NoticeState.Issued or NoticeState.InRectification) || DueAt >= now) return this;
        var overdue = this with { State = NoticeState.Overdue, OverdueSince = DueAt };
        return Severity == Severity.S1 ? overdue.HoldToAccount(AccountabilityCriterion.Overdue, terms, now) : overdue;
    }

    /// <summary>An overdue notice climbs as far as its lateness says: superior, interview, accountability.</summary>
    /// <returns>The notice itself where nothing changes.</returns>
    public RectificationNotice Escalate(NoticeTerms terms, DateTimeOffset now)
    {
        if (State != NoticeState.Overdue) return this;

        var step = Escalation;
        while (step < EscalationStep.Accountability && now > terms.EscalatesAfter(this, step + 1)) step++;
        if (step == Escalation) return this;

        var climbed = this with { Escalation = step };
        return (step, Severity) switch
        {
            (EscalationStep.Accountability, _) => climbed.HoldToAccount(AccountabilityCriterion.TenDaysOverdue, terms, now),
            (EscalationStep.Interview, Severity.S2) => climbed.HoldToAccount(AccountabilityCriterion.LongOverdue, terms, now),
            _ => climbed,
        };
    }

    /// <summary>A decision on accountability is recorded; the notice stays open beside it.</summary>
    /// <param name="reason">Needed for <see cref="AccountabilityOutcome.None"/>.</param>
    /// <exception cref="RefusedException">No decision is due, the actor may not take it, or the reason is missing.</exception>
    public RectificationNotice DecideAccountability(Actor actor, AccountabilityOutcome outcome, string? reason, DateTimeOffset now)
    {
        NoticeDuties.May(NoticeAction.DecideAccountability, actor, this).Demand();
        if (outcome == AccountabilityOutcome.None && string.IsNullOrWhiteSpace(reason))
            throw new RefusedException("reason-missing", new("不问责须写明理由。", "The decision not to hold to account needs its reason."));
        return this with { Accountability = Accountability! with { Decided = new(actor.Id, now), Outcome = outcome, Reason = reason } };
    }

    /// <summary>The first criterion counts; a later one opens the matter again only after it was decided.</summary>
    private RectificationNotice HoldToAccount(AccountabilityCriterion criterion, NoticeTerms terms, DateTimeOffset now) =>
        Accountability is { Decided: null } ? this : this with { Accountability = new(criterion, now, terms.DecideAccountabilityBy(this, now)) };
}

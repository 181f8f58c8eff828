using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Tests.Violations;
using static FinServ.Compliance.Tests.Rectification.GivenNotice;

namespace FinServ.Compliance.Tests.Rectification;

/// <summary>The state table of policy/rules.md 4.1, with the deadlines of §4 and the separation of duties of §3.</summary>
public class NoticeTransitions
{
    private static readonly DateTimeOffset Now = Given.Now;

    [Theory]
    [InlineData(Severity.S1)]
    [InlineData(Severity.S2)]
    public void S1_and_S2_take_a_first_signature_and_a_second_person(Severity severity)
    {
        var draft = Draft(severity);
        Refused("second-person-needed", () => draft.Issue(Second, "ZG", Terms, Now));

        var signedByTheSame = draft.Complete(Second, Now);
        Refused("second-person-needed", () => signedByTheSame.Issue(Second, "ZG", Terms, Now));

        var other = Given.Person("A0022", Roles.SupervisionGroup);
        Assert.Equal(NoticeState.Issued, signedByTheSame.Issue(other, "ZG", Terms, Now).State);
        Refused("not-now", () => signedByTheSame.Complete(other, Now));
    }

    [Theory]
    [InlineData(Severity.S3)]
    [InlineData(Severity.S4)]
    public void S3_and_S4_are_issued_by_one_person(Severity severity) =>
        Assert.Equal(NoticeState.Issued, Draft(severity).Issue(Given.Supervisor, "ZG", Terms, Now).State);

    [Fact]
    public void Only_a_collective_notice_is_issued_by_the_product_itself()
    {
        Assert.Equal("system", Draft(Severity.S4, collective: true).Issue(Actor.System, "ZG", Terms, Now).Issued!.By);
        Refused("role-missing", () => Draft(Severity.S4).Issue(Actor.System, "ZG", Terms, Now));
    }

    [Theory]
    [InlineData(Severity.S1, Roles.QaLead)]
    [InlineData(Severity.S2, Roles.TeamSupervisor)]
    [InlineData(Severity.S3, Roles.Addressee)]
    public void Who_issues_depends_on_severity(Severity severity, string role) =>
        Refused("role-missing", () => (Draft(severity) with { Completed = new(Author.Id, Now) }).Issue(Given.Person("X", role), "ZG", Terms, Now));

    [Fact]
    public void The_employee_concerned_neither_signs_nor_issues()
    {
        Refused("concerns-yourself", () => Draft(Severity.S3, agent: "A0058").Issue(Given.Supervisor, "ZG", Terms, Now));
        Refused("concerns-yourself", () => Draft(agent: "A0058").Complete(Author, Now));
    }

    [Fact]
    public void With_the_issue_all_clocks_start()
    {
        var issued = Issued();

        Assert.Equal(Given.Shanghai("2026-03-06T17:30"), issued.AcknowledgeBy);
        Assert.Equal(Given.Shanghai("2026-03-10T17:30"), issued.ObjectBy);
        Assert.Equal(Given.Shanghai("2026-03-06T17:30"), issued.DueAt); // the card's one working day comes before the profile's three
        Assert.Equal((1, issued.DueAt), (issued.RoundNumber, issued.OriginalDueAt));
    }

    [Fact]
    public void The_addressee_signs_for_it()
    {
        var signed = Issued().Acknowledge(Addressee, Now);

        Assert.Equal((NoticeState.InRectification, "A0137"), (signed.State, signed.Acknowledged!.By));
        Refused("not-now", () => signed.Acknowledge(Addressee, Now));
        Refused("role-missing", () => Issued().Acknowledge(Second, Now));
        Refused("not-your-unit", () => (Issued() with { Unit = "CX" }).Acknowledge(Addressee, Now));
    }

    [Fact]
    public void An_overdue_notice_that_is_signed_for_stays_overdue()
    {
        var overdue = Issued().MarkOverdue(Terms, Now);

        Assert.Equal(NoticeState.Overdue, overdue.Acknowledge(Addressee, Now).State);
    }

    [Fact]
    public void A_personal_notice_is_answered_by_the_person_or_the_unit()
    {
        var agent = Given.Person("A0344", Roles.Agent);

        Assert.Equal(NoticeState.InRectification, Issued(agent: "A0344").Acknowledge(agent, Now).State);
        Refused("not-addressed", () => Issued(agent: "A0999").Acknowledge(agent, Now));
        Refused("role-missing", () => Issued().Acknowledge(agent, Now));
    }

    [Fact]
    public void An_objection_stops_the_clock_until_the_decision()
    {
        var rejected = Disputed().DecideObjection(Second, upheld: false, "不是主动告知", Terms, Given.Shanghai("2026-03-09T15:00"));

        Assert.Equal(NoticeState.InRectification, rejected.State);
        Assert.Equal(Given.Shanghai("2026-03-10T17:30"), rejected.DueAt); // 17 h of pause are two working days
        Assert.Equal(Given.Shanghai("2026-03-06T17:30"), rejected.OriginalDueAt);
        Assert.Equal(Terms.Receipt(rejected)!.Due.At, rejected.DueAt!.Value.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void An_objection_stops_the_clock_for_at_most_five_working_days()
    {
        var disputed = Disputed();
        Assert.Equal(Given.Shanghai("2026-03-12T17:30"), disputed.Dispute!.DecideBy);

        var rejected = disputed.DecideObjection(Second, upheld: false, "不成立", Terms, Given.Shanghai("2026-03-20T10:00"));

        Assert.Equal(disputed.DueAt, rejected.DueAt);
        Assert.Equal(NoticeState.Overdue, rejected.MarkOverdue(Terms, Given.Shanghai("2026-03-20T10:00")).State);
    }

    [Fact]
    public void An_objection_that_is_upheld_withdraws_the_notice() =>
        Assert.Equal(NoticeState.Withdrawn, Disputed().DecideObjection(Second, upheld: true, "已告知", Terms, Now).State);

    [Fact]
    public void An_objection_is_made_once_in_time_with_its_reason_and_decided_by_somebody_independent()
    {
        var rejected = Disputed().DecideObjection(Second, upheld: false, "不成立", Terms, Given.Shanghai("2026-03-06T09:00"));

        Refused("not-now", () => rejected.Object(Addressee, "再次异议", Terms, Now));
        Refused("reason-missing", () => Issued().Object(Addressee, " ", Terms, IssuedAt));
        Refused("too-late", () => Issued(within: "10bd").Object(Addressee, "…", Terms, Given.Shanghai("2026-03-10T17:31")));
        Refused("concerns-yourself", () => Disputed().DecideObjection(Author, upheld: false, "…", Terms, Now)); // wrote the notice
        Refused("concerns-yourself", () => (Disputed() with { ConfirmedBy = ["A0021"] }).DecideObjection(Second, upheld: false, "…", Terms, Now));
        Refused("finding-missing", () => Disputed().DecideObjection(Second, upheld: false, "", Terms, Now));
        Refused("not-now", () => InRectification().DecideObjection(Second, upheld: false, "…", Terms, Now));
    }

    [Fact]
    public void A_granted_extension_moves_the_deadline_once()
    {
        var asked = InRectification(within: "3bd").RequestExtension(Addressee, Amount.WorkingDays(2), "等待供应商", Terms, Given.Shanghai("2026-03-06T09:00"));
        var granted = asked.DecideExtension(Head, granted: true, Terms, Given.Shanghai("2026-03-09T09:00"));

        Assert.Equal(Given.Shanghai("2026-03-10T17:30"), granted.OriginalDueAt);
        Assert.Equal(Given.Shanghai("2026-03-12T17:30"), granted.DueAt);
        Refused("not-now", () => granted.RequestExtension(Addressee, Amount.WorkingDays(1), "…", Terms, Given.Shanghai("2026-03-11T09:00")));
    }

    [Fact]
    public void A_refused_extension_leaves_the_deadline() =>
        Assert.Equal(Given.Shanghai("2026-03-10T17:30"), InRectification(within: "3bd")
            .RequestExtension(Addressee, Amount.WorkingDays(2), "…", Terms, IssuedAt)
            .DecideExtension(Head, granted: false, Terms, IssuedAt).DueAt);

    [Fact]
    public void An_extension_is_asked_for_and_decided_before_the_old_deadline_within_bounds_by_somebody_else()
    {
        var after = Given.Shanghai("2026-03-10T17:31");
        var asked = InRectification(within: "3bd").RequestExtension(Addressee, Amount.WorkingDays(2), "…", Terms, IssuedAt);

        Refused("too-late", () => InRectification(within: "3bd").RequestExtension(Addressee, Amount.WorkingDays(1), "…", Terms, after));
        Refused("too-late", () => asked.DecideExtension(Head, granted: true, Terms, after));
        Refused("too-long", () => InRectification(within: "3bd").RequestExtension(Addressee, Amount.WorkingDays(4), "…", Terms, IssuedAt)); // longer than the original
        Refused("too-long", () => InRectification(within: "8bd").RequestExtension(Addressee, Amount.WorkingDays(3), "…", Terms, IssuedAt)); // S2: 10 at most
        Refused("reason-missing", () => InRectification().RequestExtension(Addressee, Amount.WorkingDays(1), "", Terms, IssuedAt));
        Refused("concerns-yourself", () => (asked with { Extension = asked.Extension! with { Requested = new("A0102", IssuedAt) } }).DecideExtension(Head, granted: true, Terms, IssuedAt));
        Refused("role-missing", () => asked.DecideExtension(Addressee, granted: true, Terms, IssuedAt));
        Refused("not-now", () => Issued().RequestExtension(Addressee, Amount.WorkingDays(1), "…", Terms, IssuedAt));
    }

    [Theory]
    [InlineData("2026-03-06T17:30:00.000", false)] // the deadline itself is still in time
    [InlineData("2026-03-06T17:30:00.001", true)]
    public void A_rectification_is_late_after_its_deadline(string at, bool late)
    {
        var submitted = InRectification().Submit(Addressee, "已告知", ["E1"], Terms, Given.Shanghai(at));

        Assert.Equal((NoticeState.AwaitingReinspection, late), (submitted.State, submitted.Round!.Late));
        Assert.Equal(late ? submitted.DueAt : null, submitted.OverdueSince);
    }

    [Fact]
    public void A_rectification_needs_proof_and_implies_the_signature()
    {
        Refused("proof-missing", () => Issued().Submit(Addressee, "已告知", [], Terms, Now));
        Assert.Equal("A0137", Issued().Submit(Addressee, "已告知", ["E1"], Terms, IssuedAt).Acknowledged!.By);
        Refused("not-now", () => Disputed().Submit(Addressee, "已告知", ["E1"], Terms, Now));
    }

    [Fact]
    public void An_overdue_notice_that_is_rectified_keeps_its_lateness()
    {
        var submitted = Overdue().Submit(Addressee, "已告知", ["E1"], Terms, Now);

        Assert.Equal((NoticeState.AwaitingReinspection, Given.Shanghai("2026-03-06T17:30")), (submitted.State, submitted.OverdueSince!.Value));
    }

    [Fact]
    public void A_passed_reinspection_closes_it_and_starts_the_watch()
    {
        Assert.Equal(Given.Shanghai("2026-03-13T17:30"), Submitted().Round!.ReinspectBy);

        var closed = Submitted().Reinspect(Inspector, passed: true, "抽查20件均已告知", NoLine, Terms, Now);

        Assert.Equal((NoticeState.Closed, Now), (closed.State, closed.ClosedAt));
        Assert.Equal(Given.Shanghai("2026-05-10T00:00"), closed.WatchUntil); // 60 natural days, the last one ends at 24:00
    }

    [Theory]
    [InlineData("10bd", "2026-03-17T17:30")] // five of ten
    [InlineData("3bd", "2026-03-11T17:30")] // one of three: rounded down
    [InlineData("1bd", "2026-03-11T17:30")] // at least one
    public void A_failed_reinspection_gives_half_the_working_days(string within, string due)
    {
        var again = Submitted(within: within).Reinspect(Inspector, passed: false, "仍有3件未告知", NoLine, Terms, Now);

        Assert.Equal((NoticeState.InRectification, 2, Given.Shanghai(due)), (again.State, again.RoundNumber, again.DueAt!.Value));
        Assert.Null(again.Accountability);
    }

    [Theory]
    [InlineData("A0137")] // handed it in
    [InlineData("A0344")] // concerned by the violations
    [InlineData("A0021")] // decided on the objection
    public void Whoever_took_part_does_not_reinspect(string user)
    {
        var submitted = Submitted() with { Dispute = new(new("A0137", IssuedAt), "…", IssuedAt) { Decided = new("A0021", IssuedAt), Upheld = false } };

        Refused("concerns-yourself", () => submitted.Reinspect(Given.Person(user, Roles.QaLead), true, "…", NoLine, Terms, Now));
    }

    [Fact]
    public void Whoever_stands_in_the_addressees_line_does_not_reinspect()
    {
        Refused("in-the-line", () => Submitted().Reinspect(Inspector, true, "…", new HashSet<string> { "Q0001" }, Terms, Now));
        Refused("role-missing", () => Submitted(Severity.S1).Reinspect(Inspector, true, "…", NoLine, Terms, Now)); // S1: the supervision group
        Refused("finding-missing", () => Submitted().Reinspect(Inspector, true, "", NoLine, Terms, Now));
        Refused("not-now", () => InRectification().Reinspect(Inspector, true, "…", NoLine, Terms, Now));
    }

    [Theory]
    [InlineData("2026-03-06T17:30", NoticeState.InRectification)]
    [InlineData("2026-03-06T17:30:00.001", NoticeState.Overdue)]
    public void Overdue_is_found_by_time(string at, NoticeState state) =>
        Assert.Equal(state, InRectification().MarkOverdue(Terms, Given.Shanghai(at)).State);

    [Fact]
    public void What_is_disputed_or_handed_in_does_not_become_overdue()
    {
        var later = Given.Shanghai("2026-06-01T09:00");

        Assert.Equal(NoticeState.Disputed, Disputed().MarkOverdue(Terms, later).State);
        Assert.Equal(NoticeState.AwaitingReinspection, Submitted().MarkOverdue(Terms, later).State);
    }

    [Theory]
    [InlineData("2026-03-09T17:30", EscalationStep.None)]
    [InlineData("2026-03-09T17:31", EscalationStep.Superior)] // one working day late
    [InlineData("2026-03-13T17:31", EscalationStep.Interview)]
    [InlineData("2026-03-20T17:31", EscalationStep.Accountability)]
    public void An_overdue_notice_climbs(string at, EscalationStep step)
    {
        var climbed = Overdue(Severity.S3).Escalate(Terms, Given.Shanghai(at));

        Assert.Equal(step, climbed.Escalation);
        Assert.Equal(step == EscalationStep.Accountability, climbed.Accountability is not null);
    }

    [Fact]
    public void Accountability_follows_the_profile()
    {
        Assert.Equal(AccountabilityCriterion.Overdue, Overdue(Severity.S1).Accountability!.Criterion);
        Assert.Equal(AccountabilityCriterion.LongOverdue, Overdue().Escalate(Terms, Given.Shanghai("2026-03-13T17:31")).Accountability!.Criterion);
        Assert.Equal(AccountabilityCriterion.ReinspectionFailed, Fail(Submitted(Severity.S1), Given.Person("G", Roles.SupervisionGroup)).Accountability!.Criterion);
        Assert.Equal(AccountabilityCriterion.FirstCase, Issued(Severity.S1, rule: "complaint-decision-late").Accountability!.Criterion);
        Assert.Equal(Given.Shanghai("2026-03-26T17:30"), Issued(Severity.S1, rule: "complaint-decision-late").Accountability!.DecideBy); // 15 working days
    }

    [Fact]
    public void The_second_and_third_failure_call_for_accountability()
    {
        var second = Fail(Again(Fail(Submitted(Severity.S3))));
        Assert.Equal(AccountabilityCriterion.SecondFailure, second.Accountability!.Criterion);
        Assert.Null(Fail(Again(Fail(Submitted(Severity.S4)))).Accountability);

        var third = Fail(Again(Fail(Again(Fail(Submitted(Severity.S4))))));
        Assert.Equal(AccountabilityCriterion.ThirdFailure, third.Accountability!.Criterion);
        Assert.Equal(NoticeState.InRectification, third.State); // the notice stays open
    }

    [Fact]
    public void A_decision_on_accountability_is_recorded_beside_the_open_notice()
    {
        var leader = Given.Person("L0001", Roles.BankLeader);
        var decided = Overdue(Severity.S1).DecideAccountability(leader, AccountabilityOutcome.Criticism, null, Now);

        Assert.Equal((NoticeState.Overdue, AccountabilityOutcome.Criticism), (decided.State, decided.Accountability!.Outcome));
        Refused("reason-missing", () => Overdue(Severity.S1).DecideAccountability(leader, AccountabilityOutcome.None, "", Now));
        Refused("not-now", () => decided.DecideAccountability(leader, AccountabilityOutcome.Criticism, null, Now));
        Refused("not-now", () => Issued().DecideAccountability(leader, AccountabilityOutcome.Criticism, null, Now));
        Refused("concerns-yourself", () => Overdue(Severity.S1).DecideAccountability(Given.Person("A0344", Roles.BankLeader), AccountabilityOutcome.Criticism, null, Now));
    }

    [Fact]
    public void A_notice_is_withdrawn_with_the_last_violation_that_held()
    {
        Assert.Equal((NoticeState.Issued, 1), (Issued().Recount(1, Now).State, Issued().Recount(1, Now).Members));
        Assert.Equal((NoticeState.Withdrawn, Now), (Issued().Recount(0, Now).State, Issued().Recount(0, Now).WithdrawnAt));
        Assert.Equal(NoticeState.Closed, (Issued() with { State = NoticeState.Closed }).Recount(0, Now).State); // what is closed stays closed
    }

    [Fact]
    public void It_says_what_is_owed_next()
    {
        Assert.Equal((NoticeDuty.Issue, Given.Shanghai("2026-03-05T17:30")), Draft().Next);
        Assert.Equal((NoticeDuty.Acknowledge, Given.Shanghai("2026-03-06T17:30")), Issued(within: "3bd").Next);
        Assert.Equal((NoticeDuty.Rectify, Given.Shanghai("2026-03-10T17:30")), InRectification(within: "3bd").Next);
        Assert.Equal((NoticeDuty.DecideObjection, Given.Shanghai("2026-03-12T17:30")), Disputed().Next);
        Assert.Equal((NoticeDuty.Reinspect, Given.Shanghai("2026-03-13T17:30")), Submitted().Next);
        Assert.Null((Issued() with { State = NoticeState.Closed }).Next);
    }

    private static RectificationNotice Fail(RectificationNotice notice, Actor? by = null) => notice.Reinspect(by ?? Inspector, false, "仍未整改", NoLine, Terms, Now);

    private static RectificationNotice Again(RectificationNotice notice) => notice.Submit(Addressee, "已整改", ["E2"], Terms, Now);

    private static void Refused(string code, Func<object> act) => Assert.Equal(code, Assert.Throws<RefusedException>(act).Code);
}

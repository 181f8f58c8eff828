using FinServ.Compliance.Checking;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Violations;

namespace FinServ.Compliance.Tests.Violations;

/// <summary>A hit is raised, then confirmed, dismissed, withdrawn or waived (policy/rules.md 1.1 and §3).</summary>
public class ViolationTransitions
{
    private static readonly DateTimeOffset Now = Given.Now;
    private static readonly DateOnly Today = new(2026, 3, 10);

    [Fact]
    public void A_reviewer_confirms_a_hit()
    {
        var confirmed = Given.Violation().Confirm(Given.Supervisor, Given.Card(), Now);

        Assert.Equal((ViolationState.Confirmed, "A0058", Now), (confirmed.State, confirmed.ReviewedBy, confirmed.ReviewedAt));
    }

    [Fact]
    public void A_reviewer_dismisses_a_hit_with_a_reason()
    {
        var dismissed = Given.Violation().Dismiss(Given.Supervisor, Given.Card(), DismissalReason.WrongData, null, Now);

        Assert.Equal((ViolationState.Dismissed, DismissalReason.WrongData), (dismissed.State, dismissed.Dismissal));
    }

    [Fact]
    public void The_reason_other_needs_a_note() =>
        Refused("note-missing", () => Given.Violation().Dismiss(Given.Supervisor, Given.Card(), DismissalReason.Other, " ", Now));

    [Fact]
    public void A_confirmed_hit_may_still_be_dismissed_while_no_notice_took_it_in()
    {
        var confirmed = Given.Violation().Confirm(Given.Supervisor, Given.Card(), Now);

        Assert.Equal(ViolationState.Dismissed, confirmed.Dismiss(Given.Supervisor, Given.Card(), DismissalReason.Duplicate, null, Now).State);
        Refused("already-decided", () => confirmed.PutInto(Guid.Empty).Dismiss(Given.Supervisor, Given.Card(), DismissalReason.Duplicate, null, Now));
    }

    [Theory]
    [InlineData(ViolationState.Confirmed)]
    [InlineData(ViolationState.Dismissed)]
    [InlineData(ViolationState.Withdrawn)]
    [InlineData(ViolationState.Waived)]
    [InlineData(ViolationState.NoticeIssued)]
    public void What_is_decided_is_not_confirmed_again(ViolationState state)
    {
        Refused("already-decided", () => (Given.Violation() with { State = state }).Confirm(Given.Supervisor, Given.Card(), Now));
        Refused("already-decided", () => (Given.Violation() with { State = state }).ConfirmBySetting(Now));
    }

    [Theory]
    [InlineData("A0344")] // the employee concerned
    [InlineData("A0137")] // who acted in the evidence
    public void Nobody_decides_on_what_concerns_himself(string employee)
    {
        var violation = Given.Violation(Given.Verdict(agent: "A0344"));
        var concerned = Given.Person(employee, Roles.TeamSupervisor, Roles.Compliance);

        Refused("concerns-yourself", () => violation.Confirm(concerned, Given.Card(), Now));
        Refused("concerns-yourself", () => violation.Dismiss(concerned, Given.Card(), DismissalReason.WrongData, null, Now));
        Refused("concerns-yourself", () => violation.Waive(concerned, Given.Card(), "EX-1", Today, Today, Now));
    }

    [Fact]
    public void A_reviewer_sees_the_own_units_only() =>
        Refused("not-your-unit", () => Given.Violation(Given.Verdict(unit: "CX")).Confirm(Given.Supervisor, Given.Card(), Now));

    [Theory]
    [InlineData(Severity.S2, "C", Roles.TeamSupervisor, true)]
    [InlineData(Severity.S4, "C", Roles.QaLead, true)]
    [InlineData(Severity.S1, "C", Roles.TeamSupervisor, false)] // S1 goes to the supervision group
    [InlineData(Severity.S1, "C", Roles.SupervisionGroup, true)]
    [InlineData(Severity.S1, "E", Roles.PrivacyOfficer, true)] // owner of group E
    [InlineData(Severity.S2, "C", Roles.PrivacyOfficer, false)]
    [InlineData(Severity.S3, "C", Roles.Agent, false)]
    [InlineData(Severity.S3, "C", Roles.Auditor, false)] // reads only
    public void The_role_decides_who_confirms(Severity severity, string group, string role, bool may) =>
        Assert.Equal(may, ViolationDuties.May(
            ViolationAction.Confirm, Given.Person("X", role), Given.Violation(Given.Verdict(severity: severity)), Given.Card(group: group)).Allowed);

    [Fact]
    public void Compliance_waives_with_a_reason_and_an_expiry()
    {
        var compliance = Given.Person("C0001", Roles.Compliance);

        var waived = Given.Violation().Waive(compliance, Given.Card(), "EX-2026-004", Today, Today, Now);

        Assert.Equal((ViolationState.Waived, new Waiver("C0001", "EX-2026-004", Today)), (waived.State, waived.Waiver));
        Refused("note-missing", () => Given.Violation().Waive(compliance, Given.Card(), "", Today, Today, Now));
        Refused("waiver-expired", () => Given.Violation().Waive(compliance, Given.Card(), "EX-2025-031", new(2025, 12, 31), Today, Now));
        Refused("role-missing", () => Given.Violation().Waive(Given.Supervisor, Given.Card(), "EX-2026-004", Today, Today, Now));
    }

    [Theory]
    [InlineData(ViolationState.Raised, ViolationState.Withdrawn)]
    [InlineData(ViolationState.Confirmed, ViolationState.Withdrawn)]
    [InlineData(ViolationState.NoticeIssued, ViolationState.Withdrawn)]
    [InlineData(ViolationState.Dismissed, ViolationState.Dismissed)] // stays what a person made of it
    [InlineData(ViolationState.Waived, ViolationState.Waived)]
    public void Changed_facts_withdraw_what_stands(ViolationState before, ViolationState after) =>
        Assert.Equal(after, (Given.Violation() with { State = before }).Withdraw(WithdrawalReason.Met, Now).State);

    [Fact]
    public void Facts_that_change_back_raise_it_again_for_review_under_its_old_number()
    {
        var withdrawn = Given.Violation().Confirm(Given.Supervisor, Given.Card(), Now).Withdraw(WithdrawalReason.Met, Now);

        var again = withdrawn.RaiseAgain(withdrawn.Verdict, withdrawn.OccurredOn, Now.AddDays(1), Now.AddDays(2));

        Assert.Equal((ViolationState.Raised, withdrawn.Number, null), (again.State, again.Number, again.ReviewedBy));
    }

    [Fact]
    public void A_blocked_action_says_why_and_who_can_in_both_languages()
    {
        var may = ViolationDuties.May(ViolationAction.Waive, Given.Supervisor, Given.Violation(), Given.Card());

        Assert.Equal(new LocalText("由合规部门决定。", "This is decided by: Compliance."), may.Why);
        Assert.Equal([Roles.Compliance], may.Who);
    }

    private static void Refused(string code, Func<object> act) => Assert.Equal(code, Assert.Throws<RefusedException>(act).Code);
}

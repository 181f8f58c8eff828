using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Violations;

/// <summary>What a person can decide about a violation.</summary>
public enum ViolationAction
{
    Confirm,
    Dismiss,
    Waive,
}

/// <summary>Who decides on violations. Source: policy/rules.md §3, §4 and 1.1.</summary>
public static class ViolationDuties
{
    private static readonly string[] Waivers = [Roles.Compliance];

    /// <summary>Roles entitled to the action: S1 goes to the supervision group, group E to the privacy officer as well.</summary>
    public static IReadOnlyList<string> WhoMay(ViolationAction action, Severity severity, string group) => action switch
    {
        ViolationAction.Waive => Waivers,
        _ => Reviewers(severity, group),
    };

    /// <summary>Whether this person may do it: entitled, in the own units, and not concerned.</summary>
    public static Entitlement May(ViolationAction action, Actor actor, Violation violation, RuleCard card)
    {
        var who = WhoMay(action, violation.Severity, card.Group);
        return violation.State == ViolationState.Raised || (action != ViolationAction.Confirm && violation.State == ViolationState.Confirmed && violation.Notice is null)
            ? Entitlement.For(actor, violation.Unit, who, violation.Involved)
            : Entitlement.Refused(
                "already-decided",
                $"违规 {violation.Number} 已不在待处理状态。",
                $"Violation {violation.Number} is {violation.State}; it no longer waits for this decision.",
                who);
    }

    private static List<string> Reviewers(Severity severity, string group)
    {
        List<string> who = severity == Severity.S1
            ? [Roles.SupervisionGroup, Roles.Compliance]
            : [Roles.TeamSupervisor, Roles.QaLead, Roles.SupervisionGroup, Roles.Compliance];
        if (group == "E") who.Insert(0, Roles.PrivacyOfficer);
        if (group == "B" && severity != Severity.S1) who.Insert(0, Roles.ComplaintUnit);
        return who;
    }
}

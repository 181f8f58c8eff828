using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Violations;

namespace FinServ.Compliance.Rectification;

/// <summary>What a person can do to a notice.</summary>
public enum NoticeAction
{
    Complete,
    Issue,
    Acknowledge,
    Object,
    DecideObjection,
    RequestExtension,
    DecideExtension,
    Submit,
    Reinspect,
    DecideAccountability,
}

/// <summary>Who may do what to a notice, and when. Source: policy/rules.md §3 and §4.</summary>
public static class NoticeDuties
{
    private static readonly string[] Addressees = [Roles.Addressee, Roles.DepartmentHead, Roles.BranchManager, Roles.TeamSupervisor, Roles.ComplaintUnit];
    private static readonly string[] Group = [Roles.SupervisionGroup];
    private static readonly string[] Quality = [Roles.QaLead, Roles.SupervisionGroup];
    private static readonly string[] Supervisors = [Roles.TeamSupervisor, Roles.QaLead, Roles.SupervisionGroup];

    /// <summary>Roles entitled to the action, first the usual one.</summary>
    public static IReadOnlyList<string> WhoMay(NoticeAction action, RectificationNotice notice) => action switch
    {
        NoticeAction.Complete when notice.Severity == Severity.S2 => Supervisors,
        NoticeAction.Complete or NoticeAction.Issue or NoticeAction.Reinspect => notice.Severity switch
        {
            Severity.S1 => Group,
            Severity.S2 => Quality,
            _ => Supervisors,
        },
        NoticeAction.DecideObjection => [Roles.QaLead, Roles.SupervisionGroup, Roles.Compliance],
        NoticeAction.DecideExtension => notice.Severity == Severity.S1 ? Group : [Roles.DepartmentHead, Roles.BranchManager, Roles.SupervisionGroup],
        NoticeAction.DecideAccountability => [Roles.SupervisionGroup, Roles.BankLeader],
        _ => notice.Agent is null ? Addressees : [Roles.Agent, .. Addressees],
    };

    /// <param name="line">Employees in the addressee's line: superiors and subordinates; they do not re-inspect.</param>
    public static Entitlement May(NoticeAction action, Actor actor, RectificationNotice notice, IReadOnlySet<string>? line = null)
    {
        var who = WhoMay(action, notice);
        if (!IsTimely(action, notice)) return NotNow(notice, who);

        var general = Entitlement.For(actor, notice.Unit, who, MustStandAside(action, notice));
        if (!general.Allowed) return general;
        if (action == NoticeAction.Issue && NeedsSecondPerson(notice) && (notice.Completed is null || actor.Is(notice.Completed.By)))
            return Entitlement.Refused(
                "second-person-needed", "S1、S2 通知书须先由一人签发，再由另一人复核下达。",
                "S1 and S2 notices are signed by one person and issued by another.", who);
        if (action == NoticeAction.Reinspect && actor.Employee is { } employee && line?.Contains(employee) == true)
            return Entitlement.Refused("in-the-line", "复查人不得为收件人的上级或下级。", "A re-inspector stands outside the addressee's line.", who);
        if (OnlyAsAgent(action, actor, notice))
            return Entitlement.Refused("not-addressed", "本通知书不是发给您的。", "This notice is not addressed to you.", who);
        return general;
    }

    /// <summary>S1 and S2 take two people (policy/rules.md 4.1).</summary>
    public static bool NeedsSecondPerson(RectificationNotice notice) => notice.Severity is Severity.S1 or Severity.S2;

    private static bool IsTimely(NoticeAction action, RectificationNotice notice) => action switch
    {
        NoticeAction.Complete => notice is { State: NoticeState.Draft, Completed: null },
        NoticeAction.Issue => notice.State == NoticeState.Draft,
        NoticeAction.Acknowledge => notice is { State: NoticeState.Issued or NoticeState.Overdue, Acknowledged: null },
        NoticeAction.Object => notice is { State: NoticeState.Issued or NoticeState.InRectification, Dispute: null, RoundNumber: 1 },
        NoticeAction.DecideObjection => notice.State == NoticeState.Disputed,
        NoticeAction.RequestExtension => notice is { State: NoticeState.InRectification, RoundNumber: 1, Extension: null or { Granted: false } },
        NoticeAction.DecideExtension => notice is { State: NoticeState.InRectification, Extension: { Decided: null } },
        NoticeAction.Submit => notice.State is NoticeState.Issued or NoticeState.InRectification or NoticeState.Overdue,
        NoticeAction.Reinspect => notice.State == NoticeState.AwaitingReinspection,
        _ => notice.Accountability is { Decided: null },
    };

    private static IEnumerable<string> MustStandAside(NoticeAction action, RectificationNotice notice) => action switch
    {
        NoticeAction.Complete or NoticeAction.Issue => Of(notice.Agent),
        NoticeAction.DecideObjection => [.. Of(notice.Author), .. Of(notice.Dispute?.Raised.By), .. notice.ConfirmedBy, .. Concerned(notice)],
        NoticeAction.DecideExtension => [.. Of(notice.Extension?.Requested.By), .. Of(notice.Agent)],
        NoticeAction.Reinspect =>
            [.. notice.Rounds.SelectMany(round => Of(round.Submitted?.By)), .. Of(notice.Acknowledged?.By), .. Of(notice.Dispute?.Decided?.By), .. Concerned(notice)],
        NoticeAction.DecideAccountability => Concerned(notice),
        _ => [], // the addressee answers for himself
    };

    private static IEnumerable<string> Concerned(RectificationNotice notice) => [.. Of(notice.Agent), .. notice.Involved];

    private static IEnumerable<string> Of(string? person) => person is null ? [] : [person];

    /// <summary>An agent answers personal notices of his own only; whoever else is entitled acts for the unit.</summary>
    private static bool OnlyAsAgent(NoticeAction action, Actor actor, RectificationNotice notice) =>
        action is NoticeAction.Acknowledge or NoticeAction.Object or NoticeAction.RequestExtension or NoticeAction.Submit
        && actor.RoleAmong(Addressees) is null && !actor.Is(notice.Agent);

    private static Entitlement NotNow(RectificationNotice notice, IReadOnlyList<string> who) => Entitlement.Refused(
        "not-now", $"通知书 {notice.Name} 的当前状态不适用此操作。", $"Notice {notice.Name} is {notice.State}; this is not possible now.", who);
}

using System.Diagnostics;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Hosting.Security;

/// <summary>The parts that people play in supervision (policy/rules.md §3). Stored and sent by name.</summary>
public enum Role
{
    Agent,
    TeamSupervisor,
    DepartmentHead,
    BranchManager,
    ComplaintUnit,
    QaLead,
    PrivacyOfficer,
    Compliance,
    SupervisionGroup,
    BankLeader,
    Auditor,
    Addressee,
    RuleAuthor,
    RuleApprover,
    Operator,
    Administrator,
}

/// <summary>What roles are called and how far they see.</summary>
public static class Roles
{
    private static readonly HashSet<Role> SeesWholeBank =
        [Role.SupervisionGroup, Role.Compliance, Role.PrivacyOfficer, Role.Auditor, Role.BankLeader];

    /// <summary>True for roles that see every unit; all others see their own units only (policy/rules.md §3).</summary>
    public static bool IsBankWide(this Role role) => SeesWholeBank.Contains(role);

    public static LocalText Title(this Role role) => role switch
    {
        Role.Agent => new("客服人员", "agent"),
        Role.TeamSupervisor => new("客服主管", "team supervisor"),
        Role.DepartmentHead => new("部门负责人", "department head"),
        Role.BranchManager => new("网点负责人", "branch manager"),
        Role.ComplaintUnit => new("投诉管理部门", "complaint unit"),
        Role.QaLead => new("质检负责人", "QA lead"),
        Role.PrivacyOfficer => new("个人信息保护负责人", "privacy officer"),
        Role.Compliance => new("合规部门", "compliance"),
        Role.SupervisionGroup => new("服务监督小组", "service supervision group"),
        Role.BankLeader => new("分管行领导", "bank leader in charge"),
        Role.Auditor => new("审计人员", "auditor"),
        Role.Addressee => new("被通知单位经办人", "addressee"),
        Role.RuleAuthor => new("规则编制人", "rule author"),
        Role.RuleApprover => new("规则审批人", "rule approver"),
        Role.Operator => new("运行维护人员", "operator"),
        Role.Administrator => new("系统管理员", "administrator"),
        _ => throw new UnreachableException($"No title for {role}."),
    };
}

using System.Collections.Frozen;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Hosting.Security;

/// <summary>Roles of people, by the codes that stand in the database and in the trail. Source: policy/rules.md §3.</summary>
public static class Roles
{
    public const string Agent = "agent";
    public const string TeamSupervisor = "team-supervisor";
    public const string DepartmentHead = "department-head";
    public const string BranchManager = "branch-manager";
    public const string ComplaintUnit = "complaint-unit";
    public const string QaLead = "qa-lead";
    public const string PrivacyOfficer = "privacy-officer";
    public const string Compliance = "compliance";
    public const string SupervisionGroup = "supervision-group";
    public const string BankLeader = "bank-leader";
    public const string Auditor = "auditor";
    public const string Addressee = "addressee";
    public const string RuleAuthor = "rule-author";
    public const string RuleApprover = "rule-approver";
    public const string Operator = "operator";
    public const string Administrator = "administrator";

    /// <summary>Names for screens, by code, in the order of the policy.</summary>
    public static IReadOnlyDictionary<string, LocalText> Names { get; } = new Dictionary<string, LocalText>
    {
        [Agent] = new("客服人员", "Agent"),
        [TeamSupervisor] = new("客服主管", "Team supervisor"),
        [DepartmentHead] = new("部门负责人", "Department head"),
        [BranchManager] = new("网点负责人", "Branch manager"),
        [ComplaintUnit] = new("投诉管理部门", "Complaint unit"),
        [QaLead] = new("质检负责人", "QA lead"),
        [PrivacyOfficer] = new("个人信息保护负责人", "Privacy officer"),
        [Compliance] = new("合规部门", "Compliance"),
        [SupervisionGroup] = new("服务监督小组", "Service supervision group"),
        [BankLeader] = new("分管行领导", "Bank leader in charge"),
        [Auditor] = new("审计人员", "Auditor"),
        [Addressee] = new("被通知单位经办人", "Addressee of notices"),
        [RuleAuthor] = new("规则编制人", "Rule author"),
        [RuleApprover] = new("规则审批人", "Rule approver"),
        [Operator] = new("运行维护人员", "Operator"),
        [Administrator] = new("系统管理员", "Administrator"),
    };

    /// <summary>Roles that see every unit; everybody else sees the own units only.</summary>
    public static IReadOnlySet<string> BankWide { get; } =
        new[] { SupervisionGroup, Compliance, PrivacyOfficer, Auditor, BankLeader }.ToFrozenSet();

    /// <summary>Roles that keep the product running and see no customer data.</summary>
    public static IReadOnlySet<string> WithoutCustomerData { get; } = new[] { Operator, Administrator }.ToFrozenSet();
}

using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting.Security;

namespace FinServ.Compliance.Interactions.Sample;

/// <summary>A unit of the sample's bank.</summary>
/// <param name="Kind">As the register `units` codes it.</param>
/// <param name="Parent">The superior unit; null for the root.</param>
/// <param name="WorksMakeUpDays">Whether it is open on make-up working days.</param>
public sealed record SampleUnit(string Id, LocalText Name, string Kind, string? Parent, bool WorksMakeUpDays = true);

/// <summary>One employee of the sample who can sign in.</summary>
/// <param name="Role">One of <see cref="Roles"/>.</param>
public sealed record SamplePerson(string EmployeeId, string Role, string UnitId);

/// <summary>The bank that the shipped sample tells of: one head office, its departments, a contact centre and eight branches, none of them real.</summary>
public static class SampleBank
{
    /// <summary>Name of the source under which everything of the sample is kept.</summary>
    public const string Source = "sample";

    /// <summary>All its units begin so; the sample speaks for no other.</summary>
    public const string UnitPrefix = "SB-";

    public const string HeadOffice = "SB-HQ";
    public const string ComplaintUnit = "SB-CP";
    public const string ContactCentre = "SB-CC";
    public const string Retail = "SB-PB";
    public const string Cards = "SB-KK";
    public const string Operations = "SB-YY";

    /// <summary>All units, the root first.</summary>
    public static IReadOnlyList<SampleUnit> Units { get; } =
    [
        new(HeadOffice, new("总行", "Head Office"), "bank", null),
        new(ComplaintUnit, new("投诉管理部", "Complaint Management"), "department", HeadOffice),
        new(ContactCentre, new("客户服务中心", "Contact Centre"), "centre", HeadOffice),
        new(Retail, new("个人金融部", "Retail Banking"), "department", HeadOffice),
        new(Cards, new("信用卡中心", "Credit Card Centre"), "department", HeadOffice),
        new(Operations, new("运营管理部", "Operations"), "department", HeadOffice),
        new("SB-CD", new("城东支行", "Chengdong Branch"), "branch", HeadOffice),
        new("SB-CX", new("城西支行", "Chengxi Branch"), "branch", HeadOffice),
        new("SB-GX", new("高新支行", "High-Tech Park Branch"), "branch", HeadOffice),
        new("SB-BJ", new("滨江支行", "Riverside Branch"), "branch", HeadOffice),
        new("SB-NH", new("南湖支行", "South Lake Branch"), "branch", HeadOffice),
        new("SB-DX", new("大学城支行", "University Town Branch"), "branch", HeadOffice, WorksMakeUpDays: false),
        new("SB-GC", new("古城支行", "Old Town Branch"), "branch", HeadOffice),
        new("SB-KG", new("空港支行", "Airport Branch"), "branch", HeadOffice),
    ];

    public static IReadOnlyList<SampleUnit> Branches { get; } = [.. Units.Where(unit => unit.Kind == "branch")];

    /// <summary>One employee for each role of policy/rules.md §3, all of them in the staff register.</summary>
    public static IReadOnlyList<SamplePerson> People { get; } =
    [
        new("A0021", Roles.SupervisionGroup, HeadOffice),
        new("A0102", Roles.TeamSupervisor, ContactCentre),
        new("A0058", Roles.QaLead, ContactCentre),
        new("A0306", Roles.ComplaintUnit, ComplaintUnit),
        new("A0300", Roles.Compliance, HeadOffice),
        new("A0015", Roles.PrivacyOfficer, HeadOffice),
        new("A0009", Roles.Auditor, HeadOffice),
        new("B0001", Roles.BankLeader, HeadOffice),
        new("B0003", Roles.DepartmentHead, ContactCentre),
        new("B0007", Roles.BranchManager, "SB-CD"),
        new("A0137", Roles.Addressee, "SB-CD"),
        new("A0344", Roles.Agent, ContactCentre),
        new("A0331", Roles.RuleAuthor, HeadOffice),
        new("A0332", Roles.RuleApprover, HeadOffice),
        new("A0500", Roles.Operator, HeadOffice),
        new("A0900", Roles.Administrator, HeadOffice),
    ];
}

using FinServ.Compliance.Hosting.Security;

namespace FinServ.Compliance.Interactions.Sample;

/// <summary>An employee, robot or shared account of the sample, as the register `staff` knows it.</summary>
internal sealed record SampleEmployee(string Id, string UnitId, string RoleKind, string? SupervisorId, string Level = "agent", string Kind = "person");

/// <summary>Who works where in the sample's bank.</summary>
internal static class SampleStaff
{
    public const string Robot = "SB-ROBOT";
    public const string SharedAccount = "SB-SHARED";

    /// <summary>An agent who left in the middle of the quarter.</summary>
    public const string Leaver = "A0188";

    private static readonly Dictionary<string, SampleEmployee[]> agents = [];
    private static readonly Dictionary<string, SampleEmployee> heads = [];
    private static readonly List<SampleEmployee> all = [];

    static SampleStaff()
    {
        foreach (var person in SampleBank.People) all.Add(new(person.EmployeeId, person.UnitId, RoleKind(person.Role), null, Level(person.Role)));
        all.Add(new(Robot, SampleBank.ContactCentre, "other", "A0102", Kind: "robot"));
        all.Add(new(SharedAccount, SampleBank.ContactCentre, "other", null, Kind: "shared-account"));
        all.Add(new(Leaver, SampleBank.ContactCentre, "agent", "A0102"));

        foreach (var (unit, first) in SampleBank.Units.Select((unit, index) => (unit, index * 50 + 1001))) Staff(unit, first);
    }

    public static IReadOnlyList<SampleEmployee> All => all;

    /// <summary>Those of a unit who serve customers or work on cases.</summary>
    public static IReadOnlyList<SampleEmployee> Agents(string unit) => agents[unit];

    public static SampleEmployee Head(string unit) => heads[unit];

    private static void Staff(SampleUnit unit, int first)
    {
        var headRole = unit.Kind == "branch" ? "branch-manager" : "department-head";
        var head = all.Find(one => one.UnitId == unit.Id && one.RoleKind == headRole) ?? Add(new($"A{first + 40}", unit.Id, headRole, null, Level(headRole)));
        heads[unit.Id] = head;
        var supervisor = all.Find(one => one.UnitId == unit.Id && one.RoleKind == "team-supervisor") ?? Add(new($"A{first + 41}", unit.Id, "team-supervisor", head.Id, "supervisor"));
        var count = unit.Kind switch { "centre" => 36, "branch" => 6, _ => 8 };
        var role = unit.Id == SampleBank.ComplaintUnit ? "complaint-unit" : "agent";
        agents[unit.Id] = [.. Enumerable.Range(first, count).Select(number => Add(new($"A{number}", unit.Id, role, supervisor.Id)))];
        if (all.Find(one => one.UnitId == unit.Id && one.Id == "A0344") is { } known) agents[unit.Id][0] = known;
    }

    private static SampleEmployee Add(SampleEmployee one)
    {
        all.Add(one);
        return one;
    }

    private static string RoleKind(string role) => role is Roles.RuleAuthor or Roles.RuleApprover or Roles.Operator or Roles.Administrator ? "other" : role;

    private static string Level(string role) => role switch
    {
        Roles.TeamSupervisor => "supervisor",
        Roles.DepartmentHead => "department-head",
        Roles.BranchManager => "branch-manager",
        Roles.ComplaintUnit => "complaint-unit",
        Roles.BankLeader => "bank-leader",
        Roles.SupervisionGroup => "supervision-group",
        _ => "agent",
    };
}

using FinServ.Compliance.Hosting.Security;
using Microsoft.AspNetCore.Authorization;

namespace FinServ.Compliance.Web.Accounts;

/// <summary>Who may open what (policy/rules.md §3); who may decide on a single thing is for the domain to say.</summary>
/// <remarks>Operators, administrators and rule authors see no customer data: none of the policies on customers names them.</remarks>
public static class Policies
{
    public const string ReadOverview = nameof(ReadOverview);
    public const string ReadViolations = nameof(ReadViolations);
    public const string ReadNotices = nameof(ReadNotices);
    public const string SearchInteractions = nameof(SearchInteractions);
    public const string ReadDigests = nameof(ReadDigests);
    public const string ReadAudit = nameof(ReadAudit);
    public const string ReadOperation = nameof(ReadOperation);
    public const string Operate = nameof(Operate);
    public const string Administer = nameof(Administer);

    private static readonly Role[] Supervision =
        [Role.TeamSupervisor, Role.QaLead, Role.ComplaintUnit, Role.PrivacyOfficer, Role.Compliance, Role.SupervisionGroup];

    private static readonly Role[] Management = [Role.DepartmentHead, Role.BranchManager, Role.BankLeader];

    private static readonly Dictionary<string, Role[]> Entitled = new()
    {
        [ReadOverview] = [.. Supervision, .. Management, Role.Auditor],
        [ReadViolations] = [.. Supervision, .. Management, Role.Auditor, Role.Addressee],
        [ReadNotices] = [.. Supervision, .. Management, Role.Auditor, Role.Addressee, Role.Agent],
        [SearchInteractions] = [.. Supervision, Role.Auditor],
        [ReadDigests] = [.. Supervision, .. Management, Role.Auditor],
        [ReadAudit] = [Role.Auditor, Role.Compliance, Role.PrivacyOfficer, Role.SupervisionGroup],
        [ReadOperation] = [Role.Operator, Role.Administrator, Role.SupervisionGroup, Role.Compliance, Role.Auditor],
        [Operate] = [Role.Operator],
        [Administer] = [Role.Administrator],
    };

    /// <summary>The roles that a policy lets in.</summary>
    public static IReadOnlyCollection<Role> RolesOf(string policy) => Entitled[policy];

    /// <summary>Registers every policy; whatever names none is for signed-in people only.</summary>
    public static void AddTo(AuthorizationOptions options)
    {
        foreach (var (policy, roles) in Entitled)
            options.AddPolicy(policy, builder => builder.RequireAuthenticatedUser().RequireRole(roles.Select(role => role.ToString())));
        options.FallbackPolicy = options.DefaultPolicy;
    }
}

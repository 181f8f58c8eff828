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

    private static readonly string[] Supervision =
        [Roles.TeamSupervisor, Roles.QaLead, Roles.ComplaintUnit, Roles.PrivacyOfficer, Roles.Compliance, Roles.SupervisionGroup];

    private static readonly string[] Management = [Roles.DepartmentHead, Roles.BranchManager, Roles.BankLeader];

    private static readonly Dictionary<string, string[]> Entitled = new()
    {
        [ReadOverview] = [.. Supervision, .. Management, Roles.Auditor],
        [ReadViolations] = [.. Supervision, .. Management, Roles.Auditor, Roles.Addressee],
        [ReadNotices] = [.. Supervision, .. Management, Roles.Auditor, Roles.Addressee, Roles.Agent],
        [SearchInteractions] = [.. Supervision, Roles.Auditor],
        [ReadDigests] = [.. Supervision, .. Management, Roles.Auditor],
        [ReadAudit] = [Roles.Auditor, Roles.Compliance, Roles.PrivacyOfficer, Roles.SupervisionGroup],
        [ReadOperation] = [Roles.Operator, Roles.Administrator, Roles.SupervisionGroup, Roles.Compliance, Roles.Auditor],
        [Operate] = [Roles.Operator],
        [Administer] = [Roles.Administrator],
    };

    /// <summary>Codes of the roles that a policy lets in.</summary>
    public static IReadOnlyCollection<string> RolesOf(string policy) => Entitled[policy];

    /// <summary>Registers every policy; whatever names none is for signed-in people only.</summary>
    public static void AddTo(AuthorizationOptions options)
    {
        foreach (var (policy, roles) in Entitled)
            options.AddPolicy(policy, builder => builder.RequireAuthenticatedUser().RequireRole(roles));
        options.FallbackPolicy = options.DefaultPolicy;
    }
}

using System.Security.Claims;
using FinServ.Compliance.Hosting.Security;

namespace FinServ.Compliance.Web.Accounts;

/// <summary>The signed-in person as the domain knows him or her, read from the claims that sign-in gave.</summary>
public static class SignedIn
{
    public const string Employee = "employee";
    public const string Unit = "unit";
    public const string DisplayName = "display-name";

    /// <summary>The acting person; a bank-wide role sees every unit, all others their own.</summary>
    public static Actor Actor(this ClaimsPrincipal principal)
    {
        var roles = principal.RoleCodes();
        var scope = roles.Overlaps(Roles.BankWide)
            ? UnitScope.WholeBank
            : UnitScope.Of(principal.FindAll(Unit).Select(claim => claim.Value));
        return new(principal.Identity?.Name ?? "", principal.FindFirstValue(Employee), roles, scope);
    }

    public static IReadOnlySet<string> RoleCodes(this ClaimsPrincipal principal) =>
        principal.FindAll(ClaimTypes.Role).Select(claim => claim.Value).Where(Roles.Names.ContainsKey).ToHashSet();

    /// <summary>The role under which a reading person stands in the audit trail: the first that lets him or her in.</summary>
    public static string RoleFor(this Actor actor, string policy) => actor.RoleAmong(Policies.RolesOf(policy)) ?? "";
}

using System.Security.Claims;
using FinServ.Compliance.Hosting.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FinServ.Compliance.Web.Accounts;

/// <summary>Adds what pages need of a person beside the roles: units, employee id, name.</summary>
internal sealed class ComplianceClaims(UserManager<ComplianceUser> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<ComplianceUser, IdentityRole>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(ComplianceUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaims(user.UnitIds.Select(unit => new Claim(SignedIn.Unit, unit)));
        identity.AddClaim(new(SignedIn.DisplayName, user.DisplayName));
        if (user.EmployeeId is { } employee) identity.AddClaim(new(SignedIn.Employee, employee));
        return identity;
    }
}

using System.Security.Cryptography;
using System.Text;
using FinServ.Compliance.Hosting.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Web.Accounts;

/// <summary>The way in while nobody has an account: a one-time link that the console of the host prints at its start.</summary>
/// <remarks>The secret lives in this process only, and ends with the first account; the next start makes a new one if there is still nobody.</remarks>
internal sealed class FirstAdministrator(IServiceScopeFactory scopes)
{
    private string? secret;

    public async Task<bool> SomebodyIsThereAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UserManager<ComplianceUser>>().Users.AnyAsync(cancellationToken);
    }

    /// <summary>The path of the set-up page with its secret; null where somebody already has an account.</summary>
    public async Task<string?> InviteAsync(CancellationToken cancellationToken)
    {
        if (await SomebodyIsThereAsync(cancellationToken)) return null;
        secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
        return $"/set-up?code={secret}";
    }

    public bool Accepts(string? code) =>
        secret is { } expected && code is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(code));

    /// <summary>Makes the first account, with the role of administrator, and closes this way in.</summary>
    public async Task<IdentityResult> CreateAsync(string code, string name, string password, UserManager<ComplianceUser> users, RoleManager<IdentityRole> roles)
    {
        if (!Accepts(code) || await users.Users.AnyAsync()) return IdentityResult.Failed(new IdentityError { Code = "set-up-closed" });
        if (!await roles.RoleExistsAsync(Roles.Administrator)) await roles.CreateAsync(new IdentityRole(Roles.Administrator));
        var user = new ComplianceUser { UserName = name, DisplayName = name };
        var created = await users.CreateAsync(user, password);
        if (!created.Succeeded) return created;
        secret = null;
        return await users.AddToRoleAsync(user, Roles.Administrator);
    }
}

using FinServ.Compliance.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Hosting.Security;

/// <summary>One person per role for trying the product out: without a password, and gone with the sample.</summary>
public static class SampleUsers
{
    /// <summary>Adds whoever of them is missing.</summary>
    /// <param name="people">Employee id, role and units of each; bank-wide roles need none.</param>
    public static async Task EnsureAsync(ComplianceDb db, IEnumerable<(string Name, string Role, IReadOnlyList<string> Units)> people, CancellationToken cancellationToken = default)
    {
        var existing = await db.Users.Select(user => user.UserName).ToListAsync(cancellationToken);
        var roles = await db.Roles.ToDictionaryAsync(role => role.Name!, role => role.Id, cancellationToken);
        foreach (var (name, role, units) in people.Where(person => !existing.Contains(person.Name)))
        {
            if (!roles.TryGetValue(role, out var roleId))
            {
                var added = new IdentityRole(role) { NormalizedName = role.ToUpperInvariant() };
                db.Add(added);
                roles[role] = roleId = added.Id;
            }

            var user = new ComplianceUser
            {
                UserName = name,
                NormalizedUserName = name,
                DisplayName = name,
                EmployeeId = name,
                IsSample = true,
                UnitIds = Roles.BankWide.Contains(role) || Roles.WithoutCustomerData.Contains(role) ? [] : [.. units],
                SecurityStamp = Guid.NewGuid().ToString("N"),
            };
            db.Add(user);
            db.Add(new IdentityUserRole<string> { UserId = user.Id, RoleId = roleId });
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes them away again; people with accounts of their own stay.</summary>
    public static Task<int> RemoveAsync(ComplianceDb db, CancellationToken cancellationToken = default) =>
        db.Users.Where(user => user.IsSample).ExecuteDeleteAsync(cancellationToken);
}

using FinServ.Compliance.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Hosting.Security;

/// <summary>One person per role for trying the product out: without a password, and gone with the sample.</summary>
public static class SampleUsers
{
    private static readonly (string Name, string Role)[] People =
    [
        ("A0021", Roles.SupervisionGroup), ("A0102", Roles.TeamSupervisor), ("A0058", Roles.QaLead), ("A0306", Roles.ComplaintUnit),
        ("A0300", Roles.Compliance), ("A0015", Roles.PrivacyOfficer), ("A0009", Roles.Auditor), ("B0001", Roles.BankLeader),
        ("B0003", Roles.DepartmentHead), ("B0007", Roles.BranchManager), ("A0137", Roles.Addressee), ("A0344", Roles.Agent),
        ("A0331", Roles.RuleAuthor), ("A0332", Roles.RuleApprover), ("A0500", Roles.Operator), ("A0900", Roles.Administrator),
    ];

    /// <summary>Adds whoever of them is missing.</summary>
    /// <param name="units">Units of those roles that see their own units only.</param>
    public static async Task EnsureAsync(ComplianceDb db, IReadOnlyList<string> units, CancellationToken cancellationToken = default)
    {
        var existing = await db.Users.Select(user => user.UserName).ToListAsync(cancellationToken);
        var roles = await db.Roles.ToDictionaryAsync(role => role.Name!, role => role.Id, cancellationToken);
        foreach (var (name, role) in People.Where(person => !existing.Contains(person.Name)))
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

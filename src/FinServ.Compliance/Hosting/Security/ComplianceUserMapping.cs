using FinServ.Compliance.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinServ.Compliance.Hosting.Security;

/// <summary>Table of users, beside the tables that ASP.NET Core Identity brings.</summary>
internal sealed class ComplianceUserMapping :
    IEntityTypeConfiguration<ComplianceUser>,
    IEntityTypeConfiguration<IdentityRole>,
    IEntityTypeConfiguration<IdentityUserRole<string>>,
    IEntityTypeConfiguration<IdentityUserClaim<string>>,
    IEntityTypeConfiguration<IdentityUserLogin<string>>,
    IEntityTypeConfiguration<IdentityUserToken<string>>,
    IEntityTypeConfiguration<IdentityRoleClaim<string>>
{
    public void Configure(EntityTypeBuilder<ComplianceUser> user)
    {
        user.ToTable("users");
        user.Property(u => u.DisplayName).HasMaxLength(200);
        user.Property(u => u.EmployeeId).HasMaxLength(100);
        user.Property(u => u.UnitIds).HasJsonText();
        user.Property(u => u.Language).HasMaxLength(10);
        user.HasIndex(u => u.EmployeeId);
    }

    public void Configure(EntityTypeBuilder<IdentityRole> role) => role.ToTable("roles");

    public void Configure(EntityTypeBuilder<IdentityUserRole<string>> role) => role.ToTable("user_roles");

    public void Configure(EntityTypeBuilder<IdentityUserClaim<string>> claim) => claim.ToTable("user_claims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<string>> login) => login.ToTable("user_logins");

    public void Configure(EntityTypeBuilder<IdentityUserToken<string>> token) => token.ToTable("user_tokens");

    public void Configure(EntityTypeBuilder<IdentityRoleClaim<string>> claim) => claim.ToTable("role_claims");
}

using FinServ.Compliance.Audit;
using FinServ.Compliance.Hosting.Security;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Storage;

/// <summary>The database of violations, notices, users, the audit chain and the work in hand; SQLite by default.</summary>
/// <remarks>
/// Tables come from the <see cref="IEntityTypeConfiguration{TEntity}"/>s of each capability's folder. Enums are kept as text,
/// instants as whole milliseconds in UTC (SQLite cannot compare <see cref="DateTimeOffset"/>), names in snake_case.
/// Audit entries are chained when they are saved; entries that were saved before cannot be changed.
/// </remarks>
public sealed class ComplianceDb(DbContextOptions<ComplianceDb> options) : IdentityDbContext<ComplianceUser>(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMilliseconds>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ComplianceDb).Assembly);
        SnakeCase.Apply(builder.Model);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        AuditChain.HasUnsaved(this)
            ? throw new InvalidOperationException("Audit entries are chained while they are saved: call SaveChangesAsync.")
            : base.SaveChanges(acceptAllChangesOnSuccess);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!AuditChain.HasUnsaved(this)) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        await AuditChain.LinkAsync(this, cancellationToken);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (own is not null) await own.CommitAsync(cancellationToken);
        return saved;
    }
}

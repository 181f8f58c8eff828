using FinServ.Compliance.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinServ.Compliance.Interactions.Intake;

/// <summary>What a source said of itself when its last file was taken in: kept, because its mapping may lie anywhere.</summary>
public sealed record DeclaredSource
{
    public required string Source { get; init; }

    /// <summary>Path of the mapping.</summary>
    public required string Mapping { get; init; }

    public required SourceDeclaration Declaration { get; init; }

    public DateTimeOffset DeclaredAt { get; init; }
}

/// <summary>Table of what sources said of themselves.</summary>
internal sealed class DeclaredSourceMapping : IEntityTypeConfiguration<DeclaredSource>
{
    public void Configure(EntityTypeBuilder<DeclaredSource> source)
    {
        source.ToTable("declared_sources");
        source.HasKey(s => s.Source);
        source.Property(s => s.Source).HasMaxLength(200);
        source.Property(s => s.Mapping).HasMaxLength(400);
        source.Property(s => s.Declaration).HasJsonText();
    }
}

/// <summary>Keeps what sources say of themselves, and tells it to evaluation.</summary>
public sealed class DeclaredSources(IDbContextFactory<ComplianceDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private volatile Snapshot? known;

    /// <summary>What a source said last; null where it never did. At most ten seconds old when another process took it in.</summary>
    public SourceDeclaration? Find(string source)
    {
        var now = clock.GetUtcNow();
        if (known is not { } held || now - held.At > Fresh) known = held = new(now, Read());
        return held.Declarations.GetValueOrDefault(source);
    }

    public async Task KeepAsync(SourceDeclaration declaration, string mapping, CancellationToken cancellationToken = default)
    {
        var said = new DeclaredSource { Source = declaration.Name, Mapping = mapping, Declaration = declaration, DeclaredAt = clock.GetUtcNow() };
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Set<DeclaredSource>().AnyAsync(s => s.Source == said.Source, cancellationToken)) db.Update(said);
        else db.Add(said);
        await db.SaveChangesAsync(cancellationToken);
        known = null;
    }

    private Dictionary<string, SourceDeclaration> Read()
    {
        using var db = databases.CreateDbContext();
        return db.Set<DeclaredSource>().AsNoTracking().ToDictionary(s => s.Source, s => s.Declaration);
    }

    private sealed record Snapshot(DateTimeOffset At, IReadOnlyDictionary<string, SourceDeclaration> Declarations);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinServ.Compliance.Digests;

/// <summary>An issued digest as it was printed; it never changes.</summary>
internal sealed class DigestRow
{
    public required string Period { get; init; }

    public int Version { get; init; }

    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>The model as JSON.</summary>
    public required string Model { get; init; }

    /// <summary>SHA-256 over <see cref="Model"/>, 64 hex digits.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>Table of issued digests.</summary>
internal sealed class DigestMapping : IEntityTypeConfiguration<DigestRow>
{
    public void Configure(EntityTypeBuilder<DigestRow> row)
    {
        row.ToTable("digests");
        row.HasKey(d => new { d.Period, d.Version });
        row.Property(d => d.Period).HasMaxLength(10);
        row.Property(d => d.Sha256).HasMaxLength(64);
        row.HasIndex(d => d.IssuedAt);
    }
}

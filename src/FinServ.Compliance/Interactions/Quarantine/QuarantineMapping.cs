using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinServ.Compliance.Interactions.Quarantine;

/// <summary>Table of rows that could not be read.</summary>
internal sealed class QuarantineMapping : IEntityTypeConfiguration<QuarantinedRow>
{
    public void Configure(EntityTypeBuilder<QuarantinedRow> row)
    {
        row.ToTable("quarantined_rows");
        row.Property(r => r.Id).ValueGeneratedNever();
        row.Property(r => r.Source).HasMaxLength(200);
        row.Property(r => r.RowHash).HasMaxLength(64);
        row.Property(r => r.File).HasMaxLength(400);
        row.Property(r => r.Column).HasMaxLength(200);
        row.Property(r => r.Reason).HasMaxLength(60);
        row.Property(r => r.Mapping).HasMaxLength(400);
        row.HasIndex(r => new { r.Source, r.RowHash }).IsUnique();
        row.HasIndex(r => new { r.State, r.File, r.Line });
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinServ.Compliance.Evidence;

/// <summary>Table of documents.</summary>
internal sealed class EvidenceMapping : IEntityTypeConfiguration<EvidenceRow>
{
    public void Configure(EntityTypeBuilder<EvidenceRow> row)
    {
        row.ToTable("evidence_documents");
        row.Property(e => e.Subject).HasMaxLength(200);
        row.Property(e => e.Name).HasMaxLength(260);
        row.Property(e => e.ContentType).HasMaxLength(100);
        row.Property(e => e.Sha256).HasMaxLength(64);
        row.Property(e => e.CollectedBy).HasMaxLength(100);
        row.HasIndex(e => e.Subject);
        row.HasIndex(e => e.Sha256);
    }
}

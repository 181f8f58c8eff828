using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinServ.Compliance.Rectification;

/// <summary>Table of notices.</summary>
internal sealed class NoticeMapping : IEntityTypeConfiguration<NoticeRow>
{
    public void Configure(EntityTypeBuilder<NoticeRow> row)
    {
        row.ToTable("notices");
        row.Property(n => n.Id).ValueGeneratedNever();
        row.Property(n => n.Number).HasMaxLength(80);
        row.Property(n => n.RuleId).HasMaxLength(80);
        row.Property(n => n.Revision).IsConcurrencyToken();
        row.HasIndex(n => n.Number).IsUnique();
        row.HasIndex(n => n.Key, "ix_notices_key_draft").IsUnique().HasFilter("state = 'Draft'");
        row.HasIndex(n => new { n.State, n.NextBy });
        row.HasIndex(n => new { n.RuleId, n.Unit });
        row.HasIndex(n => n.IssuedAt);
    }
}

using FinServ.Compliance.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinServ.Compliance.Violations;

/// <summary>Tables of violations, of verdicts with their history, and of the numbers given out.</summary>
internal sealed class ViolationMapping :
    IEntityTypeConfiguration<ViolationRow>, IEntityTypeConfiguration<VerdictRow>, IEntityTypeConfiguration<Serial>
{
    public void Configure(EntityTypeBuilder<ViolationRow> row)
    {
        row.ToTable("violations");
        row.HasKey(v => v.Number);
        row.Property(v => v.Number).HasMaxLength(30);
        row.Property(v => v.RuleId).HasMaxLength(80);
        row.Property(v => v.Clock).HasMaxLength(80);
        row.Property(v => v.Waiver).HasJsonText();
        row.Property(v => v.Revision).IsConcurrencyToken();
        row.HasIndex(v => v.Identity).IsUnique();
        row.HasIndex(v => v.Subject);
        row.HasIndex(v => new { v.State, v.ConfirmBy });
        row.HasIndex(v => new { v.OccurredOn, v.State });
        row.HasIndex(v => new { v.RuleId, v.Unit });
        row.HasIndex(v => v.NoticeId);
    }

    public void Configure(EntityTypeBuilder<VerdictRow> row)
    {
        const string current = "known_until IS NULL";
        row.ToTable("verdicts");
        row.Property(v => v.RuleId).HasMaxLength(80);
        row.Property(v => v.Clock).HasMaxLength(80);
        row.Property(v => v.Counting).HasMaxLength(10);
        row.HasIndex(v => v.Identity, "ix_verdicts_identity_current").IsUnique().HasFilter(current);
        row.HasIndex(v => v.Subject);
        row.HasIndex(v => new { v.Kind, v.DueAt }, "ix_verdicts_kind_due_at_current").HasFilter(current);
    }

    public void Configure(EntityTypeBuilder<Serial> serial)
    {
        serial.ToTable("serials");
        serial.HasKey(s => s.Name);
        serial.Property(s => s.Name).HasMaxLength(100);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinServ.Compliance.Storage.Work;

/// <summary>Tables of the work in hand.</summary>
internal sealed class WorkMapping :
    IEntityTypeConfiguration<TouchedSubject>,
    IEntityTypeConfiguration<DueSubject>,
    IEntityTypeConfiguration<IntakeCheckpoint>
{
    public void Configure(EntityTypeBuilder<TouchedSubject> touched)
    {
        touched.ToTable("touched_subjects");
        touched.HasKey(t => new { t.Kind, t.Key });
        touched.Property(t => t.Key).HasMaxLength(400);
        touched.Property(t => t.Worker).HasMaxLength(100);
        touched.HasIndex(t => t.Since);
    }

    public void Configure(EntityTypeBuilder<DueSubject> due)
    {
        due.ToTable("due_subjects");
        due.HasKey(d => new { d.Kind, d.Key, d.Rule });
        due.Property(d => d.Key).HasMaxLength(400);
        due.Property(d => d.Rule).HasMaxLength(100);
        due.HasIndex(d => d.DueAt);
    }

    public void Configure(EntityTypeBuilder<IntakeCheckpoint> checkpoint)
    {
        checkpoint.ToTable("intake_checkpoints");
        checkpoint.HasKey(c => new { c.Source, c.File });
        checkpoint.Property(c => c.Source).HasMaxLength(200);
        checkpoint.Property(c => c.File).HasMaxLength(400);
        checkpoint.Property(c => c.Content).HasMaxLength(64);
        checkpoint.Property(c => c.Notes).HasJsonText();
    }
}

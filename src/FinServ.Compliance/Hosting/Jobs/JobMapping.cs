using FinServ.Compliance.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinServ.Compliance.Hosting.Jobs;

/// <summary>Table of the window ledger.</summary>
internal sealed class JobMapping : IEntityTypeConfiguration<JobWindow>
{
    public void Configure(EntityTypeBuilder<JobWindow> window)
    {
        window.ToTable("job_windows");
        window.HasKey(w => new { w.Job, w.Source, w.From });
        window.Property(w => w.Job).HasMaxLength(100);
        window.Property(w => w.Source).HasMaxLength(200);
        window.Property(w => w.From).HasColumnName("from_at");
        window.Property(w => w.Until).HasColumnName("until_at");
        window.Property(w => w.Worker).HasMaxLength(100);
        window.Property(w => w.Counts).HasJsonText();
        window.Property(w => w.RequestedBy).HasMaxLength(100);
        window.Property(w => w.ApprovedBy).HasMaxLength(100);
        window.HasIndex(w => w.Until);
    }
}

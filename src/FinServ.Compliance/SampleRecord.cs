using FinServ.Compliance.Audit;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Interactions.Index;
using FinServ.Compliance.Interactions.Sample;
using FinServ.Compliance.Storage;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance;

/// <summary>What the sample left in the database, and taking it away again. The audit trail keeps that it was there.</summary>
public sealed class SampleRecord(IDbContextFactory<ComplianceDb> databases, IInteractionIndex index, TimeProvider clock)
{
    private const string Removed = "sample-removed";

    /// <summary>Statements in order; all that concerns the sample's source or units.</summary>
    private static readonly string[] Statements =
    [
        "DELETE FROM evidence_documents WHERE subject IN (SELECT number FROM notices WHERE unit LIKE {0}) OR subject IN (SELECT number FROM violations WHERE unit LIKE {0})",
        "DELETE FROM due_subjects WHERE EXISTS (SELECT 1 FROM verdicts v WHERE v.known_until IS NULL AND (v.unit LIKE {0} OR v.\"trigger\" LIKE {1}) AND v.subject = lower(due_subjects.kind) || ':' || due_subjects.key)",
        "DELETE FROM notices WHERE unit LIKE {0}",
        "DELETE FROM violations WHERE unit LIKE {0} OR identity LIKE {2}",
        "DELETE FROM verdicts WHERE unit LIKE {0} OR \"trigger\" LIKE {1}",
        "DELETE FROM intake_checkpoints WHERE source = {3}",
        "DELETE FROM declared_sources WHERE source = {3}",
        "DELETE FROM quarantined_rows WHERE source = {3}",
    ];

    public async Task RemoveAsync(CancellationToken cancellationToken = default)
    {
        await index.RemoveAsync(SampleBank.Source, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        object[] values = [SampleBank.UnitPrefix + "%", SampleBank.Source + "/%", "%|" + SampleBank.Source + "/%", SampleBank.Source];
        foreach (var statement in Statements) await db.Database.ExecuteSqlRawAsync(statement, values, cancellationToken);
        await SampleUsers.RemoveAsync(db, cancellationToken);
        AuditTrail.Append(db, AuditEntry.BySystem(Removed, SampleBank.Source, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Whether somebody took the sample away; it does not come back by itself then.</summary>
    public async Task<bool> WasRemovedAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<AuditEntry>().AnyAsync(entry => entry.Action == Removed, cancellationToken);
    }
}

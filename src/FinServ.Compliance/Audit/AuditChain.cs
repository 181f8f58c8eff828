using FinServ.Compliance.Storage;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Audit;

/// <summary>The end of the chain: one row, on which all writers queue, so that numbers have no gaps.</summary>
internal sealed class AuditHead
{
    public int Id { get; init; }

    public long Number { get; set; }

    public string Hash { get; set; } = AuditHash.Start;
}

/// <summary>Links new audit entries to the chain while they are saved.</summary>
internal static class AuditChain
{
    public static bool HasUnsaved(ComplianceDb db) =>
        db.ChangeTracker.Entries<AuditEntry>().Any(entry => entry.State != EntityState.Unchanged && entry.State != EntityState.Detached);

    /// <summary>Numbers and hashes the new entries in the order in which they were added. Needs an open transaction.</summary>
    public static async Task LinkAsync(ComplianceDb db, CancellationToken cancellationToken)
    {
        var entries = db.ChangeTracker.Entries<AuditEntry>().Where(entry => entry.State != EntityState.Unchanged).ToList();
        if (entries.Exists(entry => entry.State != EntityState.Added))
            throw new InvalidOperationException("The audit trail is append-only: an entry was changed or removed.");

        // Updating the row locks it: whoever comes second waits here until the first has committed.
        var fresh = entries.Count;
        await db.Set<AuditHead>().ExecuteUpdateAsync(
            head => head.SetProperty(h => h.Number, h => h.Number + fresh), cancellationToken);
        var head = await db.Set<AuditHead>().AsNoTracking().SingleAsync(cancellationToken);

        var (number, hash) = (head.Number - fresh, head.Hash);
        foreach (var entry in entries)
        {
            entry.Entity.LinkTo(++number, hash);
            hash = entry.Entity.Hash;
        }

        await db.Set<AuditHead>().ExecuteUpdateAsync(head => head.SetProperty(h => h.Hash, hash), cancellationToken);
    }
}

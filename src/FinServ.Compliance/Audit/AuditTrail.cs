using FinServ.Compliance.Storage;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Audit;

/// <summary>What to look for in the trail; what is null is not asked.</summary>
/// <param name="From">Earliest instant, inclusive.</param>
/// <param name="Until">Latest instant, exclusive.</param>
/// <param name="Before">Only entries with a lower number: the next page after the last entry shown.</param>
public sealed record AuditFilter(
    string? Who = null, string? Role = null, string? Action = null, string? Subject = null,
    DateTimeOffset? From = null, DateTimeOffset? Until = null, long? Before = null);

/// <summary>The chained trail: writing beside a change, searching it (which it records too), and proving it whole.</summary>
public sealed class AuditTrail(IDbContextFactory<ComplianceDb> databases, TimeProvider clock)
{
    /// <summary>Adds an entry to what the context is about to save; it stands or falls with the caller's transaction.</summary>
    public static void Append(ComplianceDb db, AuditEntry entry) => db.Add(entry);

    /// <summary>Records something that changes no data, such as a search or a page that was shown.</summary>
    public async Task RecordAsync(AuditEntry entry, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        Append(db, entry);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Entries that match, newest first. That somebody looked is recorded before he sees them.</summary>
    /// <param name="take">At most so many, 1 to 1,000.</param>
    public async Task<IReadOnlyList<AuditEntry>> SearchAsync(
        AuditFilter filter, int take, string who, string role, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, 1000);

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await Matching(db, filter).OrderByDescending(e => e.Number).Take(take).ToListAsync(cancellationToken);
        Append(db, AuditEntry.By(who, role, "audit-searched", "audit", clock.GetUtcNow(), new { filter, shown = found.Count }));
        await db.SaveChangesAsync(cancellationToken);
        return found;
    }

    /// <summary>Reads the whole trail and checks every link of it and its head.</summary>
    public async Task<AuditProof> VerifyAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var head = await db.Set<AuditHead>().AsNoTracking().SingleAsync(cancellationToken);
        // What is added meanwhile is the next proof's business.
        var entries = db.Set<AuditEntry>().AsNoTracking().Where(e => e.Number <= head.Number).OrderBy(e => e.Number).AsAsyncEnumerable();
        return await AuditVerifier.VerifyAsync(entries, [new AuditAnchor(head.Number, head.Hash)], cancellationToken);
    }

    private static IQueryable<AuditEntry> Matching(ComplianceDb db, AuditFilter filter)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (filter.Who is { } who) entries = entries.Where(e => e.Who == who);
        if (filter.Role is { } role) entries = entries.Where(e => e.Role == role);
        if (filter.Action is { } action) entries = entries.Where(e => e.Action == action);
        if (filter.Subject is { } subject) entries = entries.Where(e => e.Subject == subject);
        if (filter.From is { } from) entries = entries.Where(e => e.At >= from);
        if (filter.Until is { } until) entries = entries.Where(e => e.At < until);
        if (filter.Before is { } before) entries = entries.Where(e => e.Number < before);
        return entries;
    }
}

using FinServ.Compliance.Audit;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Storage;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Interactions.Quarantine;

/// <summary>How many open rows share a reason in one file.</summary>
public sealed record QuarantineGroup(string Source, string File, string Reason, long Rows);

/// <summary>Rows that could not be read, until they are mended and replayed or discarded with a reason.</summary>
public sealed class QuarantineStore(IDbContextFactory<ComplianceDb> databases, TimeProvider clock)
{
    /// <summary>Keeps rows in the caller's transaction. One that is there already stays one row and is open again.</summary>
    public static async Task AddAsync(ComplianceDb db, IReadOnlyCollection<QuarantinedRow> rows, CancellationToken cancellationToken = default)
    {
        if (rows.Count == 0) return;
        await using var add = await PreparedSql.OpenAsync(db, """
            INSERT INTO quarantined_rows (id, source, row_hash, file, line, "column", reason, message, remedy, mapping, sealed, masked, state, first_seen_at, last_seen_at)
            VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14)
            ON CONFLICT (source, row_hash) DO UPDATE SET file = excluded.file, line = excluded.line, "column" = excluded."column",
                reason = excluded.reason, message = excluded.message, remedy = excluded.remedy, mapping = excluded.mapping,
                state = excluded.state, last_seen_at = excluded.last_seen_at, decision = NULL
            """, cancellationToken);
        foreach (var row in rows)
        {
            await add.RunAsync(
                cancellationToken, row.Id, row.Source, row.RowHash, row.File, row.Line, row.Column, row.Reason, row.Message, row.Remedy,
                row.Mapping, row.Sealed, row.Masked, QuarantineState.Open, row.FirstSeenAt, row.LastSeenAt);
        }
    }

    /// <summary>Rows in order of file and line.</summary>
    /// <param name="source">Null for all sources.</param>
    public async Task<IReadOnlyList<QuarantinedRow>> ListAsync(
        QuarantineState state, string? source, int skip, int take, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<QuarantinedRow>().AsNoTracking()
            .Where(r => r.State == state && (source == null || r.Source == source))
            .OrderBy(r => r.File).ThenBy(r => r.Line).ThenBy(r => r.Id)
            .Skip(skip).Take(take).ToListAsync(cancellationToken);
    }

    public async Task<QuarantinedRow?> FindAsync(Guid id, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<QuarantinedRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
    }

    /// <summary>Open rows of a source by their hash, so that intake knows one that it can read now.</summary>
    public async Task<IReadOnlyDictionary<string, Guid>> OpenHashesAsync(string source, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<QuarantinedRow>().Where(r => r.State == QuarantineState.Open && r.Source == source)
            .ToDictionaryAsync(r => r.RowHash, r => r.Id, cancellationToken);
    }

    /// <summary>Open rows by source, file and reason, the most frequent first.</summary>
    public async Task<IReadOnlyList<QuarantineGroup>> GroupsAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<QuarantinedRow>().Where(r => r.State == QuarantineState.Open)
            .GroupBy(r => new { r.Source, r.File, r.Reason })
            .Select(g => new { g.Key.Source, g.Key.File, g.Key.Reason, Rows = g.LongCount() })
            .OrderByDescending(g => g.Rows).ThenBy(g => g.File)
            .Select(g => new QuarantineGroup(g.Source, g.File, g.Reason, g.Rows)).ToListAsync(cancellationToken);
    }

    /// <summary>Marks rows as read after all, in the transaction that takes their records in.</summary>
    public static Task<int> MarkReplayedAsync(ComplianceDb db, IReadOnlyCollection<Guid> rows, CancellationToken cancellationToken = default) =>
        db.Set<QuarantinedRow>().Where(r => rows.Contains(r.Id) && r.State == QuarantineState.Open)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.State, QuarantineState.Replayed), cancellationToken);

    /// <summary>Somebody decides that a row will not be read.</summary>
    /// <exception cref="RefusedException">No reason is given, or the row is not open.</exception>
    public async Task DiscardAsync(Guid id, string reason, string who, string role, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException("reason-missing", new("请说明为何不再读取该行。", "Say why the row will not be read."));

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var discarded = await db.Set<QuarantinedRow>().Where(r => r.Id == id && r.State == QuarantineState.Open).ExecuteUpdateAsync(
            row => row.SetProperty(r => r.State, QuarantineState.Discarded).SetProperty(r => r.Decision, reason), cancellationToken);
        if (discarded == 0) throw NotOpen(id);

        AuditTrail.Append(db, AuditEntry.By(who, role, "quarantine-discarded", id.ToString(), clock.GetUtcNow(), new { reason }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static RefusedException NotOpen(Guid id) => new(
        "row-not-open", new($"行 {id} 已不在隔离区，请刷新列表。", $"Row {id} is not in quarantine any more; load the list again."));
}

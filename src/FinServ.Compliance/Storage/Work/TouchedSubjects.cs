using FinServ.Compliance.Interactions;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Storage.Work;

/// <summary>The queue of subjects to evaluate: marked by intake and by time, leased by workers, gone when their verdicts are stored.</summary>
public sealed class TouchedSubjects(IDbContextFactory<ComplianceDb> databases, TimeProvider clock)
{
    /// <summary>Marks subjects in the caller's transaction. One that is being evaluated right now will be evaluated once more.</summary>
    public static async Task MarkAsync(
        ComplianceDb db, IEnumerable<SubjectRef> subjects, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        await using var mark = await PreparedSql.OpenAsync(db, """
            INSERT INTO touched_subjects (kind, key, since, touches, fence) VALUES (@p0, @p1, @p2, 1, 0)
            ON CONFLICT (kind, key) DO UPDATE SET touches = touched_subjects.touches + 1
            """, cancellationToken);
        foreach (var subject in subjects) await mark.RunAsync(cancellationToken, subject.Kind, subject.Key, now);
    }

    /// <summary>Takes the subjects that wait longest and that nobody has; a lease that ran out counts for nothing.</summary>
    /// <returns>Null when nothing waits.</returns>
    public async Task<SubjectLease?> LeaseAsync(string worker, int take, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var claim = await PreparedSql.OpenAsync(db, """
            UPDATE touched_subjects SET worker = @p0, lease_until = @p1, fence = fence + 1
            WHERE (kind, key) IN (SELECT kind, key FROM touched_subjects
                WHERE lease_until IS NULL OR lease_until <= @p2 ORDER BY since, kind, key LIMIT @p3)
            RETURNING kind, key, touches, fence
            """, cancellationToken);
        var rows = await claim.ReadAsync([worker, now + lease, now, take], cancellationToken);
        var subjects = rows
            .Select(row => new LeasedSubject(new(Enum.Parse<SubjectKind>((string)row[0]!), (string)row[1]!), (long)row[2]!, (long)row[3]!))
            .ToList();
        return subjects.Count == 0 ? null : new(worker, now + lease, subjects);
    }

    /// <summary>Ends a lease in the transaction that stores the verdicts. What was touched again meanwhile waits for the next worker.</summary>
    /// <exception cref="LeaseLostException">Another worker has one of the subjects; the caller's transaction must not commit.</exception>
    public static async Task CompleteAsync(ComplianceDb db, SubjectLease lease, CancellationToken cancellationToken = default)
    {
        await using var done = await PreparedSql.OpenAsync(
            db, "DELETE FROM touched_subjects WHERE kind = @p0 AND key = @p1 AND fence = @p2 AND touches = @p3", cancellationToken);
        await using var again = await PreparedSql.OpenAsync(
            db, "UPDATE touched_subjects SET worker = NULL, lease_until = NULL WHERE kind = @p0 AND key = @p1 AND fence = @p2", cancellationToken);
        foreach (var (subject, touches, fence) in lease.Subjects)
        {
            if (await done.RunAsync(cancellationToken, subject.Kind, subject.Key, fence, touches) > 0) continue;
            if (await again.RunAsync(cancellationToken, subject.Kind, subject.Key, fence) == 0) throw new LeaseLostException(subject.ToString());
        }
    }

    /// <summary>Gives a lease back after a failure, so that others need not wait for its end.</summary>
    public async Task ReleaseAsync(SubjectLease lease, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await using var release = await PreparedSql.OpenAsync(
            db, "UPDATE touched_subjects SET worker = NULL, lease_until = NULL WHERE kind = @p0 AND key = @p1 AND fence = @p2", cancellationToken);
        foreach (var (subject, _, fence) in lease.Subjects) await release.RunAsync(cancellationToken, subject.Kind, subject.Key, fence);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>How many wait, and since when the one that waits longest does; null when none does.</summary>
    public async Task<(int Count, DateTimeOffset? Since)> WaitingAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var touched = db.Set<TouchedSubject>().AsNoTracking();
        var oldest = await touched.OrderBy(t => t.Since).Select(t => (DateTimeOffset?)t.Since).FirstOrDefaultAsync(cancellationToken);
        return (await touched.CountAsync(cancellationToken), oldest);
    }
}

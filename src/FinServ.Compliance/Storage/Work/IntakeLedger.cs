using FinServ.Compliance.Interactions;
using FinServ.Compliance.Interactions.Quarantine;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Storage.Work;

/// <summary>Moves a checkpoint, marks what a batch touched and keeps what it could not read: all of it or nothing.</summary>
/// <remarks>
/// Called after the index has acknowledged the batch (design.md §5). A kill in between repeats the batch: the index answers
/// "duplicate" then, so a resumed intake marks the subjects of its first batch whatever the answer was.
/// </remarks>
public sealed class IntakeLedger(IDbContextFactory<ComplianceDb> databases, TimeProvider clock)
{
    public async Task<IntakeCheckpoint?> FindAsync(string source, string file, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<IntakeCheckpoint>().AsNoTracking().SingleOrDefaultAsync(c => c.Source == source && c.File == file, cancellationToken);
    }

    /// <summary>All checkpoints, latest first.</summary>
    public async Task<IReadOnlyList<IntakeCheckpoint>> ListAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<IntakeCheckpoint>().AsNoTracking().OrderByDescending(c => c.UpdatedAt).ToListAsync(cancellationToken);
    }

    /// <param name="touched">Subjects of the batch's events and of those they displaced.</param>
    /// <param name="unreadable">Rows of the batch that go to quarantine.</param>
    /// <param name="resolved">Rows in quarantine that the batch could read.</param>
    public async Task CommitAsync(
        IntakeCheckpoint checkpoint, IReadOnlyCollection<SubjectRef> touched, IReadOnlyCollection<QuarantinedRow> unreadable,
        IReadOnlyCollection<Guid>? resolved = null, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await TouchedSubjects.MarkAsync(db, touched, now, cancellationToken);
        await QuarantineStore.AddAsync(db, unreadable, cancellationToken);
        if (resolved is { Count: > 0 }) await QuarantineStore.MarkReplayedAsync(db, resolved, cancellationToken);

        var moved = checkpoint with { UpdatedAt = now };
        var known = await db.Set<IntakeCheckpoint>().AnyAsync(c => c.Source == moved.Source && c.File == moved.File, cancellationToken);
        if (known) db.Update(moved);
        else db.Add(moved);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}

using FinServ.Compliance.Interactions;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Storage.Work;

/// <summary>When verdicts change by time alone: what lets cost grow with what is due, not with history.</summary>
public sealed class DueSubjects(IDbContextFactory<ComplianceDb> databases)
{
    /// <summary>Notes for each subject the next instant of each rule, in the transaction that stores its verdicts; none removes it.</summary>
    /// <param name="next">Rule id and the first instant (UTC) at which its verdict on a subject can differ from now.</param>
    public static async Task NoteAsync(
        ComplianceDb db, IEnumerable<SubjectRef> subjects, Func<SubjectRef, IEnumerable<(string Rule, DateTimeOffset DueAt)>> next, CancellationToken cancellationToken = default)
    {
        await using var forget = await PreparedSql.OpenAsync(db, "DELETE FROM due_subjects WHERE kind = @p0 AND key = @p1", cancellationToken);
        await using var note = await PreparedSql.OpenAsync(
            db, "INSERT INTO due_subjects (kind, key, rule, due_at) VALUES (@p0, @p1, @p2, @p3)", cancellationToken);
        foreach (var subject in subjects)
        {
            await forget.RunAsync(cancellationToken, subject.Kind, subject.Key);
            foreach (var (rule, dueAt) in next(subject)) await note.RunAsync(cancellationToken, subject.Kind, subject.Key, rule, dueAt);
        }
    }

    /// <summary>Touches every subject whose instant has come, so that the same workers evaluate it; both together or neither.</summary>
    /// <returns>How many instants had come.</returns>
    public async Task<int> TouchDueAsync(DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await using var touch = await PreparedSql.OpenAsync(db, """
            INSERT INTO touched_subjects (kind, key, since, touches, fence)
            SELECT kind, key, min(due_at), 1, 0 FROM due_subjects WHERE due_at <= @p0 GROUP BY kind, key
            ON CONFLICT (kind, key) DO UPDATE SET touches = touched_subjects.touches + 1
            """, cancellationToken);
        await using var forget = await PreparedSql.OpenAsync(db, "DELETE FROM due_subjects WHERE due_at <= @p0", cancellationToken);
        await touch.RunAsync(cancellationToken, now);
        var came = await forget.RunAsync(cancellationToken, now);
        await transaction.CommitAsync(cancellationToken);
        return came;
    }

    /// <summary>The next instant at which anything changes by time alone; null when nothing does.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<DueSubject>().OrderBy(d => d.DueAt).Select(d => (DateTimeOffset?)d.DueAt).FirstOrDefaultAsync(cancellationToken);
    }
}

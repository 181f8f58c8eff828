using FinServ.Compliance.Interactions;
using FinServ.Compliance.Interactions.Quarantine;
using FinServ.Compliance.Storage.Work;
using FinServ.Compliance.Tests.Interactions.Quarantine;

namespace FinServ.Compliance.Tests.Storage.Work;

/// <summary>What the queue of subjects and the checkpoints promise on every database.</summary>
public abstract class WorkContract
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly SubjectRef A = new(SubjectKind.Case, "A"), B = new(SubjectKind.Case, "B"), C = new(SubjectKind.Customer, "C");
    private readonly FakeClock clock = new(new(2026, 3, 10, 2, 20, 0, TimeSpan.Zero));

    protected abstract Task<TestDatabase> DatabaseAsync();

    [Fact]
    public async Task A_subject_touched_twice_waits_once_and_the_longest_waiting_comes_first()
    {
        await using var database = await DatabaseAsync();
        await TouchAsync(database, B);
        clock.Advance(TimeSpan.FromSeconds(1));
        await TouchAsync(database, A, B);

        Assert.Equal([B], await LeaseAsync(database, "one", 1));
        Assert.Equal([A], await LeaseAsync(database, "two", 10));
        Assert.Empty(await LeaseAsync(database, "three", 10));
    }

    [Fact]
    public async Task Many_workers_at_once_share_the_subjects_and_none_is_given_twice()
    {
        await using var database = await DatabaseAsync();
        await TouchAsync(database, [.. Enumerable.Range(0, 200).Select(n => new SubjectRef(SubjectKind.Case, $"C{n}"))]);

        var given = await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(async () =>
        {
            var mine = new List<SubjectRef>();
            while (await LeaseAsync(database, $"worker-{worker}", 7) is { Count: > 0 } leased) mine.AddRange(leased);
            return mine;
        })));

        Assert.Equal(200, given.Sum(each => each.Count));
        Assert.Equal(200, given.SelectMany(each => each).Distinct().Count());
    }

    [Fact]
    public async Task A_touch_during_an_evaluation_is_not_lost_with_it()
    {
        await using var database = await DatabaseAsync();
        await TouchAsync(database, A, C);
        var lease = await Queue(database).LeaseAsync("one", 10, Lease);
        await TouchAsync(database, A);

        await CompleteAsync(database, lease!);

        Assert.Equal([A], await LeaseAsync(database, "two", 10));
    }

    [Fact]
    public async Task A_worker_that_comes_back_too_late_stores_nothing()
    {
        await using var database = await DatabaseAsync();
        await TouchAsync(database, A);
        var late = await Queue(database).LeaseAsync("slow", 10, Lease);
        clock.Advance(Lease);
        var taken = await Queue(database).LeaseAsync("quick", 10, Lease);

        await Assert.ThrowsAsync<LeaseLostException>(() => CompleteAsync(database, late!));
        await CompleteAsync(database, taken!);

        Assert.Equal(0, (await Queue(database).WaitingAsync()).Count);
    }

    [Fact]
    public async Task A_lease_that_is_given_back_can_be_taken_at_once()
    {
        await using var database = await DatabaseAsync();
        await TouchAsync(database, A);
        var lease = await Queue(database).LeaseAsync("one", 10, Lease);

        await Queue(database).ReleaseAsync(lease!);

        Assert.Equal([A], await LeaseAsync(database, "two", 10));
    }

    [Fact]
    public async Task A_subject_whose_instant_has_come_is_touched_once_and_the_next_instant_waits()
    {
        await using var database = await DatabaseAsync();
        var now = clock.GetUtcNow();
        await NoteAsync(database, A, ("rule-1", now), ("rule-2", now.AddHours(1)));
        await NoteAsync(database, B, ("rule-1", now.AddMilliseconds(1)));
        var due = new DueSubjects(database);

        Assert.Equal(1, await due.TouchDueAsync(now)); // the instant itself has come
        Assert.Equal(0, await due.TouchDueAsync(now));

        Assert.Equal([A], await LeaseAsync(database, "one", 10));
        Assert.Equal(now.AddMilliseconds(1), await due.NextAsync());
    }

    [Fact]
    public async Task What_was_noted_before_gives_way_to_what_is_noted_now()
    {
        await using var database = await DatabaseAsync();
        var now = clock.GetUtcNow();
        await NoteAsync(database, A, ("rule-1", now));

        await NoteAsync(database, A);

        Assert.Null(await new DueSubjects(database).NextAsync());
    }

    [Fact]
    public async Task Checkpoint_touched_subjects_and_quarantine_move_together()
    {
        await using var database = await DatabaseAsync();
        var ledger = new IntakeLedger(database, clock);
        var checkpoint = new IntakeCheckpoint { Source = "calls", File = "a.csv", Content = "x", Position = 100, Read = 10, Accepted = 9, Quarantined = 1 };
        var row = QuarantineContract.Row("calls", "r1");

        await ledger.CommitAsync(checkpoint, [A], [row]);
        await Assert.ThrowsAnyAsync<Exception>(() => ledger.CommitAsync(checkpoint with { Position = 200 }, [B], [row with { Masked = null! }]));

        Assert.Equal(100, (await ledger.FindAsync("calls", "a.csv"))!.Position);
        Assert.Equal([A], await LeaseAsync(database, "one", 10));
        await ledger.CommitAsync(checkpoint with { Position = 200, IsFinished = true }, [], []);
        Assert.True((await ledger.FindAsync("calls", "a.csv"))!.IsFinished);
    }

    private TouchedSubjects Queue(TestDatabase database) => new(database, clock);

    private async Task<List<SubjectRef>> LeaseAsync(TestDatabase database, string worker, int take) =>
        [.. (await Queue(database).LeaseAsync(worker, take, Lease))?.Subjects.Select(s => s.Subject) ?? []];

    private async Task TouchAsync(TestDatabase database, params SubjectRef[] subjects)
    {
        await using var db = database.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await TouchedSubjects.MarkAsync(db, subjects, clock.GetUtcNow());
        await transaction.CommitAsync();
    }

    private static async Task NoteAsync(TestDatabase database, SubjectRef subject, params (string, DateTimeOffset)[] next)
    {
        await using var db = database.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await DueSubjects.NoteAsync(db, [subject], _ => next);
        await transaction.CommitAsync();
    }

    private static async Task CompleteAsync(TestDatabase database, SubjectLease lease)
    {
        await using var db = database.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await TouchedSubjects.CompleteAsync(db, lease);
        await transaction.CommitAsync();
    }
}

public sealed class WorkOnSqlite : WorkContract
{
    protected override Task<TestDatabase> DatabaseAsync() => TestDatabase.CreateAsync();
}

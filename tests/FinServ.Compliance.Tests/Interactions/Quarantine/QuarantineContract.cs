using FinServ.Compliance.Audit;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions.Quarantine;
using FinServ.Compliance.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Tests.Interactions.Quarantine;

/// <summary>What the quarantine promises on every database.</summary>
public abstract class QuarantineContract
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 2, 20, 0, TimeSpan.Zero);
    private readonly FakeClock clock = new(Now);

    protected abstract Task<TestDatabase> DatabaseAsync();

    public static QuarantinedRow Row(string source, string hash, long line = 1) => new()
    {
        Id = Guid.NewGuid(), Source = source, RowHash = hash, File = "a.csv", Line = line, Column = "受理时间", Reason = "bad-date",
        Message = "`2026-02-30` is not a day.", Remedy = "Mend the date.", Sealed = [1], Masked = "2026-02-30,186****7720",
        FirstSeenAt = Now, LastSeenAt = Now,
    };

    [Fact]
    public async Task A_row_that_comes_again_stays_one_row()
    {
        await using var database = await DatabaseAsync();
        var first = Row("calls", "h1");
        await AddAsync(database, first, Row("chat", "h1"));

        await AddAsync(database, Row("calls", "h1", line: 7) with { LastSeenAt = Now.AddDays(1) });

        var rows = await Store(database).ListAsync(QuarantineState.Open, "calls", 0, 10);
        Assert.Equal((first.Id, 7, Now, Now.AddDays(1)), (rows.Single().Id, rows.Single().Line, rows.Single().FirstSeenAt, rows.Single().LastSeenAt));
    }

    [Fact]
    public async Task Open_rows_are_grouped_by_reason_the_most_frequent_first()
    {
        await using var database = await DatabaseAsync();
        await AddAsync(database, Row("calls", "1"), Row("calls", "2") with { Reason = "no-unit" }, Row("calls", "3") with { Reason = "no-unit" });

        Assert.Equal(["no-unit 2", "bad-date 1"], (await Store(database).GroupsAsync()).Select(g => $"{g.Reason} {g.Rows}"));
    }

    [Fact]
    public async Task A_row_is_discarded_once_with_a_reason_and_an_audit_entry()
    {
        await using var database = await DatabaseAsync();
        var row = Row("calls", "h1");
        await AddAsync(database, row);
        var store = Store(database);

        Assert.Equal("reason-missing", (await RefusedAsync(" ")).Code);
        await store.DiscardAsync(row.Id, "test data", "operator-1", "operator");
        Assert.Equal("row-not-open", (await RefusedAsync("again")).Code);

        Assert.Equal("test data", (await store.FindAsync(row.Id))!.Decision);
        await using var db = database.CreateDbContext();
        Assert.Equal("quarantine-discarded", (await db.Set<AuditEntry>().SingleAsync()).Action);

        async Task<RefusedException> RefusedAsync(string reason) =>
            await Assert.ThrowsAsync<RefusedException>(() => store.DiscardAsync(row.Id, reason, "operator-1", "operator"));
    }

    [Fact]
    public async Task A_replayed_row_is_not_open_any_more_and_is_open_again_if_it_fails_again()
    {
        await using var database = await DatabaseAsync();
        var row = Row("calls", "h1");
        await AddAsync(database, row);
        await using (var db = database.CreateDbContext()) Assert.Equal(1, await QuarantineStore.MarkReplayedAsync(db, [row.Id]));
        Assert.Empty(await Store(database).ListAsync(QuarantineState.Open, null, 0, 10));

        await AddAsync(database, row);

        Assert.Single(await Store(database).ListAsync(QuarantineState.Open, null, 0, 10));
    }

    private QuarantineStore Store(TestDatabase database) => new(database, clock);

    private static async Task AddAsync(TestDatabase database, params QuarantinedRow[] rows)
    {
        await using var db = database.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await QuarantineStore.AddAsync(db, rows);
        await transaction.CommitAsync();
    }
}

public sealed class QuarantineOnSqlite : QuarantineContract
{
    protected override Task<TestDatabase> DatabaseAsync() => TestDatabase.CreateAsync();
}

using FinServ.Compliance.Audit;
using FinServ.Compliance.Storage;
using FinServ.Compliance.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Tests.Audit;

/// <summary>What the audit trail promises on every database.</summary>
public abstract class AuditTrailContract
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 2, 20, 0, 0, TimeSpan.Zero);

    protected abstract Task<TestDatabase> DatabaseAsync();

    /// <summary>Runs a statement behind the back of the product, past what keeps the trail append-only.</summary>
    protected abstract Task TamperAsync(ComplianceDb db, string statement);

    [Fact]
    public async Task Entries_are_numbered_without_gaps_and_each_names_the_hash_before_it()
    {
        await using var database = await DatabaseAsync();
        await WriteAsync(database, 5);

        await using var db = database.CreateDbContext();
        var entries = await db.Set<AuditEntry>().OrderBy(e => e.Number).ToListAsync();

        Assert.Equal([1, 2, 3, 4, 5], entries.Select(e => e.Number));
        Assert.Equal(AuditHash.Start, entries[0].PreviousHash);
        Assert.Equal(entries.SkipLast(1).Select(e => e.Hash), entries.Skip(1).Select(e => e.PreviousHash));
        Assert.True((await Trail(database).VerifyAsync()).Holds);
    }

    [Fact]
    public async Task Many_writers_at_once_still_make_one_chain()
    {
        await using var database = await DatabaseAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => WriteAsync(database, 10))));

        Assert.Equal(40, (await Trail(database).VerifyAsync()).Checked);
    }

    [Fact]
    public async Task An_entry_stands_or_falls_with_the_transaction_it_tells_of()
    {
        await using var database = await DatabaseAsync();
        await using (var db = database.CreateDbContext())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            AuditTrail.Append(db, AuditEntry.BySystem("notice-overdue", "ZG-CD-20260305-0012", Now));
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        await WriteAsync(database, 1);

        Assert.Equal(new AuditProof(1, (await EntriesAsync(database))[0].Hash), await Trail(database).VerifyAsync());
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET details = '{\"reason\":\"none\"}' WHERE number = 3", 3, "changed")]
    [InlineData("UPDATE audit_entries SET who = 'somebody-else' WHERE number = 1", 1, "changed")]
    [InlineData("DELETE FROM audit_entries WHERE number = 2", 2, "missing")]
    [InlineData("DELETE FROM audit_entries WHERE number = 5", 5, "missing")] // cutting off the end shows at the head
    [InlineData("UPDATE audit_entries SET hash = previous_hash WHERE number = 4", 4, "changed")]
    [InlineData("UPDATE audit_entries SET previous_hash = hash WHERE number = 4", 4, "link")]
    public async Task Tampering_is_found_and_the_first_broken_entry_named(string statement, long brokenAt, string reason)
    {
        await using var database = await DatabaseAsync();
        await WriteAsync(database, 5);
        await using (var db = database.CreateDbContext()) await TamperAsync(db, statement);

        var proof = await Trail(database).VerifyAsync();

        Assert.Equal((brokenAt, reason), (proof.BrokenAt, proof.Reason));
    }

    [Fact]
    public async Task A_trail_that_was_rewritten_as_a_whole_is_found_by_an_anchor_kept_outside()
    {
        await using var database = await DatabaseAsync();
        await WriteAsync(database, 3);
        var entries = await EntriesAsync(database);

        var proof = await AuditVerifier.VerifyAsync(entries.ToAsyncEnumerable(), [new AuditAnchor(2, new string('a', 64))]);

        Assert.Equal((2, "anchor"), (proof.BrokenAt, proof.Reason));
    }

    [Fact]
    public async Task The_database_itself_refuses_to_change_or_remove_an_entry()
    {
        await using var database = await DatabaseAsync();
        await WriteAsync(database, 1);
        await using var db = database.CreateDbContext();

        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync("UPDATE audit_entries SET who = 'x'"));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM audit_entries"));
    }

    [Fact]
    public async Task Whoever_searches_the_trail_stands_in_it()
    {
        await using var database = await DatabaseAsync();
        await WriteAsync(database, 3);
        var trail = Trail(database);

        var found = await trail.SearchAsync(new(Action: Issued, Before: 3), 10, "auditor-1", "auditor");

        Assert.Equal([2, 1], found.Select(e => e.Number));
        var look = (await EntriesAsync(database))[^1];
        Assert.Equal(("auditor-1", "auditor", "audit-searched"), (look.Who, look.Role, look.Action));
        Assert.Contains("\"shown\":2", look.Details);
    }

    private const string Issued = "notice-issued";

    private static async Task WriteAsync(TestDatabase database, int entries)
    {
        for (var i = 0; i < entries; i++)
        {
            await using var db = database.CreateDbContext();
            AuditTrail.Append(db, AuditEntry.By("supervisor-1", "service-supervision", Issued, "ZG-CD-20260305-0012", Now.AddTicks(17), new { reason = "逾期", violations = i }));
            await db.SaveChangesAsync();
        }
    }

    private static AuditTrail Trail(TestDatabase database) => new(database, TimeProvider.System);

    private static async Task<List<AuditEntry>> EntriesAsync(TestDatabase database)
    {
        await using var db = database.CreateDbContext();
        return await db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Number).ToListAsync();
    }
}

public sealed class AuditTrailOnSqlite : AuditTrailContract
{
    protected override Task<TestDatabase> DatabaseAsync() => TestDatabase.CreateAsync();

    protected override async Task TamperAsync(ComplianceDb db, string statement)
    {
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER audit_entries_stay; DROP TRIGGER audit_entries_remain");
        await db.Database.ExecuteSqlRawAsync(statement.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
    }
}

using FinServ.Compliance.Checking;
using FinServ.Compliance.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Tests.Storage;

public class DatabaseStartTests
{
    [Fact]
    public async Task Two_starts_at_once_migrate_once_and_both_go_on()
    {
        await using var database = new TestDatabase();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => database.Start().PrepareAsync())));

        await using var db = database.CreateDbContext();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task A_start_that_was_killed_while_migrating_is_mended_by_the_next()
    {
        await using var database = new TestDatabase();
        await using (var db = database.CreateDbContext())
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
            await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')");
        }

        await database.Start().PrepareAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_with_the_remedy()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var db = database.CreateDbContext())
            await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('20990101_01_Future', '99.0')");

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => database.Start().PrepareAsync());

        Assert.Contains("newer version", refused.Message);
        Assert.Contains("20990101_01_Future", refused.Message);
        Assert.Contains("Storage:Folder", refused.Remedy);
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused_and_left_as_it_is()
    {
        await using var database = new TestDatabase();
        await using (var db = database.CreateDbContext()) await db.Database.ExecuteSqlRawAsync("CREATE TABLE accounts (id INTEGER)");

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => database.Start().PrepareAsync());

        Assert.Contains("another program", refused.Message);
        await using var after = database.CreateDbContext();
        Assert.Equal(1, await after.Database.SqlQueryRaw<long>("SELECT count(*) AS \"Value\" FROM sqlite_master").SingleAsync());
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await using var database = new TestDatabase();
        await File.WriteAllTextAsync(database.Options.DatabasePath, new string('x', 5000));

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => database.Start().PrepareAsync());

        Assert.Contains("not a database of this product", refused.Message);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named_with_the_remedy()
    {
        await using var database = new TestDatabase();
        var occupied = Path.Combine(database.Options.Folder, "occupied");
        await File.WriteAllTextAsync(occupied, "");
        database.Options.Folder = Path.Combine(occupied, "data");
        try
        {
            var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => database.Start().PrepareAsync());
            Assert.Contains(occupied, refused.Message);
        }
        finally
        {
            database.Options.Folder = Path.GetDirectoryName(occupied)!;
        }
    }

    [Fact]
    public void A_locked_database_and_a_full_disk_are_told_in_words()
    {
        Assert.Contains("locked by another process", Told(5));
        Assert.Contains("full", Told(13));
        Assert.Contains("cannot be written", Told(8));
        Assert.Null(StoreUnavailableException.Of(new SqliteException("constraint failed", 19), "x.db"));

        static string Told(int code) =>
            StoreUnavailableException.Of(new DbUpdateException("…", new SqliteException("…", code)), "x.db")!.Message;
    }

    [Fact]
    public void A_secret_may_stand_in_a_file_but_not_in_both_places()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "secret\n");

        Assert.Equal("secret", new StorageOptions { IndexPasswordFile = file }.Resolve().IndexPassword);
        var refused = Assert.Throws<InvalidFilesException>(
            () => new StorageOptions { IndexPassword = "a", IndexPasswordFile = file, IndexCa = "/nowhere/ca.pem", Folder = " " }.Resolve());

        Assert.Equal(3, refused.Problems.Count);
        Assert.Contains(refused.Problems, p => p.Message.Contains("Storage:IndexCa `/nowhere/ca.pem`", StringComparison.Ordinal));
        File.Delete(file);
    }
}

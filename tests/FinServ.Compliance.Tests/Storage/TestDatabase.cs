using FinServ.Compliance.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinServ.Compliance.Tests.Storage;

/// <summary>A migrated database in a folder of its own, gone when the test ends.</summary>
public sealed class TestDatabase : IDbContextFactory<ComplianceDb>, IAsyncDisposable
{
    public StorageOptions Options { get; } = new() { Folder = Directory.CreateTempSubdirectory("compliance-").FullName };

    public static async Task<TestDatabase> CreateAsync()
    {
        var database = new TestDatabase();
        await database.Start().PrepareAsync();
        return database;
    }

    public DatabaseStart Start() => new(this, Options, NullLogger<DatabaseStart>.Instance);

    public ComplianceDb CreateDbContext() =>
        new((DbContextOptions<ComplianceDb>)StorageRegistration.Use(new DbContextOptionsBuilder<ComplianceDb>(), Options).Options);

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Options.Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

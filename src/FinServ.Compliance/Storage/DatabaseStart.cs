using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FinServ.Compliance.Storage;

/// <summary>Brings the database to the version of this program before anything else uses it.</summary>
/// <remarks>Of two processes that start at once, one migrates and the other waits. A kill in between is mended by the next start.</remarks>
public sealed class DatabaseStart(IDbContextFactory<ComplianceDb> databases, StorageOptions options, ILogger<DatabaseStart> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <exception cref="StoreUnavailableException">The folder cannot be written, or the database is foreign, newer, locked or damaged.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken = default)
    {
        CreateFolder();
        using var alone = await FileLock.TakeAsync(options.DatabasePath + ".start", Patience, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        try
        {
            await RefuseForeignAsync(db, cancellationToken);
            var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
            if (pending.Count == 0) return;

            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
            // Left behind by a start that was killed; nobody else can hold it while the file lock is ours.
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
            log.DatabaseMigrated(options.DatabasePath, pending[^1]);
        }
        catch (SqliteException failure) when (StoreUnavailableException.Of(failure, options.DatabasePath) is { } trouble)
        {
            throw trouble;
        }
    }

    private void CreateFolder()
    {
        try
        {
            Directory.CreateDirectory(options.Folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(
                $"Storage:Folder {Path.GetFullPath(options.Folder)} cannot be created: {failure.Message}",
                "Name a folder that this account may write, with --data DIR or Storage:Folder.", failure);
        }
    }

    private async Task RefuseForeignAsync(ComplianceDb db, CancellationToken cancellationToken)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        if (applied.Except(db.Database.GetMigrations()).FirstOrDefault() is { } unknown)
        {
            throw new StoreUnavailableException(
                $"{options.DatabasePath} was written by a newer version of this program (step {unknown}).",
                "Start that version, or let Storage:Folder name another folder.");
        }

        var tables = await db.Database
            .SqlQueryRaw<long>("SELECT count(*) AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\'")
            .SingleAsync(cancellationToken);
        if (applied.Count == 0 && tables > 0)
        {
            throw new StoreUnavailableException(
                $"{options.DatabasePath} is a database of another program.",
                "Move the file away, or let Storage:Folder name another folder.");
        }
    }
}

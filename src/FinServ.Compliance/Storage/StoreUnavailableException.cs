using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace FinServ.Compliance.Storage;

/// <summary>A store or server is not reachable, refuses us, is full or of the wrong version (exit code 5).</summary>
/// <remarks>Nothing that was acknowledged is lost; the same command can be run again once the remedy is applied.</remarks>
public sealed class StoreUnavailableException(string message, string remedy, Exception? inner = null)
    : Exception($"{message} {remedy}", inner)
{
    public string Remedy { get; } = remedy;

    /// <summary>What a failure says about a store in words an operator can act on; null where it says nothing about one.</summary>
    /// <param name="store">Path or name of the store, for the message.</param>
    public static StoreUnavailableException? Of(Exception failure, string store)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is StoreUnavailableException known) return known;
            if (cause is SqliteException sqlite && OfCode(sqlite, store) is { } translated) return translated;
        }

        return null;
    }

    private static StoreUnavailableException? OfCode(SqliteException failure, string store) => failure.SqliteErrorCode switch
    {
        SQLITE_BUSY or SQLITE_LOCKED => new(
            $"{store} is locked by another process.",
            "End the process that holds it (a backup, a database browser, a second start), then run this again.", failure),
        SQLITE_FULL => new(
            $"The disk that holds {store} is full.",
            "Free space or move Storage:Folder to another disk, then run this again; what was acknowledged is kept.", failure),
        SQLITE_READONLY or SQLITE_PERM or SQLITE_AUTH => new(
            $"{store} cannot be written.",
            "Give the account that runs this write access to Storage:Folder and the files in it.", failure),
        SQLITE_CANTOPEN => new(
            $"{store} cannot be opened.",
            "Check that Storage:Folder exists and that the account that runs this may read and write it.", failure),
        SQLITE_IOERR => new(
            $"The disk failed while {store} was read or written.",
            "Check disk and quota of Storage:Folder, then run this again.", failure),
        SQLITE_NOTADB => new(
            $"{store} is not a database of this product.",
            "Move the file away, or let Storage:Folder name another folder.", failure),
        SQLITE_CORRUPT => new(
            $"{store} is damaged.",
            "Stop all processes, restore the last backup of Storage:Folder, then run the sources again; replaying is safe.", failure),
        _ => null,
    };
}

using FinServ.Compliance.Storage;
using Microsoft.Data.Sqlite;

namespace FinServ.Compliance.Interactions.Index.Sqlite;

/// <summary>Opens the file of the embedded index and tells its troubles in words.</summary>
internal sealed class IndexFile(string path)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(
                $"{Path.GetDirectoryName(path)} cannot be created: {failure.Message}",
                "Name a folder that this account may write, with --data DIR or Storage:Folder.", failure);
        }

        using var alone = await FileLock.TakeAsync(path + ".start", Patience, cancellationToken);
        Use(connection => IndexSchema.Ensure(connection, path));
    }

    /// <summary>A connection of its own; the caller closes it.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(SqliteTuning.ConnectionString(path));
        connection.Open();
        SqliteTuning.Apply(connection);
        return connection;
    }

    /// <summary>Does something on a connection of its own.</summary>
    /// <exception cref="StoreUnavailableException">The file is locked, full, damaged or not ours.</exception>
    public void Use(Action<SqliteConnection> work) => Guard(() =>
    {
        using var connection = Open();
        work(connection);
    });

    public StoreUnavailableException? TroubleOf(SqliteException failure) => StoreUnavailableException.Of(failure, path);

    /// <summary>Tells a failure of SQLite as trouble with this file.</summary>
    public void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (SqliteException failure) when (TroubleOf(failure) is { } trouble)
        {
            throw trouble;
        }
    }
}

using FinServ.Compliance.Interactions.Index;
using FinServ.Compliance.Interactions.Index.Sqlite;
using FinServ.Compliance.Storage;
using Microsoft.Data.Sqlite;

namespace FinServ.Compliance.Tests.Interactions.Index;

public sealed class InteractionIndexOnSqlite : InteractionIndexContract
{
    private readonly StorageOptions options = new() { Folder = Directory.CreateTempSubdirectory("compliance-").FullName };

    protected override async Task<IInteractionIndex> EmptyAsync()
    {
        var index = new SqliteInteractionIndex(options);
        await index.PrepareAsync();
        return index;
    }

    protected override IInteractionIndex Second() => new SqliteInteractionIndex(options);

    public override ValueTask DisposeAsync()
    {
        ((SqliteInteractionIndex)Index).Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(options.Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_file_of_another_program_or_a_newer_version_is_refused()
    {
        await ExecuteAsync("PRAGMA user_version = 99");
        var newer = await Assert.ThrowsAsync<StoreUnavailableException>(() => Second().PrepareAsync());
        Assert.Contains("index version 99", newer.Message);

        await ExecuteAsync("PRAGMA application_id = 7");
        var foreign = await Assert.ThrowsAsync<StoreUnavailableException>(() => Second().PrepareAsync());
        Assert.Contains("another program", foreign.Message);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={options.IndexPath};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

using FinServ.Compliance.Interactions.Index;
using FinServ.Compliance.Interactions.Index.Sqlite;
using FinServ.Compliance.Storage;
using Microsoft.Data.Sqlite;

namespace FinServ.Compliance.IntegrationTests.Interactions.Index;

public sealed class LockedIndexTests : IDisposable
{
    private readonly StorageOptions options = new() { Folder = Directory.CreateTempSubdirectory("compliance-").FullName };

    [Fact]
    public async Task A_file_that_another_process_locks_for_long_is_told_with_the_remedy_and_nothing_is_lost()
    {
        using var index = new SqliteInteractionIndex(options);
        await index.PrepareAsync();
        await using var other = new SqliteConnection($"Data Source={options.IndexPath}");
        await other.OpenAsync();
        await using var holding = await other.BeginTransactionAsync();

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => index.AppendAsync([Record("A")]));

        Assert.Contains("locked by another process", refused.Message);
        await holding.RollbackAsync();
        Assert.Equal(1, (await index.AppendAsync([Record("A")])).Count(RecordOutcome.Accepted));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(options.Folder, recursive: true);
    }

    private static RecordDraft Record(string id) => new("calls", id, null, [1], 0, [], [], null);
}

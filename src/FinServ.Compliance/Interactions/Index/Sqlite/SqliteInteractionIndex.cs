using System.Runtime.CompilerServices;
using FinServ.Compliance.Storage;
using Microsoft.Data.Sqlite;

namespace FinServ.Compliance.Interactions.Index.Sqlite;

/// <summary>The embedded index: one SQLite file with full-text search. SQLite works synchronously, so calls run where they are made.</summary>
internal sealed class SqliteInteractionIndex(StorageOptions options) : IInteractionIndex, IDisposable
{
    private readonly IndexFile file = new(options.IndexPath);
    private readonly SemaphoreSlim writing = new(1);
    private BatchWriter? writer;

    public Task PrepareAsync(CancellationToken cancellationToken = default) => file.PrepareAsync(cancellationToken);

    public async Task<AppendResult> AppendAsync(IReadOnlyList<RecordDraft> batch, CancellationToken cancellationToken = default)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            AppendResult? result = null;
            file.Guard(() =>
            {
                writer ??= new(file.Open());
                result = writer.Append(batch, cancellationToken);
            });
            return result!;
        }
        catch (StoreUnavailableException)
        {
            writer?.Dispose(); // its connection may be in any state: the next batch opens its own
            writer = null;
            throw;
        }
        finally
        {
            writing.Release();
        }
    }

    public IAsyncEnumerable<ReadOnlyMemory<byte>> EventsOfAsync(EventQuery query, CancellationToken cancellationToken = default) =>
        LinesAsync(connection => EventReading.Open(connection, query), cancellationToken);

    public IAsyncEnumerable<ReadOnlyMemory<byte>> RegisterRowsAsync(CancellationToken cancellationToken = default) =>
        LinesAsync(connection => new Statement(connection, "SELECT json FROM register_rows ORDER BY at, id"), cancellationToken);

    public Task<IReadOnlyList<SearchHit>> SearchAsync(
        InteractionSearch search, SearchKey? after, int take, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, 10_000);
        return Read<IReadOnlyList<SearchHit>>(connection =>
        {
            using var phrases = new PhraseSearch(connection);
            return phrases.Page(search, after, take, cancellationToken);
        });
    }

    public Task<SearchSummary> SummariseAsync(InteractionSearch search, TimeZoneInfo zone, CancellationToken cancellationToken = default) =>
        Read(connection =>
        {
            using var phrases = new PhraseSearch(connection);
            return phrases.Summarise(search, zone, cancellationToken);
        });

    public Task<byte[]?> OriginalAsync(string source, string record, CancellationToken cancellationToken = default) => Read(connection =>
    {
        using var read = new Statement(connection, """
            SELECT o.sealed FROM originals o JOIN records r ON r.id = o.record JOIN sources s ON s.id = r.source WHERE r.record = ?2 AND s.name = ?1
            """);
        read.Bind(1, source);
        read.Bind(2, record);
        return read.Step() ? read.Blob(0).ToArray() : null;
    });

    public Task DeclareAsync(IReadOnlyList<CoverageSpan> spans, CancellationToken cancellationToken = default) => Write(connection =>
    {
        foreach (var span in spans) CoverageTable.Declare(connection, span);
    });

    public Task<IReadOnlyList<CoverageSpan>> CoverageAsync(CancellationToken cancellationToken = default) =>
        Read<IReadOnlyList<CoverageSpan>>(CoverageTable.All);

    public Task<IReadOnlyList<SourceTotals>> SourcesAsync(CancellationToken cancellationToken = default) =>
        Read<IReadOnlyList<SourceTotals>>(SourceTable.All);

    public Task RemoveAsync(string source, CancellationToken cancellationToken = default) =>
        Write(connection => SourceTable.Remove(connection, source));

    private Task<T> Read<T>(Func<SqliteConnection, T> read)
    {
        T answer = default!;
        file.Use(connection => answer = read(connection));
        return Task.FromResult(answer);
    }

    private async Task Write(Action<SqliteConnection> write)
    {
        await writing.WaitAsync();
        try
        {
            file.Use(connection =>
            {
                using var transaction = connection.BeginTransaction();
                write(connection);
                transaction.Commit();
            });
        }
        finally
        {
            writing.Release();
        }
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(
        Func<SqliteConnection, Statement?> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        SqliteConnection? connection = null;
        Statement? statement = null;
        var line = new byte[4096];
        try
        {
            file.Guard(() => statement = open(connection = file.Open()));
            while (statement is not null && Step(statement))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var length = Copy(statement, ref line);
                yield return line.AsMemory(0, length);
            }
        }
        finally
        {
            statement?.Dispose();
            connection?.Dispose();
        }
    }

    private bool Step(Statement statement)
    {
        try
        {
            return statement.Step();
        }
        catch (SqliteException failure) when (file.TroubleOf(failure) is { } trouble)
        {
            throw trouble;
        }
    }

    private static int Copy(Statement statement, ref byte[] line)
    {
        var json = statement.Blob(0);
        if (json.Length > line.Length) line = new byte[json.Length * 2];
        json.CopyTo(line);
        return json.Length;
    }

    public void Dispose()
    {
        writer?.Dispose();
        writing.Dispose();
    }
}

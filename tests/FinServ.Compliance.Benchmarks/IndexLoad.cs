using System.Diagnostics;
using System.Text;
using FinServ.Compliance.Interactions.Index;
using FinServ.Compliance.Interactions.Index.Sqlite;
using FinServ.Compliance.Storage;
using FinServ.Compliance.Text;
using Microsoft.Data.Sqlite;

namespace FinServ.Compliance.Benchmarks;

/// <summary>How fast the embedded index takes records in and finds phrases, beside plain prepared inserts into the same tables.</summary>
/// <remarks>CPU time of this process, so that what else the machine does matters less.</remarks>
internal static class IndexLoad
{
    private const int BatchSize = 5000;

    public static async Task RunAsync(int records)
    {
        var drafts = Enumerable.Range(0, records).Select(Draft).ToList();
        Console.WriteLine($"{records:n0} records of one event, half of them with a text of 40 characters");
        var plain = await PlainAsync(drafts);
        var index = await IndexAsync(drafts);
        Console.WriteLine($"ratio: {plain.TotalSeconds / index.TotalSeconds:0.00} of plain prepared inserts");
    }

    private static async Task<TimeSpan> IndexAsync(List<RecordDraft> drafts)
    {
        var folder = Directory.CreateTempSubdirectory("compliance-");
        using var index = new SqliteInteractionIndex(new() { Folder = folder.FullName });
        await index.PrepareAsync();
        var took = await CpuAsync(async () =>
        {
            foreach (var batch in drafts.Chunk(BatchSize)) await index.AppendAsync(batch);
        });
        Tell("index, first load", drafts.Count, took);
        Tell("index, the same again", drafts.Count, await CpuAsync(async () =>
        {
            foreach (var batch in drafts.Chunk(BatchSize)) await index.AppendAsync(batch);
        }));
        Console.WriteLine($"  file: {new FileInfo(Path.Combine(folder.FullName, "interactions.db")).Length / 1048576.0:0} MB");
        Tell("read all events", drafts.Count, await CpuAsync(async () => await CountAsync(index, new())));
        Tell("events of 2,000 cases", 2000, await CpuAsync(() => CountAsync(
            index, new([.. Enumerable.Range(0, 2000).Select(n => new Interactions.SubjectRef(Interactions.SubjectKind.Case, $"C{n * 7}"))]))));
        Tell("events of a rare type", 1, await CpuAsync(() => CountAsync(index, new(Types: ["CoverageGapDeclared"]))));
        foreach (var phrase in new[] { "退款", "我", "第12345次", "没有这句话" })
            Tell($"first 50 hits of {phrase}", 1, await CpuAsync(async () => await index.SearchAsync(new(phrase), null, 50)));
        Tell("newest 50 without phrase", 1, await CpuAsync(async () => await index.SearchAsync(new(Units: ["U3"]), null, 50)));
        folder.Delete(recursive: true);
        return took;
    }

    /// <summary>What anybody would write who knows SQLite: prepared commands, a transaction per batch, the same tables and indexes.</summary>
    private static async Task<TimeSpan> PlainAsync(List<RecordDraft> drafts)
    {
        var folder = Directory.CreateTempSubdirectory("compliance-");
        StorageOptions options = new() { Folder = folder.FullName };
        using (var index = new SqliteInteractionIndex(options)) await index.PrepareAsync();
        await using var connection = new SqliteConnection($"Data Source={options.IndexPath}");
        await connection.OpenAsync();
        await using (var tuning = connection.CreateCommand())
        {
            tuning.CommandText = "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8000";
            await tuning.ExecuteNonQueryAsync();
        }

        var took = await CpuAsync(() =>
        {
            var id = 0L;
            foreach (var batch in drafts.Chunk(BatchSize))
            {
                using var transaction = connection.BeginTransaction();
                using var record = Command(connection, "INSERT INTO records (source, record, version, hash, received_at) VALUES (@p0, @p1, @p2, @p3, @p4)", 5);
                using var @event = Command(connection, """
                    INSERT INTO events (id, record, ordinal, source, type, at, day, interaction, case_key, customer, agent, unit, channel, speaker, json)
                    VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14)
                    """, 15);
                using var text = Command(connection, "INSERT INTO texts (id, text) VALUES (@p0, @p1)", 2);
                using var phrases = Command(connection, "INSERT INTO phrases (rowid, tokens) VALUES (@p0, @p1)", 2);
                foreach (var draft in batch)
                {
                    var one = draft.Events[0];
                    id++;
                    Run(record, 1L, draft.Record, draft.Version, draft.Hash, draft.ReceivedAt);
                    Run(@event, id, id, 0, 1L, 1L, one.At, 0, one.Interaction, one.Case, one.Customer, one.Agent, one.Unit, one.Channel, one.Speaker, one.Json.ToArray());
                    if (one.Text is null) continue;
                    Run(text, id, one.Text);
                    Run(phrases, id, LiteralText.IndexTokens(one.Text));
                }

                transaction.Commit();
            }

            return Task.CompletedTask;
        });
        Tell("plain prepared inserts", drafts.Count, took);
        folder.Delete(recursive: true);
        return took;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++) command.Parameters.Add(new SqliteParameter($"@p{i}", null));
        command.Prepare();
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    private static RecordDraft Draft(int n)
    {
        const string Words = "客户来电称网点办理退款时没人跟我说还要再等十个工作日现在要求给个说法并尽快处理此事谢谢";
        var text = n % 2 == 0 ? string.Concat(Words.AsSpan(n % 20), $"第{n}次", Words.AsSpan(0, n % 17)) : null;
        var at = 1_767_225_600_000 + (n * 7919L % 7_776_000_000);
        var json = Encoding.UTF8.GetBytes($$"""{"id":"E{{n}}","source":"calls","type":"UtteranceSaid","at":"2026-03-02T10:00:00Z","case":"C{{n / 5}}","customer":"K{{n / 9}}","agent":"A{{n % 200}}","unit":"U{{n % 12}}","channel":"call","text":"{{text}}"}""");
        return new(
            "calls", $"E{n}", null, json.AsSpan(0, 32).ToArray(), at,
            [new(0, "UtteranceSaid", at, false, null, $"C{n / 5}", $"K{n / 9}", $"A{n % 200}", $"U{n % 12}", "call", "customer", json, text)], [], null);
    }

    private static async Task<int> CountAsync(IInteractionIndex index, EventQuery query)
    {
        var count = 0;
        await foreach (var _ in index.EventsOfAsync(query)) count++;
        return count;
    }

    private static async Task<TimeSpan> CpuAsync(Func<Task> work)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        await work();
        process.Refresh();
        return process.TotalProcessorTime - before;
    }

    private static void Tell(string what, int items, TimeSpan took) =>
        Console.WriteLine($"  {what}: {took.TotalSeconds:0.000} s CPU{(items > 1 ? $", {items / took.TotalSeconds:n0}/s" : "")}");
}

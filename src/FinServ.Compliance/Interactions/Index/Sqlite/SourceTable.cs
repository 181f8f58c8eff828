using Microsoft.Data.Sqlite;

namespace FinServ.Compliance.Interactions.Index.Sqlite;

/// <summary>The sources of the index: what is held of each, and taking one away.</summary>
internal static class SourceTable
{
    private static readonly string[] Removals =
    [
        "DELETE FROM phrases WHERE rowid IN (SELECT t.id FROM events e JOIN texts t ON t.id = e.id WHERE e.source = ?1)",
        "DELETE FROM texts WHERE id IN (SELECT id FROM events WHERE source = ?1)",
        "DELETE FROM register_rows WHERE record IN (SELECT id FROM records WHERE source = ?1)",
        "DELETE FROM originals WHERE record IN (SELECT id FROM records WHERE source = ?1)",
        "DELETE FROM events WHERE source = ?1",
        "DELETE FROM records WHERE source = ?1",
        "DELETE FROM history WHERE source = ?1",
        "DELETE FROM coverage WHERE source = ?1",
        // The row itself stays: writers remember its number.
        "UPDATE sources SET records = 0, events = 0, last_at = NULL, last_received_at = 0 WHERE id = ?1",
    ];

    public static List<SourceTotals> All(SqliteConnection connection)
    {
        using var read = new Statement(connection, """
            SELECT name, records, events, last_at, last_received_at FROM sources WHERE records > 0 ORDER BY name
            """);
        var all = new List<SourceTotals>();
        while (read.Step())
        {
            var last = read.LongOrNull(3) is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : (DateTimeOffset?)null;
            all.Add(new(read.Text(0)!, read.Long(1), read.Long(2), last, DateTimeOffset.FromUnixTimeMilliseconds(read.Long(4))));
        }

        return all;
    }

    public static void Remove(SqliteConnection connection, string source)
    {
        using var sources = new NameTable(connection, "sources");
        if (sources.Find(source) is not { } id) return;
        foreach (var sql in Removals)
        {
            using var removal = new Statement(connection, sql);
            removal.Bind(1, id);
            removal.Run();
        }
    }
}

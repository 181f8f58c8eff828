using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace FinServ.Compliance.Interactions.Index.Sqlite;

/// <summary>Spans for which sources are complete, and holes in them.</summary>
internal static class CoverageTable
{
    /// <summary>Adds a span; those of the same kind that it touches are taken up into it.</summary>
    public static void Declare(SqliteConnection connection, CoverageSpan span)
    {
        using var sources = new NameTable(connection, "sources");
        using var absorb = new Statement(connection, """
            DELETE FROM coverage WHERE source = ?1 AND types IS ?2 AND unit IS ?3 AND is_gap = ?4 AND from_at - 1 <= ?6 AND until_at + 1 >= ?5
            RETURNING from_at, until_at
            """);
        using var insert = new Statement(connection, """
            INSERT INTO coverage (source, types, unit, is_gap, from_at, until_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """);
        var (from, until) = (span.From, span.Until);
        BindSpan(absorb, sources.Of(span.Source), span, from, until);
        while (absorb.Step()) (from, until) = (Math.Min(from, absorb.Long(0)), Math.Max(until, absorb.Long(1)));
        BindSpan(insert, sources.Of(span.Source), span, from, until);
        insert.Run();
    }

    public static List<CoverageSpan> All(SqliteConnection connection)
    {
        using var read = new Statement(connection, """
            SELECT s.name, c.from_at, c.until_at, c.types, c.unit, c.is_gap FROM coverage c JOIN sources s ON s.id = c.source
            ORDER BY s.name, c.from_at, c.id
            """);
        var all = new List<CoverageSpan>();
        while (read.Step())
        {
            var types = read.Text(3) is { } text ? JsonSerializer.Deserialize<string[]>(text) : null;
            all.Add(new(read.Text(0)!, read.Long(1), read.Long(2), types, read.Text(4), read.Long(5) != 0));
        }

        return all;
    }

    private static void BindSpan(Statement statement, long source, CoverageSpan span, long from, long until)
    {
        statement.Bind(1, source);
        statement.Bind(2, span.Types is null ? null : JsonSerializer.Serialize(span.Types.Order(StringComparer.Ordinal)));
        statement.Bind(3, span.Unit);
        statement.Bind(4, span.IsGap ? 1 : 0);
        statement.Bind(5, from);
        statement.Bind(6, until);
    }
}

using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace FinServ.Compliance.Interactions.Index.Sqlite;

/// <summary>The statement that reads the events a query asks for, in timeline order.</summary>
internal static class EventReading
{
    private static readonly string[] KeyColumns = ["interaction", "case_key", "customer", "agent", "unit"];

    /// <returns>Null where the query can find nothing.</returns>
    public static Statement? Open(SqliteConnection connection, EventQuery query)
    {
        var sql = new StringBuilder("""
            SELECT e.json FROM events e JOIN records r ON r.id = e.record JOIN sources s ON s.id = e.source
            WHERE e.at BETWEEN ?1 AND ?2
            """);
        if (query.Types is { } types)
        {
            var known = Known(connection, "types", types);
            if (known.Count == 0) return null;
            sql.Append($" AND e.type IN ({string.Join(',', known)})");
        }

        var keys = new List<string>();
        if (query.Subjects is { } subjects && !AddSubjects(sql, connection, subjects, keys)) return null;
        sql.Append(" ORDER BY e.at, s.name, r.record, e.ordinal");

        var statement = new Statement(connection, sql.ToString());
        statement.Bind(1, query.From);
        statement.Bind(2, query.Until);
        for (var i = 0; i < keys.Count; i++) statement.Bind(i + 3, keys[i]);
        return statement;
    }

    /// <summary>Narrows down to the subjects, a list of keys for each kind among them.</summary>
    /// <returns>False where no subject can have events.</returns>
    private static bool AddSubjects(
        StringBuilder sql, SqliteConnection connection, IReadOnlyCollection<SubjectRef> subjects, List<string> keys)
    {
        var parts = new List<string>();
        foreach (var kind in subjects.GroupBy(subject => subject.Kind))
        {
            switch (kind.Key)
            {
                case SubjectKind.Free:
                    throw new ArgumentException("Free subjects are not indexed: ask for their events by type.", nameof(subjects));

                case SubjectKind.Source when Known(connection, "sources", kind.Select(s => s.Key)) is { Count: > 0 } known:
                    parts.Add($"SELECT id FROM events WHERE source IN ({string.Join(',', known)}) AND at BETWEEN ?1 AND ?2");
                    break;

                case SubjectKind.Source:
                    break;

                default:
                    keys.Add(JsonSerializer.Serialize(kind.Select(s => s.Key).Distinct()));
                    parts.Add($"""
                        SELECT k.id FROM json_each(?{keys.Count + 2}) w
                        CROSS JOIN events k ON k.{KeyColumns[(int)kind.Key]} = w.value AND k.at BETWEEN ?1 AND ?2
                        """);
                    break;
            }
        }

        sql.Append($" AND e.id IN ({string.Join(" UNION ", parts)})");
        return parts.Count > 0;
    }

    private static List<long> Known(SqliteConnection connection, string table, IEnumerable<string> names)
    {
        using var numbers = new NameTable(connection, table);
        return [.. names.Distinct().Select(numbers.Find).OfType<long>()];
    }
}

using System.Buffers;
using Microsoft.Data.Sqlite;

namespace FinServ.Compliance.Interactions.Index.Sqlite;

/// <summary>Versions of records that do not stand: replaced ones, and those that came too late.</summary>
internal sealed class HistoryTable : IDisposable
{
    private readonly Statement insert, holds, subjectsOf;

    public HistoryTable(SqliteConnection connection)
    {
        insert = new(connection, """
            INSERT INTO history (source, record, version, hash, received_at, subjects, lines, sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """);
        holds = new(connection, "SELECT 1 FROM history WHERE record = ?2 AND source = ?1 AND version IS ?3 AND hash = ?4 LIMIT 1");
        subjectsOf = new(connection, "SELECT subjects FROM history WHERE record = ?2 AND source = ?1");
    }

    public bool Holds(long source, RecordDraft draft)
    {
        holds.Bind(1, source);
        holds.Bind(2, draft.Record);
        holds.Bind(3, draft.Version);
        holds.Bind(4, draft.Hash);
        var found = holds.Step();
        holds.Reset();
        return found;
    }

    /// <summary>Keeps the version that stood until now.</summary>
    public void Keep(StandingRecord standing, string record, DisplacedRecord old) =>
        Insert(standing.Source, record, standing.Version, standing.Hash, standing.ReceivedAt, string.Join('\n', old.Subjects), old.Lines, old.Sealed);

    /// <summary>Keeps a version that came after a newer one.</summary>
    public void Keep(long source, RecordDraft late)
    {
        var lines = new HistoryLines();
        foreach (var each in late.Events) lines.Add(each.Json.Span);
        foreach (var row in late.RegisterRows) lines.Add(row.Json.Span);
        Insert(source, late.Record, late.Version, late.Hash, late.ReceivedAt, "", lines.ToArray(), late.Sealed);
    }

    /// <summary>Subjects of all versions of a record that once stood.</summary>
    public void CollectSubjects(long source, string record, HashSet<SubjectRef> subjects)
    {
        subjectsOf.Bind(1, source);
        subjectsOf.Bind(2, record);
        while (subjectsOf.Step())
        {
            foreach (var printed in subjectsOf.Text(0)!.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                if (SubjectRef.TryParse(printed, out var subject)) subjects.Add(subject);
        }

        subjectsOf.Reset();
    }

    private void Insert(long source, string record, long? version, byte[] hash, long receivedAt, string subjects, byte[] lines, byte[]? original)
    {
        insert.Bind(1, source);
        insert.Bind(2, record);
        insert.Bind(3, version);
        insert.Bind(4, hash);
        insert.Bind(5, receivedAt);
        insert.Bind(6, subjects);
        insert.Bind(7, lines);
        insert.Bind(8, original);
        insert.Run();
    }

    public void Dispose()
    {
        insert.Dispose();
        holds.Dispose();
        subjectsOf.Dispose();
    }
}

/// <summary>Canonical lines of a version, one after the other, each ended by a line feed.</summary>
internal sealed class HistoryLines
{
    private readonly ArrayBufferWriter<byte> lines = new();

    public void Add(ReadOnlySpan<byte> line)
    {
        lines.Write(line);
        lines.Write("\n"u8);
    }

    public byte[] ToArray() => lines.WrittenSpan.ToArray();
}

using FinServ.Compliance.Text;
using Microsoft.Data.Sqlite;

namespace FinServ.Compliance.Interactions.Index.Sqlite;

/// <summary>Events, texts, register rows and originals of the records that stand.</summary>
internal sealed class EventTables : IDisposable
{
    private readonly NameTable types;
    private readonly Statement nextEvent, insertEvent, insertText, insertPhrases, insertRow, insertOriginal;
    private readonly Statement readEvents, readRows, readOriginal;
    private readonly Statement[] removals;
    private long next;

    public EventTables(SqliteConnection connection)
    {
        types = new(connection, "types");
        nextEvent = new(connection, "SELECT coalesce(max(id), 0) + 1 FROM events");
        insertEvent = new(connection, """
            INSERT INTO events (id, record, ordinal, source, type, at, day, interaction, case_key, customer, agent, unit, channel, speaker, json)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
            """);
        insertText = new(connection, "INSERT INTO texts (id, text) VALUES (?1, ?2)");
        insertPhrases = new(connection, "INSERT INTO phrases (rowid, tokens) VALUES (?1, ?2)");
        insertRow = new(connection, "INSERT INTO register_rows (record, register, key, at, json) VALUES (?1, ?2, ?3, ?4, ?5)");
        insertOriginal = new(connection, "INSERT INTO originals (record, sealed) VALUES (?1, ?2)");
        readEvents = new(connection, """
            SELECT interaction, case_key, customer, agent, unit, json FROM events WHERE record = ?1 ORDER BY ordinal
            """);
        readRows = new(connection, "SELECT json FROM register_rows WHERE record = ?1 ORDER BY id");
        readOriginal = new(connection, "SELECT sealed FROM originals WHERE record = ?1");
        removals =
        [
            new(connection, "DELETE FROM phrases WHERE rowid IN (SELECT t.id FROM events e JOIN texts t ON t.id = e.id WHERE e.record = ?1)"),
            new(connection, "DELETE FROM texts WHERE id IN (SELECT id FROM events WHERE record = ?1)"),
            new(connection, "DELETE FROM events WHERE record = ?1"),
            new(connection, "DELETE FROM register_rows WHERE record = ?1"),
            new(connection, "DELETE FROM originals WHERE record = ?1"),
        ];
    }

    /// <summary>Another process may have written meanwhile: numbers of events are asked for once per transaction.</summary>
    public void Begin()
    {
        nextEvent.Step();
        next = nextEvent.Long(0);
        nextEvent.Reset();
    }

    public void Write(long record, long source, RecordDraft draft)
    {
        foreach (var each in draft.Events) Write(record, source, each);
        foreach (var row in draft.RegisterRows)
        {
            insertRow.Bind(1, record);
            insertRow.Bind(2, row.Register);
            insertRow.Bind(3, row.Key);
            insertRow.Bind(4, row.At);
            insertRow.Bind(5, row.Json.Span);
            insertRow.Run();
        }

        if (draft.Sealed is null) return;
        insertOriginal.Bind(1, record);
        insertOriginal.Bind(2, draft.Sealed);
        insertOriginal.Run();
    }

    private void Write(long record, long source, EventDraft draft)
    {
        var id = next++;
        insertEvent.Bind(1, id);
        insertEvent.Bind(2, record);
        insertEvent.Bind(3, draft.Ordinal);
        insertEvent.Bind(4, source);
        insertEvent.Bind(5, types.Of(draft.Type));
        insertEvent.Bind(6, draft.At);
        insertEvent.Bind(7, draft.DayPrecision ? 1 : 0);
        insertEvent.Bind(8, draft.Interaction);
        insertEvent.Bind(9, draft.Case);
        insertEvent.Bind(10, draft.Customer);
        insertEvent.Bind(11, draft.Agent);
        insertEvent.Bind(12, draft.Unit);
        insertEvent.Bind(13, draft.Channel);
        insertEvent.Bind(14, draft.Speaker);
        insertEvent.Bind(15, draft.Json.Span);
        insertEvent.Run();
        if (string.IsNullOrEmpty(draft.Text)) return;

        insertText.Bind(1, id);
        insertText.Bind(2, draft.Text);
        insertText.Run();
        insertPhrases.Bind(1, id);
        insertPhrases.Bind(2, LiteralText.IndexTokens(draft.Text));
        insertPhrases.Run();
    }

    /// <summary>Takes away all that a record holds, to make room for its next version.</summary>
    public DisplacedRecord Remove(long record)
    {
        var lines = new HistoryLines();
        var subjects = new HashSet<SubjectRef>();
        var events = 0;
        readEvents.Bind(1, record);
        for (; readEvents.Step(); events++)
        {
            for (var kind = SubjectKind.Interaction; kind <= SubjectKind.Unit; kind++)
                if (readEvents.Text((int)kind) is { } key) subjects.Add(new(kind, key));
            lines.Add(readEvents.Blob(5));
        }

        readEvents.Reset();
        readRows.Bind(1, record);
        while (readRows.Step()) lines.Add(readRows.Blob(0));
        readRows.Reset();

        var displaced = new DisplacedRecord(events, subjects, lines.ToArray(), Original(record));
        foreach (var removal in removals)
        {
            removal.Bind(1, record);
            removal.Run();
        }

        return displaced;
    }

    public void Forget() => types.Forget();

    private byte[]? Original(long record)
    {
        readOriginal.Bind(1, record);
        var original = readOriginal.Step() ? readOriginal.Blob(0).ToArray() : null;
        readOriginal.Reset();
        return original;
    }

    public void Dispose()
    {
        types.Dispose();
        foreach (var statement in removals) statement.Dispose();
        foreach (var statement in new[] { nextEvent, insertEvent, insertText, insertPhrases, insertRow, insertOriginal, readEvents, readRows, readOriginal })
            statement.Dispose();
    }
}

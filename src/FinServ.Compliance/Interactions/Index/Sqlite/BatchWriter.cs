using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FinServ.Compliance.Interactions.Index.Sqlite;

/// <summary>Writes batches of records on the one connection that writes, each in one transaction.</summary>
internal sealed class BatchWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly NameTable sources;
    private readonly EventTables events;
    private readonly HistoryTable history;
    private readonly Statement begin, commit, rollback, insertRecord, findRecord, updateRecord, addTotals;
    private readonly Dictionary<long, Totals> totals = [];

    public BatchWriter(SqliteConnection connection)
    {
        this.connection = connection;
        using (var tuning = connection.CreateCommand())
        {
            // A bulk load touches pages all over the indexes: keep them at hand, and carry the log over rarely.
            tuning.CommandText = "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8000; PRAGMA temp_store = MEMORY";
            tuning.ExecuteNonQuery();
        }

        sources = new(connection, "sources");
        events = new(connection);
        history = new(connection);
        begin = new(connection, "BEGIN IMMEDIATE");
        commit = new(connection, "COMMIT");
        rollback = new(connection, "ROLLBACK");
        insertRecord = new(connection, """
            INSERT INTO records (source, record, version, hash, received_at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (record, source) DO NOTHING
            """);
        findRecord = new(connection, "SELECT id, version, hash, received_at FROM records WHERE record = ?2 AND source = ?1");
        updateRecord = new(connection, "UPDATE records SET version = ?2, hash = ?3, received_at = ?4 WHERE id = ?1");
        addTotals = new(connection, """
            UPDATE sources SET records = records + ?2, events = events + ?3, last_at = max(coalesce(last_at, ?4), ?4),
                last_received_at = max(last_received_at, ?5) WHERE id = ?1
            """);
    }

    public AppendResult Append(IReadOnlyList<RecordDraft> batch, CancellationToken cancellationToken)
    {
        var outcomes = new RecordOutcome[batch.Count];
        var displaced = new HashSet<SubjectRef>();
        begin.Run();
        try
        {
            events.Begin();
            for (var i = 0; i < batch.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                outcomes[i] = Take(batch[i], displaced);
            }

            AddTotals();
            commit.Run();
        }
        catch
        {
            TakeBack();
            throw;
        }

        return new(outcomes, displaced);
    }

    private RecordOutcome Take(RecordDraft draft, HashSet<SubjectRef> displaced)
    {
        var source = sources.Of(draft.Source);
        insertRecord.Bind(1, source);
        insertRecord.Bind(2, draft.Record);
        insertRecord.Bind(3, draft.Version);
        insertRecord.Bind(4, draft.Hash);
        insertRecord.Bind(5, draft.ReceivedAt);
        insertRecord.Run();
        if (raw.sqlite3_changes(connection.Handle) == 0) return Meet(draft, Standing(source, draft.Record), displaced);

        events.Write(raw.sqlite3_last_insert_rowid(connection.Handle), source, draft);
        Count(source, 1, draft.Events.Count, draft);
        return RecordOutcome.Accepted;
    }

    /// <summary>The record is known: whether this is the same, a newer or an older version of it.</summary>
    private RecordOutcome Meet(RecordDraft draft, StandingRecord standing, HashSet<SubjectRef> displaced)
    {
        if (standing.Is(draft) || history.Holds(standing.Source, draft))
        {
            history.CollectSubjects(standing.Source, draft.Record, displaced);
            return RecordOutcome.Duplicate;
        }

        if (!standing.GivesWayTo(draft))
        {
            history.Keep(standing.Source, draft);
            return RecordOutcome.Superseded;
        }

        var old = events.Remove(standing.Id);
        displaced.UnionWith(old.Subjects);
        history.Keep(standing, draft.Record, old);
        updateRecord.Bind(1, standing.Id);
        updateRecord.Bind(2, draft.Version);
        updateRecord.Bind(3, draft.Hash);
        updateRecord.Bind(4, draft.ReceivedAt);
        updateRecord.Run();
        events.Write(standing.Id, standing.Source, draft);
        Count(standing.Source, 0, draft.Events.Count - old.Events, draft);
        return RecordOutcome.Replaced;
    }

    private StandingRecord Standing(long source, string record)
    {
        findRecord.Bind(1, source);
        findRecord.Bind(2, record);
        findRecord.Step();
        var standing = new StandingRecord(
            findRecord.Long(0), source, findRecord.LongOrNull(1), findRecord.Blob(2).ToArray(), findRecord.Long(3));
        findRecord.Reset();
        return standing;
    }

    private void Count(long source, int records, int eventCount, RecordDraft draft)
    {
        if (!totals.TryGetValue(source, out var sum)) totals[source] = sum = new();
        sum.Records += records;
        sum.Events += eventCount;
        sum.LastReceivedAt = Math.Max(sum.LastReceivedAt, draft.ReceivedAt);
        foreach (var each in draft.Events) sum.LastAt = Math.Max(sum.LastAt ?? each.At, each.At);
    }

    private void AddTotals()
    {
        foreach (var (source, sum) in totals)
        {
            addTotals.Bind(1, source);
            addTotals.Bind(2, sum.Records);
            addTotals.Bind(3, sum.Events);
            addTotals.Bind(4, sum.LastAt);
            addTotals.Bind(5, sum.LastReceivedAt);
            addTotals.Run();
        }

        totals.Clear();
    }

    private void TakeBack()
    {
        totals.Clear();
        sources.Forget();
        events.Forget();
        // A full disk may have rolled back already.
        if (raw.sqlite3_get_autocommit(connection.Handle) == 0) rollback.Run();
    }

    public void Dispose()
    {
        foreach (var statement in new[] { begin, commit, rollback, insertRecord, findRecord, updateRecord, addTotals }) statement.Dispose();
        sources.Dispose();
        events.Dispose();
        history.Dispose();
        connection.Dispose();
    }

    private sealed class Totals
    {
        public long Records, Events, LastReceivedAt;
        public long? LastAt;
    }
}

/// <summary>The version of a record that stands.</summary>
internal sealed record StandingRecord(long Id, long Source, long? Version, byte[] Hash, long ReceivedAt)
{
    public bool Is(RecordDraft draft) => Version == draft.Version && Hash.AsSpan().SequenceEqual(draft.Hash);

    /// <summary>To a higher version; without versions, and among equal ones, to what comes later.</summary>
    public bool GivesWayTo(RecordDraft draft) => (draft.Version ?? long.MinValue) >= (Version ?? long.MinValue);
}

/// <summary>What a record held when it was replaced.</summary>
internal sealed record DisplacedRecord(int Events, IReadOnlySet<SubjectRef> Subjects, byte[] Lines, byte[]? Sealed);

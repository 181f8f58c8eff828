using FinServ.Compliance.Storage;
using Microsoft.Data.Sqlite;

namespace FinServ.Compliance.Interactions.Index.Sqlite;

/// <summary>Tables of the embedded interaction index, and whether a file is one.</summary>
internal static class IndexSchema
{
    /// <summary>Marks the file as ours: `FSCI`.</summary>
    private const long ApplicationId = 0x46534349;

    private const long Version = 1;

    // Subject indexes leave out events without the key: most events have few. `phrases` holds tokens only, not the text once more.
    private const string Tables = """
        CREATE TABLE sources (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
            records INTEGER NOT NULL DEFAULT 0, events INTEGER NOT NULL DEFAULT 0, last_at INTEGER, last_received_at INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE types (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);

        CREATE TABLE records (id INTEGER PRIMARY KEY, source INTEGER NOT NULL, record TEXT NOT NULL,
            version INTEGER, hash BLOB NOT NULL, received_at INTEGER NOT NULL);
        CREATE UNIQUE INDEX records_identity ON records (record, source);
        CREATE TABLE originals (record INTEGER PRIMARY KEY, sealed BLOB NOT NULL);
        CREATE TABLE history (id INTEGER PRIMARY KEY, source INTEGER NOT NULL, record TEXT NOT NULL,
            version INTEGER, hash BLOB NOT NULL, received_at INTEGER NOT NULL, subjects TEXT NOT NULL, lines BLOB NOT NULL, sealed BLOB);
        CREATE INDEX history_identity ON history (record, source);

        CREATE TABLE events (id INTEGER PRIMARY KEY, record INTEGER NOT NULL, ordinal INTEGER NOT NULL, source INTEGER NOT NULL,
            type INTEGER NOT NULL, at INTEGER NOT NULL, day INTEGER NOT NULL, interaction TEXT, case_key TEXT, customer TEXT,
            agent TEXT, unit TEXT, channel TEXT, speaker TEXT, json BLOB NOT NULL);
        CREATE INDEX events_record ON events (record);
        CREATE INDEX events_at ON events (at);
        CREATE INDEX events_type ON events (type, at);
        CREATE INDEX events_interaction ON events (interaction, at) WHERE interaction IS NOT NULL;
        CREATE INDEX events_case ON events (case_key, at) WHERE case_key IS NOT NULL;
        CREATE INDEX events_customer ON events (customer, at) WHERE customer IS NOT NULL;
        CREATE INDEX events_agent ON events (agent, at) WHERE agent IS NOT NULL;
        CREATE INDEX events_unit ON events (unit, at) WHERE unit IS NOT NULL;

        CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
        CREATE VIRTUAL TABLE phrases USING fts5(tokens, content = '', contentless_delete = 1, detail = none, tokenize = "ascii");

        CREATE TABLE register_rows (id INTEGER PRIMARY KEY, record INTEGER NOT NULL, register TEXT NOT NULL, key TEXT NOT NULL,
            at INTEGER NOT NULL, json BLOB NOT NULL);
        CREATE INDEX register_rows_record ON register_rows (record);

        CREATE TABLE coverage (id INTEGER PRIMARY KEY, source INTEGER NOT NULL, from_at INTEGER NOT NULL, until_at INTEGER NOT NULL,
            types TEXT, unit TEXT, is_gap INTEGER NOT NULL);
        CREATE INDEX coverage_source ON coverage (source);
        """;

    /// <exception cref="StoreUnavailableException">The file belongs to another program or a newer version of this one.</exception>
    public static void Ensure(SqliteConnection connection, string path)
    {
        var (application, version) = (Pragma(connection, "application_id"), Pragma(connection, "user_version"));
        if (application == ApplicationId && version == Version) return;
        if (application == ApplicationId)
        {
            throw new StoreUnavailableException(
                $"{path} was written by another version of this program (index version {version}, this one reads {Version}).",
                "Start that version, or move the file away and load the sources again.");
        }

        if (application != 0 || Scalar(connection, "SELECT count(*) FROM sqlite_master") > 0)
        {
            throw new StoreUnavailableException(
                $"{path} is a database of another program.", "Move the file away, or let Storage:Folder name another folder.");
        }

        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, $"BEGIN IMMEDIATE; {Tables} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}; COMMIT");
    }

    private static long Pragma(SqliteConnection connection, string name) => Scalar(connection, $"PRAGMA {name}");

    private static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

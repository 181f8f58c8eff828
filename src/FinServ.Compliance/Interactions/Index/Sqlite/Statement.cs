using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FinServ.Compliance.Interactions.Index.Sqlite;

/// <summary>A prepared statement, spoken to without the detours that cost most of the time of a bulk load.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private byte[] scratch = new byte[512];

    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    /// <summary>Binds parameters by their numbers, from 1; null binds NULL.</summary>
    public void Bind(int parameter, long value) => Check(raw.sqlite3_bind_int64(statement, parameter, value));

    public void Bind(int parameter, long? value) => Check(
        value is { } known ? raw.sqlite3_bind_int64(statement, parameter, known) : raw.sqlite3_bind_null(statement, parameter));

    public void Bind(int parameter, string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(statement, parameter));
            return;
        }

        if (value.Length == 0)
        {
            Check(raw.sqlite3_bind_text(statement, parameter, "")); // an empty span would bind NULL
            return;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (most > scratch.Length) scratch = new byte[most];
        Check(raw.sqlite3_bind_text(statement, parameter, scratch.AsSpan(0, Encoding.UTF8.GetBytes(value, scratch))));
    }

    public void Bind(int parameter, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(statement, parameter, value));

    public void Bind(int parameter, byte[]? value) => Check(value switch
    {
        null => raw.sqlite3_bind_null(statement, parameter),
        [] => raw.sqlite3_bind_zeroblob(statement, parameter, 0),
        _ => raw.sqlite3_bind_blob(statement, parameter, value),
    });

    /// <summary>Goes to the next row.</summary>
    /// <returns>False when there is none.</returns>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW) return true;
        if (code != raw.SQLITE_DONE) Fail(code);
        return false;
    }

    /// <summary>Runs a statement that answers no rows, and makes it ready for the next time.</summary>
    public void Run()
    {
        var code = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        if (code is not (raw.SQLITE_DONE or raw.SQLITE_ROW)) Fail(code);
    }

    public void Reset() => raw.sqlite3_reset(statement);

    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    public string? Text(int column) => IsNull(column) ? null : raw.sqlite3_column_text(statement, column).utf8_to_string();

    /// <summary>Valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(statement, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) Fail(code);
    }

    private void Fail(int code) => SqliteException.ThrowExceptionForRC(code, database);
}

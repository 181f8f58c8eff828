using Microsoft.Data.Sqlite;

namespace FinServ.Compliance.Interactions.Index.Sqlite;

/// <summary>Numbers the names of sources or event types, so that rows and indexes stay small.</summary>
internal sealed class NameTable(SqliteConnection connection, string table) : IDisposable
{
    private readonly Dictionary<string, long> known = [];
    private readonly Statement insert = new(connection, $"INSERT INTO {table} (name) VALUES (?1) ON CONFLICT (name) DO NOTHING");
    private readonly Statement find = new(connection, $"SELECT id FROM {table} WHERE name = ?1");

    /// <summary>The number of a name, given if it has none yet.</summary>
    public long Of(string name)
    {
        if (known.TryGetValue(name, out var id)) return id;
        insert.Bind(1, name);
        insert.Run();
        return known[name] = Find(name)!.Value;
    }

    /// <summary>The number of a name; null where nothing has it.</summary>
    public long? Find(string name)
    {
        find.Bind(1, name);
        var id = find.Step() ? find.Long(0) : (long?)null;
        find.Reset();
        return id;
    }

    /// <summary>Numbers given in a transaction that was rolled back are not given.</summary>
    public void Forget() => known.Clear();

    public void Dispose()
    {
        insert.Dispose();
        find.Dispose();
    }
}

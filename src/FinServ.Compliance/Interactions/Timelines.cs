namespace FinServ.Compliance.Interactions;

/// <summary>The events of a set in the one order that verdicts follow: (occurred, source, record, ordinal), by subject.</summary>
/// <remarks>Only the newest version of each record counts; cancelled events and replaced versions are left out (design.md §3).</remarks>
public sealed class Timelines
{
    private readonly EventSet set;
    private readonly int[] order;
    private readonly Dictionary<int, KeyIndex> byKey = [];
    private readonly Dictionary<(SubjectKind Kind, int[] Types), KeyIndex> byTypes = [];
    private readonly Dictionary<string, KeyIndex> byFields = new(StringComparer.Ordinal);

    public Timelines(EventSet set)
    {
        this.set = set;
        Newest.Mark(set);
        order = InOrder(set);
    }

    /// <summary>All rows that count, in timeline order.</summary>
    public ReadOnlySpan<int> All => order;

    /// <summary>The rows of each subject of a kind; built at the first question.</summary>
    public KeyIndex Of(SubjectKind kind)
    {
        if (byKey.TryGetValue((int)kind, out var index)) return index;
        return byKey[(int)kind] = new(set, order, row => KeyOf(in set[row], kind));
    }

    /// <summary>The rows of some event types by subject: a look-up beside a busy subject does not read all that happened there.</summary>
    /// <param name="types">Indexes of event types; the same array each time, which is what the index is remembered by.</param>
    public KeyIndex Of(SubjectKind kind, int[] types)
    {
        if (byTypes.TryGetValue((kind, types), out var index)) return index;
        return byTypes[(kind, types)] = new(set, Array.FindAll(order, row => Array.IndexOf(types, set[row].Type) >= 0), row => KeyOf(in set[row], kind));
    }

    /// <summary>The rows by the values of fields of `data`, joined by `/` where there are several.</summary>
    /// <param name="names">Indexes of the fields' names in the vocabulary.</param>
    public KeyIndex OfFields(IReadOnlyList<int> names)
    {
        var key = string.Join('/', names);
        return byFields.TryGetValue(key, out var index) ? index : byFields[key] = new(set, order, row => Joined(row, names));
    }

    /// <summary>The rows of each subject of a kind, of those events that have no key of another kind.</summary>
    public KeyIndex OfWithout(SubjectKind kind, SubjectKind other) => new(set, order, row => KeyOf(in set[row], other) == Symbols.None ? KeyOf(in set[row], kind) : Symbols.None);

    /// <summary>The rows by the value of a field, of those events that have no key of a kind.</summary>
    public KeyIndex OfFieldWithout(int name, SubjectKind kind) => new(set, order, row => KeyOf(in set[row], kind) == Symbols.None ? Joined(row, [name]) : Symbols.None);

    private int Joined(int row, IReadOnlyList<int> names)
    {
        if (names.Count == 1) return Symbol(names[0]);
        var parts = new string[names.Count];
        for (var i = 0; i < names.Count; i++)
        {
            var symbol = Symbol(names[i]);
            if (symbol == Symbols.None) return Symbols.None;
            parts[i] = set.Symbols[symbol];
        }

        return set.Symbols.Intern(string.Join('/', parts));

        int Symbol(int name) => set.Field(row, name) is > 0 and <= int.MaxValue and var value ? (int)value : Symbols.None;
    }

    /// <summary>The key of an event under a kind of subject; <see cref="Symbols.None"/> where it has none.</summary>
    public static int KeyOf(in EventRow row, SubjectKind kind) => kind switch
    {
        SubjectKind.Interaction => row.Interaction,
        SubjectKind.Case => row.Case,
        SubjectKind.Customer => row.Customer,
        SubjectKind.Agent => row.Agent,
        SubjectKind.Unit => row.Unit,
        SubjectKind.Source => row.Source,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Free keys are named by a field."),
    };

    private static int[] InOrder(EventSet set)
    {
        var rows = new int[set.Count];
        var count = 0;
        var sorted = true;
        for (var row = 0; row < set.Count; row++)
        {
            if ((set[row].Marks & (EventMarks.Superseded | EventMarks.Cancelled)) != 0) continue;
            if (sorted && count > 0 && Compare(set, rows[count - 1], row) > 0) sorted = false;
            rows[count++] = row;
        }

        Array.Resize(ref rows, count);
        if (!sorted) Array.Sort(rows, (left, right) => Compare(set, left, right));
        return rows;
    }

    private static int Compare(EventSet set, int left, int right)
    {
        ref readonly var one = ref set[left];
        ref readonly var other = ref set[right];
        if (one.At != other.At) return one.At.CompareTo(other.At);
        if (set.Symbols.Compare(one.Source, other.Source) is var bySource and not 0) return bySource;
        if (set.Symbols.Compare(one.Record, other.Record) is var byRecord and not 0) return byRecord;
        return one.Ordinal.CompareTo(other.Ordinal);
    }
}

/// <summary>Rows by the symbol of a key, each list in timeline order.</summary>
public sealed class KeyIndex
{
    private readonly int[] starts;
    private readonly int[] rows;

    internal KeyIndex(EventSet set, ReadOnlySpan<int> order, Func<int, int> keyOf)
    {
        var keys = new int[order.Length];
        for (var i = 0; i < order.Length; i++) keys[i] = keyOf(order[i]); // may add symbols
        starts = new int[set.Symbols.Count + 2];
        foreach (var key in keys) starts[key + 2]++;
        for (var key = 1; key < starts.Length; key++) starts[key] += starts[key - 1];
        rows = new int[order.Length];
        for (var i = 0; i < order.Length; i++) rows[starts[keys[i] + 1]++] = order[i];
    }

    /// <summary>Symbols up to which keys can have rows.</summary>
    public int Keys => starts.Length - 2;

    public ReadOnlyMemory<int> RowsOf(int key) => key <= 0 || key >= starts.Length - 1 ? default : rows.AsMemory(starts[key]..starts[key + 1]);

    public ReadOnlySpan<int> Rows(int key) => key <= 0 || key >= starts.Length - 1 ? [] : rows.AsSpan(starts[key]..starts[key + 1]);
}

/// <summary>Finds which version of each record stands.</summary>
internal static class Newest
{
    /// <summary>Marks the events of every record that a newer version of the same record replaces.</summary>
    public static void Mark(EventSet set)
    {
        var standing = new int[set.Symbols.Count];
        Dictionary<(int Source, int Id), int>? others = null;
        for (var at = 0; at < set.Records.Count; at++)
        {
            var record = set.Records[at];
            var known = standing[record.Id] - 1;
            if (known >= 0 && set.Records[known].Source != record.Source)
            {
                others ??= [];
                known = others.TryGetValue((record.Source, record.Id), out var other) ? other : -1;
                if (known < 0 || Replaces(record, set.Records[known])) others[(record.Source, record.Id)] = at;
            }
            else if (known < 0 || Replaces(record, set.Records[known]))
            {
                standing[record.Id] = at + 1;
            }

            if (known >= 0) Supersede(set, Replaces(record, set.Records[known]) ? set.Records[known] : record);
        }
    }

    /// <summary>The higher version stands; among equal ones, and without versions, the one received last.</summary>
    private static bool Replaces(RecordRow later, RecordRow standing) => later.Version >= standing.Version;

    private static void Supersede(EventSet set, RecordRow record)
    {
        for (var row = record.First; row < record.First + record.Count; row++) set.Mark(row, EventMarks.Superseded);
    }
}

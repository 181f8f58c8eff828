using System.Runtime.InteropServices;

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
        return byKey[(int)kind] = new(set, order, Keys(order, kind));
    }

    /// <summary>The rows of some event types by subject: a look-up beside a busy subject does not read all that happened there.</summary>
    /// <param name="types">Indexes of event types; the same array each time, which is what the index is remembered by.</param>
    public KeyIndex Of(SubjectKind kind, int[] types)
    {
        if (byTypes.TryGetValue((kind, types), out var index)) return index;
        var wanted = new bool[set.Vocabulary.Events.Count];
        foreach (var type in types) wanted[type] = true;
        var rows = new List<int>();
        foreach (var row in order)
        {
            if (wanted[set[row].Type]) rows.Add(row);
        }

        var span = CollectionsMarshal.AsSpan(rows);
        return byTypes[(kind, types)] = new(set, span, Keys(span, kind));
    }

    /// <summary>The rows by the values of fields of `data`, joined by `/` where there are several.</summary>
    /// <param name="names">Indexes of the fields' names in the vocabulary.</param>
    public KeyIndex OfFields(IReadOnlyList<int> names)
    {
        var key = string.Join('/', names);
        return byFields.TryGetValue(key, out var index) ? index : byFields[key] = new(set, order, Keys(row => Joined(row, names)));
    }

    /// <summary>The rows of each subject of a kind, of those events that have no key of another kind.</summary>
    public KeyIndex OfWithout(SubjectKind kind, SubjectKind other) => new(set, order, Keys(row => KeyOf(in set[row], other) == Symbols.None ? KeyOf(in set[row], kind) : Symbols.None));

    /// <summary>The rows by the value of a field, of those events that have no key of a kind.</summary>
    public KeyIndex OfFieldWithout(int name, SubjectKind kind) => new(set, order, Keys(row => KeyOf(in set[row], kind) == Symbols.None ? Joined(row, [name]) : Symbols.None));

    private int[] Keys(Func<int, int> keyOf)
    {
        var keys = new int[order.Length];
        for (var i = 0; i < keys.Length; i++) keys[i] = keyOf(order[i]); // may add symbols
        return keys;
    }

    private int[] Keys(ReadOnlySpan<int> rows, SubjectKind kind)
    {
        var keys = new int[rows.Length];
        var events = set.Events;
        switch (kind)
        {
            case SubjectKind.Interaction:
                for (var i = 0; i < keys.Length; i++) keys[i] = events[rows[i]].Interaction;
                break;
            case SubjectKind.Case:
                for (var i = 0; i < keys.Length; i++) keys[i] = events[rows[i]].Case;
                break;
            case SubjectKind.Customer:
                for (var i = 0; i < keys.Length; i++) keys[i] = events[rows[i]].Customer;
                break;
            default:
                for (var i = 0; i < keys.Length; i++) keys[i] = KeyOf(in events[rows[i]], kind);
                break;
        }

        return keys;
    }

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

    /// <summary>By instant first, as plain numbers; only events of one instant are then compared in full.</summary>
    private static int[] InOrder(EventSet set)
    {
        var rows = new int[set.Count];
        var instants = new long[set.Count];
        var (count, sorted) = (0, true);
        for (var row = 0; row < set.Count; row++)
        {
            if ((set[row].Marks & (EventMarks.Superseded | EventMarks.Cancelled)) != 0) continue;
            sorted &= count == 0 || instants[count - 1] <= set[row].At;
            (rows[count], instants[count]) = (row, set[row].At);
            count++;
        }

        Array.Resize(ref rows, count);
        if (!sorted) Array.Sort(instants, rows, 0, count);
        for (var from = 0; from < count;)
        {
            var until = from + 1;
            while (until < count && instants[until] == instants[from]) until++;
            if (until - from > 1) rows.AsSpan(from, until - from).Sort((left, right) => Compare(set, left, right));
            from = until;
        }

        return rows;
    }

    private static int Compare(EventSet set, int left, int right)
    {
        ref readonly var one = ref set[left];
        ref readonly var other = ref set[right];
        if (set.Symbols.Compare(one.Source, other.Source) is var bySource and not 0) return bySource;
        if (set.Symbols.Compare(one.Record, other.Record) is var byRecord and not 0) return byRecord;
        return one.Ordinal.CompareTo(other.Ordinal);
    }
}

/// <summary>Rows by the symbol of a key, each list in timeline order.</summary>
public sealed class KeyIndex
{
    private readonly int[] starts = [];
    private readonly Dictionary<int, Range>? spans;
    private readonly int[] rows;

    /// <param name="keys">The key of each row of <paramref name="order"/>; 0 for none.</param>
    internal KeyIndex(EventSet set, ReadOnlySpan<int> order, int[] keys)
    {
        Keys = set.Symbols.Count - 1;
        rows = new int[order.Length];
        if (order.Length < set.Symbols.Count / 8)
        {
            spans = Few(order, keys);
            return;
        }

        starts = new int[set.Symbols.Count + 2];
        foreach (var key in keys) starts[key + 2]++;
        for (var key = 1; key < starts.Length; key++) starts[key] += starts[key - 1];
        for (var i = 0; i < order.Length; i++) rows[starts[keys[i] + 1]++] = order[i];
    }

    /// <summary>Symbols up to which keys can have rows.</summary>
    public int Keys { get; }

    public ReadOnlyMemory<int> RowsOf(int key) => rows.AsMemory(SpanOf(key));

    public ReadOnlySpan<int> Rows(int key) => rows.AsSpan(SpanOf(key));

    private Range SpanOf(int key)
    {
        if (spans is not null) return key > 0 && spans.TryGetValue(key, out var span) ? span : default;
        return key <= 0 || key >= starts.Length - 1 ? default : starts[key]..starts[key + 1];
    }

    /// <summary>Few rows among many keys are found by a dictionary instead of a table.</summary>
    private Dictionary<int, Range> Few(ReadOnlySpan<int> order, int[] keys)
    {
        order.CopyTo(rows);
        var places = Enumerable.Range(0, rows.Length).ToArray();
        Array.Sort(places, (left, right) => keys[left] != keys[right] ? keys[left].CompareTo(keys[right]) : left.CompareTo(right));
        var found = new Dictionary<int, Range>();
        for (var from = 0; from < places.Length;)
        {
            var until = from;
            for (; until < places.Length && keys[places[until]] == keys[places[from]]; until++) rows[until] = order[places[until]];
            found[keys[places[from]]] = from..until;
            from = until;
        }

        return found;
    }
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

namespace FinServ.Compliance.Interactions;

/// <summary>The events and register rows of one batch, in columns: what readers fill, evaluation folds and the index stores.</summary>
/// <remarks>Texts enter only through <see cref="EventWriter"/>, which masks them; there is no path around it.</remarks>
public sealed class EventSet(Vocabulary vocabulary, Symbols symbols)
{
    private EventRow[] events = new EventRow[256];
    private FieldValue[] fields = new FieldValue[1024];
    private int[] members = new int[64];
    private int memberCount;
    private readonly List<string> texts = [];
    private readonly List<RegisterRow> registerRows = [];
    private readonly List<RecordRow> records = [];

    public Vocabulary Vocabulary { get; } = vocabulary;

    public Symbols Symbols { get; } = symbols;

    public int Count { get; private set; }

    internal int FieldCount { get; private set; }

    public ReadOnlySpan<EventRow> Events => events.AsSpan(0, Count);

    public IReadOnlyList<RegisterRow> RegisterRows => registerRows;

    /// <summary>The records taken, in order of receipt.</summary>
    public IReadOnlyList<RecordRow> Records => records;

    public ref readonly EventRow this[int row] => ref events[row];

    public EventType TypeOf(int row) => Vocabulary.Events[events[row].Type];

    /// <summary>The raw value of a field, or <see cref="Instants.Unknown"/> when the event does not carry it.</summary>
    public long Field(int row, int field)
    {
        ref readonly var one = ref events[row];
        return Field(one.FirstField, one.FieldCount, field);
    }

    public long Field(RegisterRow row, int field) => Field(row.FirstField, row.FieldCount, field);

    public string Text(int index) => texts[index];

    /// <summary>The members of a list value, each a symbol.</summary>
    public ReadOnlySpan<int> Members(long list) => members.AsSpan((int)(list >> 16), (int)(list & 0xFFFF));

    /// <summary>The zone-free identity of an event: its own id, or record, type and ordinal (design.md §3).</summary>
    public string IdentityOf(int row)
    {
        ref readonly var one = ref events[row];
        var record = Symbols[one.Record];
        var source = one.Source == Symbols.None ? "" : Symbols[one.Source] + "/";
        return one.Marks.HasFlag(EventMarks.OwnId) ? source + record : $"{source}{record}/{TypeOf(row).Name}/{one.Ordinal}";
    }

    /// <summary>Makes room for about so many events, so that growing does not copy them again and again.</summary>
    internal void Reserve(long expected)
    {
        var rows = (int)Math.Min(expected, 8_000_000);
        if (rows > events.Length) Array.Resize(ref events, rows);
        if (rows * 3 > fields.Length) Array.Resize(ref fields, rows * 3);
        records.EnsureCapacity(rows);
    }

    internal ReadOnlySpan<FieldValue> FieldsOf(int row) => fields.AsSpan(events[row].FirstField, events[row].FieldCount);

    internal ReadOnlySpan<FieldValue> FieldsOf(RegisterRow row) => fields.AsSpan(row.FirstField, row.FieldCount);

    internal void Mark(int row, EventMarks flag) => events[row].Marks |= flag;

    internal void PlaceInUnit(int row, int unit) => events[row].Unit = unit;

    internal int AddText(string masked)
    {
        texts.Add(masked);
        return texts.Count - 1;
    }

    internal void AddField(int field, long value)
    {
        if (FieldCount == fields.Length) Array.Resize(ref fields, fields.Length * 2);
        fields[FieldCount++] = new(field, value);
    }

    internal long AddMembers(ReadOnlySpan<int> list)
    {
        while (memberCount + list.Length > members.Length) Array.Resize(ref members, members.Length * 2);
        list.CopyTo(members.AsSpan(memberCount));
        memberCount += list.Length;
        return ((long)(memberCount - list.Length) << 16) | (uint)list.Length;
    }

    internal int Add(in EventRow row)
    {
        if (Count == events.Length) Array.Resize(ref events, events.Length * 2);
        events[Count] = row;
        return Count++;
    }

    internal void Add(RecordRow record) => records.Add(record);

    internal ReadOnlySpan<FieldValue> FieldsFrom(int first) => fields.AsSpan(first, FieldCount - first);

    internal void Add(RegisterRow row) => registerRows.Add(row);

    /// <summary>Takes back the events and fields written since, as if a row that proved unreadable had never begun.</summary>
    internal void TakeBack(int count, int fieldCount)
    {
        Count = count;
        FieldCount = fieldCount;
    }

    /// <summary>How much the set holds now, to come back to.</summary>
    internal SetMark Mark() => new(Count, FieldCount, memberCount, texts.Count, registerRows.Count, records.Count, Symbols.Count);

    /// <summary>Forgets a batch that was handed on, its numbers for texts included, so that memory does not grow with the file.</summary>
    internal void Forget(SetMark mark)
    {
        ReturnTo(mark);
        Symbols.Forget(mark.Symbols);
    }

    /// <summary>Takes back all that was written since a mark: the records of a row that proved unreadable.</summary>
    internal void ReturnTo(SetMark mark)
    {
        TakeBack(mark.Events, mark.Fields);
        memberCount = mark.Members;
        texts.RemoveRange(mark.Texts, texts.Count - mark.Texts);
        registerRows.RemoveRange(mark.RegisterRows, registerRows.Count - mark.RegisterRows);
        records.RemoveRange(mark.Records, records.Count - mark.Records);
    }

    private long Field(int first, int count, int field)
    {
        for (var i = first; i < first + count; i++)
        {
            if (fields[i].Field == field) return fields[i].Value;
        }

        return Instants.Unknown;
    }
}

/// <summary>Sizes of a set at a moment.</summary>
internal readonly record struct SetMark(int Events, int Fields, int Members, int Texts, int RegisterRows, int Records, int Symbols);

/// <summary>A fact of a register: true of its key from <paramref name="At"/> until the next row of that key.</summary>
/// <param name="Register">Index of the register in the vocabulary.</param>
/// <param name="Key">Symbol of the key; the parts of a composite key are joined by `/`.</param>
/// <param name="At">UTC milliseconds, inclusive.</param>
/// <param name="Ended">True when the row ends the facts of its key (`"data":null`).</param>
/// <param name="Concealed">A keyed trace of what was masked or tokenised in it; 0 where nothing was.</param>
public sealed record RegisterRow(int Register, int Key, long At, bool Ended, int FirstField, int FieldCount, int Source, long Concealed = 0);

using FinServ.Compliance.Checking;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>One file read through a mapping: each row gives its records, events and register rows, or nothing and a reason.</summary>
internal sealed class MappedFile : ISourceReader
{
    private const string Hidden = "***";
    private readonly string path;
    private readonly IRows rows;
    private readonly SourceMapping mapping;
    private readonly MappedRow row;
    private readonly RowWriter writer;
    private readonly EventSet set;
    private readonly long[] notes;
    private long earliest = long.MaxValue;
    private long knownUntil = long.MinValue;

    public MappedFile(string path, IRows rows, SourceMapping mapping, EventWriter events, ProtectedTokens tokens)
    {
        (this.path, this.rows, this.mapping, set) = (path, rows, mapping, events.Set);
        row = new(rows, mapping.NamedValues, tokens);
        writer = new(mapping, events, row);
        notes = new long[mapping.Notes.Count];
        writer.WriteFixedRows();
    }

    public Problem? Problem => Fault is { } fault ? new(path, (int)rows.Line, 1, fault.Message, fault.Remedy) : null;

    public RowFault? Fault { get; private set; }

    public long Line => rows.Line;

    public ReadOnlySpan<byte> Raw => rows.Raw;

    public string? Shown => rows.Fault is not null ? null : string.Join("; ", mapping.Columns.Select((column, i) => $"{column.Name} = {(mapping.HiddenColumns.Contains(i) ? Hidden : rows.Cell(i))}"));

    public ReadOnlySpan<byte> Header => rows.Header;

    public long Latest { get; private set; } = long.MinValue;

    public IReadOnlyList<NoteCount> Notes => [.. mapping.Notes.Zip(notes, (note, count) => new NoteCount(note.Says, count))];

    public bool Read()
    {
        if (!rows.Read()) return false;
        row.Begin();
        var before = set.Mark();
        Fault = rows.Fault ?? Take();
        if (Fault is null) Note(before.Events);
        else set.ReturnTo(before);
        return true;
    }

    private RowFault? Take()
    {
        var taken = 0;
        foreach (var record in mapping.Records)
        {
            if (record.When?.Holds(row) == false) continue;
            writer.Write(record);
            if (row.Fault is not null) return row.Fault;
            taken++;
        }

        foreach (var register in mapping.Registers)
        {
            if (register.When?.Holds(row) == false) continue;
            writer.Write(register);
            if (row.Fault is not null) return row.Fault;
            taken++;
        }

        return taken > 0 ? null : new("nothing-applies", "", "No record of the mapping applies to the row.", $"Add a record whose `when:` holds for such rows to {mapping.File}, or discard the row.");
    }

    private void Note(int firstEvent)
    {
        for (var i = firstEvent; i < set.Count; i++)
        {
            ref readonly var one = ref set[i];
            earliest = Math.Min(earliest, one.At);
            if (one.At < Latest) continue;
            Latest = one.At;
            knownUntil = one.Marks.HasFlag(EventMarks.DayPrecision) ? EndOfDay(one.At) : one.At;
        }

        for (var i = 0; i < notes.Length; i++)
        {
            if (mapping.Notes[i].When.Holds(row)) notes[i]++;
        }
    }

    /// <summary>Last instant of the local day that begins at an instant.</summary>
    private long EndOfDay(long start)
    {
        var local = TimeZoneInfo.ConvertTime(Instants.ToInstant(start), mapping.Calendar.Zone);
        return mapping.Calendar.EndOfDay(DateOnly.FromDateTime(local.DateTime)) - 1;
    }

    public SourceDeclaration Declare(long now)
    {
        var complete = mapping.Complete;
        return new()
        {
            Name = mapping.Source,
            CompleteFor = complete.Types,
            Units = complete.Units,
            CompleteFrom = complete.From is { } from ? mapping.Calendar.StartOfDay(from) : earliest,
            CompleteUntil = complete.UntilNow ? now : complete.Until is { } until ? mapping.Calendar.EndOfDay(until) - 1 : knownUntil,
            Registers = complete.Registers,
            NeverFills = mapping.NeverFills,
            Calendar = mapping.Calendar.Name,
        };
    }

    public void Dispose() => rows.Dispose();
}

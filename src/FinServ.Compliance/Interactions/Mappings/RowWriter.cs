using System.Text;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>Writes what a mapping makes of the row at hand.</summary>
internal sealed class RowWriter(SourceMapping mapping, EventWriter writer, MappedRow row)
{
    private const int LongestKey = 200;
    private readonly Symbols symbols = writer.Set.Symbols;
    private readonly List<int> members = [];
    private byte[] utf8 = new byte[1024];

    /// <summary>Writes a record; what is wrong with it is told by the row.</summary>
    public void Write(RecordMapping record)
    {
        var id = Key(record.Id, "the record's `id`");
        var version = record.Version is { } order ? Version(order) : Instants.Unknown;
        if (id == Symbols.None || row.Fault is not null) return;

        writer.BeginRecord(symbols.Intern(mapping.Source), id, ownId: false, version, Moment(record.Received), Moment(record.Corrected));
        foreach (var each in record.Events)
        {
            if (each.When?.Holds(row) == false) continue;
            Write(each);
        }

        if (!writer.EndRecord()) row.Fail("bad-value", "", writer.Problem!, "Correct the row, or the mapping that takes the value from it.");
    }

    public void Write(RegisterMapping mapped)
    {
        var key = Key(mapped.Key, "the row's `key`");
        var at = mapped.At.Instant(row);
        if (at == Instants.Unknown) row.Fail("missing-value", mapped.At.Column, $"`at` of register `{mapped.Register.Name}` is empty.", "Correct the row, or give the register row a `when:`.");
        if (row.Fault is not null) return;

        var first = writer.BeginRow();
        foreach (var data in mapped.Data) Write(data);
        if (writer.EndRow(mapped.Register, key, at, ended: false, first, symbols.Intern(mapping.Source)) is { } problem)
            row.Fail("bad-value", "", problem, "Correct the row, or the mapping that takes the value from it.");
    }

    /// <summary>Writes the facts that stand in the mapping itself.</summary>
    /// <exception cref="InvalidFilesException">One of them does not fit its register.</exception>
    public void WriteFixedRows()
    {
        var problems = new Problems();
        foreach (var each in mapping.FixedRows)
        {
            var first = writer.BeginRow();
            foreach (var data in each.Data) Write(data);
            var key = symbols.Intern(each.Key);
            if (writer.EndRow(each.Register, key, Instants.OfDay(each.At), ended: false, first, symbols.Intern(mapping.Source)) is { } wrong)
                problems.Add(each.Place.File, each.Place.Line, each.Place.Column, wrong, "Correct the row.");
        }

        problems.ThrowIfAny();
    }

    private void Write(EventMapping each)
    {
        writer.BeginEvent(each.Type);
        if (each.At.Instant(row) is var at && at != Instants.Unknown) writer.At(at);
        else row.Fail("missing-value", each.At.Column, $"`at` of `{each.Type.Name}` is empty: when did it happen?", "Correct the row, or give the event a `when:`.");
        foreach (var (key, value) in each.Keys)
        {
            if (Key(value, null) is var symbol && symbol != Symbols.None) writer.Key(key, symbol);
        }

        if (each.Text?.Text(row) is { } text) writer.Text(text);
        foreach (var data in each.Data) Write(data);
        writer.EndEvent();
    }

    private void Write(FieldMapping data)
    {
        if (data.Field.Type is FieldType.Instant or FieldType.Date && data.Value is InstantValue instant)
        {
            if (instant.Instant(row) is var at && at != Instants.Unknown) writer.Instant(data.Field, at);
            return;
        }

        if (data.Value.Text(row) is not { } text) return;
        if (data.Field.Type is FieldType.CodeList or FieldType.IdList) WriteList(data.Field, text);
        else writer.Field(data.Field, Utf8(text));
    }

    private void WriteList(FieldDefinition field, string text)
    {
        members.Clear();
        foreach (var member in text.Split(RowValue.Separator, StringSplitOptions.RemoveEmptyEntries)) members.Add(symbols.Intern(member));
        writer.List(field, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(members));
    }

    /// <param name="needed">What it is, where it must be there; null where it may be absent.</param>
    private int Key(RowValue value, string? needed)
    {
        if (value.Text(row) is not { Length: > 0 } text)
        {
            if (needed is not null) row.Fail("missing-value", value.Column, $"{needed} is empty.", "Correct the row, or make the id of columns that are always filled.");
            return Symbols.None;
        }

        if (text.Length <= LongestKey) return symbols.Intern(text);
        row.Fail("key-too-long", value.Column, $"A key{(value.Column.Length > 0 ? $" from `{value.Column}`" : "")} is longer than {LongestKey} characters.", "Name another column, or make a `hash:` of it.");
        return Symbols.None;
    }

    private long Version(RowValue order)
    {
        if (order is InstantValue instant) return Moment(instant);
        if (order.Text(row) is not { } text) return Instants.Unknown;
        if (long.TryParse(text, out var version)) return version;
        row.Fail("bad-version", order.Column, "The version is not a whole number.", "Name a counter, or an instant made with `instant:`.");
        return Instants.Unknown;
    }

    /// <summary>UTC milliseconds; a day alone counts as its beginning.</summary>
    private long Moment(InstantValue? value)
    {
        var instant = value?.Instant(row) ?? Instants.Unknown;
        return instant != Instants.Unknown && Instants.IsDay(instant) ? mapping.Calendar.StartOfDay(Instants.DayOf(instant)) : instant;
    }

    private ReadOnlySpan<byte> Utf8(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (utf8.Length < most) utf8 = new byte[most];
        return utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8));
    }
}

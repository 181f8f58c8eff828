using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using FinServ.Compliance.Interactions.Index;

namespace FinServ.Compliance.Interactions.Intake;

/// <summary>Turns what a row put into a set into drafts for the index: masked lines, content hash, sealed original.</summary>
/// <param name="receivedAt">When the rows are taken in, UTC milliseconds; stands where the source does not say when it learned of them.</param>
internal sealed class DraftMaker(EventSet set, long receivedAt) : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new(1024);
    private readonly Utf8JsonWriter json = new(new ArrayBufferWriter<byte>(), CanonicalJson.Options);
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <param name="seal">Seals the row for a record; asked only where something of it was masked.</param>
    public RecordDraft Of(RecordRow record, Func<string, byte[]> seal)
    {
        var events = new Index.EventDraft[record.Count];
        for (var i = 0; i < events.Length; i++)
        {
            var row = record.First + i;
            hash.AppendData(Line(row, Instants.Unknown).Span);
            events[i] = Of(row);
        }

        var source = set.Symbols.TextOrNull(record.Source) ?? "";
        var id = set.Symbols[record.Id];
        var version = record.Version == Instants.Unknown ? (long?)null : record.Version;
        return new(source, id, version, Hash(record.Concealed), receivedAt, events, [], record.Concealed == 0 ? null : seal(Original(source, id)));
    }

    /// <summary>A register row is a record of its own: a later row of the same key and instant corrects it.</summary>
    public RecordDraft Of(RegisterRow row, Func<string, byte[]> seal)
    {
        var register = set.Vocabulary.Registers[row.Register].Name;
        var key = set.Symbols[row.Key];
        var line = Written(writer => CanonicalJson.Write(writer, set, row)).ToArray();
        hash.AppendData(line);
        var source = set.Symbols.TextOrNull(row.Source) ?? "";
        var id = $"{register}:{key}@{Instants.Format(row.At)}";
        return new(source, id, null, Hash(row.Concealed), receivedAt, [], [new(register, key, row.At, line)], row.Concealed == 0 ? null : seal(Original(source, id)));
    }

    /// <summary>Name under which the original of a record is sealed; it opens for no other.</summary>
    public static string Original(string source, string record) => $"{source}/{record}";

    private Index.EventDraft Of(int row)
    {
        ref readonly var one = ref set[row];
        var symbols = set.Symbols;
        return new(
            one.Ordinal, set.TypeOf(row).Name, one.At, one.Marks.HasFlag(EventMarks.DayPrecision),
            symbols.TextOrNull(one.Interaction), symbols.TextOrNull(one.Case), symbols.TextOrNull(one.Customer), symbols.TextOrNull(one.Agent),
            symbols.TextOrNull(one.Unit), symbols.TextOrNull(one.Channel), symbols.TextOrNull(one.Speaker),
            Line(row, receivedAt).ToArray(), SearchText(row));
    }

    /// <summary>What a search looks into: the event's text and the texts of its fields, a line each.</summary>
    private string? SearchText(int row)
    {
        var said = set[row].Text >= 0 ? set.Text(set[row].Text) : null;
        foreach (var (field, value) in set.FieldsOf(row))
        {
            if (set.Vocabulary.FieldTypes[field] != FieldType.Text || value < 0) continue;
            var text = set.Text((int)value);
            said = said is null ? text : $"{said}\n{text}";
        }

        return said;
    }

    private ReadOnlyMemory<byte> Line(int row, long received) => Written(writer => CanonicalJson.Write(writer, set, row, received));

    private ReadOnlyMemory<byte> Written(Action<Utf8JsonWriter> write)
    {
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        write(json);
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Equal for equal records whatever their file; what was masked counts by its keyed trace.</summary>
    private byte[] Hash(long concealed)
    {
        Span<byte> trace = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(trace, concealed);
        hash.AppendData(trace);
        return hash.GetHashAndReset();
    }

    public void Dispose()
    {
        json.Dispose();
        hash.Dispose();
    }
}

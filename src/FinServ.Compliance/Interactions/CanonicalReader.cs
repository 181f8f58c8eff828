using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions;

/// <summary>Reads canonical events and register rows (contracts.md §1), a line each, straight into an <see cref="EventSet"/>.</summary>
public sealed class CanonicalReader(EventWriter writer)
{
    private readonly EventSet set = writer.Set;
    private readonly CanonicalIdentity identity = new(writer.Set.Symbols);
    private readonly List<int> members = [];
    private readonly byte[] scratch = new byte[1024];
    private readonly int[] lately = new int[(int)CanonicalKey.Version]; // sources, units and people repeat from line to line
    private CanonicalLine line;

    /// <summary>Earliest instant of what was read, register rows included; <see cref="long.MaxValue"/> before the first.</summary>
    public long Earliest { get; private set; } = long.MaxValue;

    /// <summary>Latest instant of the events read; <see cref="long.MinValue"/> before the first.</summary>
    public long Latest { get; private set; } = long.MinValue;

    /// <summary>Stable code of what is wrong with the line, `unknown-field`.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The key or field that is wrong; empty where the line as a whole is.</summary>
    public string Key { get; private set; } = "";

    /// <summary>What to do about it.</summary>
    public string Remedy { get; private set; } = "";

    /// <summary>Takes a line; on a problem nothing of it stays.</summary>
    /// <returns>What is wrong with the line, or null when it was taken.</returns>
    public string? Read(ReadOnlySpan<byte> utf8)
    {
        (Reason, Key, Remedy) = ("bad-value", "", "Correct the line and replay it.");
        if (!Utf8.IsValid(utf8)) return Refuse("bad-encoding", "", "The line is not valid UTF-8.", "Export the file as UTF-8.");
        try
        {
            line = default;
            line.Clear();
            var reader = new Utf8JsonReader(utf8);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return Refuse("not-json", "", "The line is not a JSON object.");
            var problem = ReadEnvelope(ref reader);
            if (problem is not null) return problem;
            if (reader.Read()) return Refuse("not-json", "", "The line goes on after its object.");
            return line.Register is null ? TakeEvent(utf8) : TakeRegisterRow(utf8);
        }
        catch (JsonException broken)
        {
            return Refuse("not-json", "", $"The line is not JSON (byte {broken.BytePositionInLine}).");
        }
    }

    private string? ReadEnvelope(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = CanonicalKeys.Find(reader.ValueSpan);
            if (key == CanonicalKey.None) return Refuse("unknown-key", Name(reader.ValueSpan), $"`{Name(reader.ValueSpan)}` is not a key of the envelope; other values belong into `data`.");
            reader.Read();
            if (key == CanonicalKey.Data)
            {
                line.DataStart = (int)reader.TokenStartIndex;
                line.DataIsNull = reader.TokenType == JsonTokenType.Null;
                reader.Skip();
                continue;
            }

            if (reader.TokenType == JsonTokenType.Null) continue;
            if (TakeEnvelope(key, ref reader) is { } problem) return problem;
        }

        return null;
    }

    private string? TakeEnvelope(CanonicalKey key, ref Utf8JsonReader reader)
    {
        if (key == CanonicalKey.Version && reader.TokenType == JsonTokenType.Number) return reader.TryGetInt64(out line.Version) ? null : "`version` must be a whole number or an instant.";
        if (reader.TokenType != JsonTokenType.String) return $"`{key}` must be a text.";

        var value = Value(ref reader, out var tooLong);
        if (key == CanonicalKey.Text)
        {
            if (writer.KeepTexts) line.Text = reader.GetString();
            return null;
        }

        if (tooLong || (value.Length > 800)) return $"`{key}` is longer than 200 characters.";
        if (value.Contains((byte)0)) return Refuse("nul-byte", key.ToString(), $"`{key}` holds a NUL character.");
        switch (key)
        {
            case CanonicalKey.Type:
                line.Type = set.Vocabulary.Event(value);
                return line.Type is null ? Refuse("unknown-event-type", "type", $"`{Name(value)}` is not an event type of the vocabulary.", Spelling.Suggest(Name(value), set.Vocabulary.Events.Select(type => type.Name))) : null;
            case CanonicalKey.Register:
                line.Register = set.Vocabulary.Register(value);
                return line.Register is null ? Refuse("unknown-register", "register", $"`{Name(value)}` is not a register of the vocabulary.", Spelling.Suggest(Name(value), set.Vocabulary.Registers.Select(register => register.Name))) : null;
            case CanonicalKey.At: return Instant(value, "at", out line.At);
            case CanonicalKey.ReceivedAt: return Instant(value, "received_at", out line.ReceivedAt);
            case CanonicalKey.CorrectedAt: return Instant(value, "corrected_at", out line.CorrectedAt);
            case CanonicalKey.Version: return Instant(value, "version", out line.Version);
            default:
                line[key] = lately[(int)key] = key == CanonicalKey.Interaction ? Interaction(value) : set.Symbols.Intern(value, lately[(int)key]);
                return null;
        }
    }

    /// <summary>In full (vocabulary.md §1.6) where that is known already and nothing is named after the bare id.</summary>
    private int Interaction(ReadOnlySpan<byte> value)
    {
        var source = line[CanonicalKey.Source];
        if (source == Symbols.None || line[CanonicalKey.Id] == Symbols.None || value.Contains((byte)'/')) return set.Symbols.Intern(value, lately[(int)CanonicalKey.Interaction]);
        var prefix = set.Symbols.Utf8(source);
        Span<byte> full = stackalloc byte[1024];
        if (prefix.Length + 1 + value.Length > full.Length) return set.Symbols.Intern(value);
        prefix.CopyTo(full);
        full[prefix.Length] = (byte)'/';
        value.CopyTo(full[(prefix.Length + 1)..]);
        return set.Symbols.Intern(full[..(prefix.Length + 1 + value.Length)], lately[(int)CanonicalKey.Interaction]);
    }

    private string? TakeEvent(ReadOnlySpan<byte> utf8)
    {
        if (line.Type is not { } type) return Refuse("missing-key", "type", "`type` is missing: which event is it?");
        if (line.At == Instants.Unknown) return Refuse("missing-key", "at", "`at` is missing: when did it happen?");

        var (record, own) = identity.Of(in line, utf8);
        if (record == Symbols.None) return null; // the very same line stood there before
        writer.BeginRecord(line[CanonicalKey.Source], record, own, line.Version, line.ReceivedAt, line.CorrectedAt);
        writer.BeginEvent(type);
        writer.At(line.At);
        for (var key = CanonicalKey.Interaction; key <= CanonicalKey.Speaker; key++)
        {
            if (line[key] != Symbols.None) writer.Key((EnvelopeKey)(key - CanonicalKey.Interaction), line[key]);
        }

        if (line.Text is { } text) writer.Text(text);
        if (line.DataStart >= 0 && !line.DataIsNull) ReadData(utf8[line.DataStart..], type, null);
        writer.EndEvent();
        var taken = writer.EndRecord();
        if (taken) Extend(set[set.Count - 1].At, true);
        return taken ? null : writer.Problem;
    }

    private FieldDefinition? FieldOf(EventType type, ReadOnlySpan<byte> name)
    {
        if (type.Field(name) is { } field || !type.CarriesFieldsOfRecord) return type.Field(name);
        foreach (var carrier in set.Vocabulary.CodeLists["recordType"])
        {
            if (set.Vocabulary.Event(carrier)?.Field(name) is { } carried) return carried;
        }

        return null;
    }

    private string? TakeRegisterRow(ReadOnlySpan<byte> utf8)
    {
        var register = line.Register!;
        if (line[CanonicalKey.Key] == Symbols.None) return Refuse("missing-key", "key", "`key` is missing: whose row is it?");
        if (line.At == Instants.Unknown) return Refuse("missing-key", "at", "`at` is missing: from when on is it true?");
        if (line.DataStart < 0) return "`data` is missing; write `null` to end the row.";

        var first = writer.BeginRow();
        if (!line.DataIsNull) ReadData(utf8[line.DataStart..], null, register);
        var problem = writer.EndRow(register, line[CanonicalKey.Key], line.At, line.DataIsNull, first, line[CanonicalKey.Source]);
        if (problem is null) Extend(set.RegisterRows[^1].At, false);
        return problem;
    }

    /// <summary>Reads the fields of an event of that type, or of a row of that register.</summary>
    private void ReadData(ReadOnlySpan<byte> utf8, EventType? type, RegisterDefinition? register)
    {
        var reader = new Utf8JsonReader(utf8, isFinalBlock: true, state: default);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            writer.Fail("`data` must be an object.");
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = type is null ? register!.Field(reader.ValueSpan) : FieldOf(type, reader.ValueSpan);
            if (field is null) writer.Fail(UnknownField(Name(reader.ValueSpan), type, register));
            reader.Read();
            if (field is not null && reader.TokenType == JsonTokenType.Null && type is { CarriesFieldsOfRecord: true }) set.AddField(field.Index, Instants.Emptied);
            else if (field is null || reader.TokenType == JsonTokenType.Null) reader.Skip();
            else TakeField(field, ref reader);
            if (writer.Problem is not null) return;
        }
    }

    private void TakeField(FieldDefinition field, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                TakeList(field, ref reader);
                break;
            case JsonTokenType.True or JsonTokenType.False when field.Type == FieldType.Bool:
                writer.Field(field, reader.TokenType == JsonTokenType.True ? "true"u8 : "false"u8);
                break;
            case JsonTokenType.Number when field.Type.IsNumber():
                writer.Field(field, reader.ValueSpan);
                break;
            case JsonTokenType.String when !field.Type.IsNumber() && field.Type != FieldType.Bool:
                var value = Value(ref reader, out var tooLong);
                writer.Field(field, tooLong ? Encoding.UTF8.GetBytes(reader.GetString()!) : value);
                break;
            default:
                writer.Fail($"`{field.Name}` must be {field.Type.NameOf()}.");
                reader.Skip();
                break;
        }
    }

    private void TakeList(FieldDefinition field, ref Utf8JsonReader reader)
    {
        if (field.Type is not (FieldType.CodeList or FieldType.IdList)) writer.Fail($"`{field.Name}` must be {field.Type.NameOf()}, not a list.");
        members.Clear();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String) writer.Fail($"`{field.Name}` must hold texts.");
            else members.Add(set.Symbols.Intern(Value(ref reader, out _)));
        }

        if (writer.Problem is null) writer.List(field, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(members));
    }

    private void Extend(long at, bool isEvent)
    {
        Earliest = Math.Min(Earliest, at);
        if (isEvent) Latest = Math.Max(Latest, at);
    }

    private string? Instant(ReadOnlySpan<byte> value, string name, out long instant) =>
        Rfc3339.TryParse(value, out instant) ? null : Refuse("bad-date", name, $"`{name}` must be an instant with offset, 2026-03-02T10:00:00+08:00, or a date.");

    private string UnknownField(string name, EventType? type, RegisterDefinition? register)
    {
        var known = type is null ? register!.Fields : type.Fields.Concat(set.Vocabulary.CommonFields);
        return Refuse("unknown-field", name, $"`{name}` is not a field of `{type?.Name ?? register!.Name}`.", Spelling.Suggest(name, known.Select(field => field.Name)));
    }

    private string Refuse(string reason, string key, string message, string? remedy = null)
    {
        (Reason, Key) = (reason, key);
        if (remedy is not null) Remedy = remedy;
        return message;
    }

    /// <summary>The bytes of a string, unescaped into the scratch where needed.</summary>
    private ReadOnlySpan<byte> Value(ref Utf8JsonReader reader, out bool tooLong)
    {
        tooLong = reader.ValueSpan.Length > scratch.Length;
        if (!reader.ValueIsEscaped) return reader.ValueSpan;
        return tooLong ? default : scratch.AsSpan(0, reader.CopyString(scratch));
    }

    private static string Name(ReadOnlySpan<byte> utf8) => utf8.Length <= 60 ? Encoding.UTF8.GetString(utf8) : "…";
}

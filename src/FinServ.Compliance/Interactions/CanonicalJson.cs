using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FinServ.Compliance.Interactions;

/// <summary>Writes an event of a set as a canonical line (contracts.md §1): texts masked, protected values as tokens.</summary>
public static class CanonicalJson
{
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(EventSet set, int row) => Encoding.UTF8.GetString(Utf8(set, row));

    public static string Of(EventSet set, RegisterRow row)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options)) Write(json, set, row);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static byte[] Utf8(EventSet set, int row)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options)) Write(json, set, row, Instants.Unknown);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes an event.</summary>
    /// <param name="received">When it was received, where the source does not say (UTC milliseconds); unknown leaves it out.</param>
    internal static void Write(Utf8JsonWriter json, EventSet set, int row, long received)
    {
        ref readonly var one = ref set[row];
        var type = set.TypeOf(row);
        json.WriteStartObject();
        json.WriteString("id", one.Marks.HasFlag(EventMarks.OwnId) ? set.Symbols[one.Record] : $"{set.Symbols[one.Record]}/{type.Name}/{one.Ordinal}");
        Key("source", one.Source);
        if (one.Version != Instants.Unknown) json.WriteNumber("version", one.Version);
        json.WriteString("type", type.Name);
        json.WriteString("at", one.Marks.HasFlag(EventMarks.DayPrecision) ? DayOf(one.At) : Instants.Format(one.At));
        if (one.ReceivedAt != Instants.Unknown) received = one.ReceivedAt;
        if (received != Instants.Unknown) json.WriteString("received_at", Instants.Format(received));
        if (one.CorrectedAt != 0) json.WriteString("corrected_at", Instants.Format(one.CorrectedAt));
        Key("interaction", one.Interaction);
        Key("case", one.Case);
        Key("customer", one.Customer);
        Key("agent", one.Agent);
        Key("unit", one.Unit);
        Key("channel", one.Channel);
        Key("by", one.By);
        Key("speaker", one.Speaker);
        if (one.Text >= 0) json.WriteString("text", set.Text(one.Text));
        json.WriteStartObject("data");
        foreach (var (field, value) in set.FieldsOf(row)) WriteField(json, set, field, value);
        json.WriteEndObject();
        json.WriteEndObject();

        void Key(string name, int symbol)
        {
            if (symbol != Symbols.None) json.WriteString(name, set.Symbols.Utf8(symbol));
        }
    }

    /// <summary>Writes a row of a register.</summary>
    internal static void Write(Utf8JsonWriter json, EventSet set, RegisterRow row)
    {
        var register = set.Vocabulary.Registers[row.Register];
        json.WriteStartObject();
        json.WriteString("register", register.Name);
        if (row.Source != Symbols.None) json.WriteString("source", set.Symbols.Utf8(row.Source));
        json.WriteString("key", set.Symbols.Utf8(row.Key));
        json.WriteString("at", Instants.Format(row.At));
        if (row.Ended)
        {
            json.WriteNull("data");
        }
        else
        {
            json.WriteStartObject("data");
            foreach (var (field, value) in set.FieldsOf(row))
            {
                if (!register.Key.Contains(set.Vocabulary.FieldNames[field])) WriteField(json, set, field, value);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Thirteen hours after a local midnight it is that day in UTC too, from UTC−10 to UTC+13.</summary>
    private static string DayOf(long startOfDay) => Instants.ToInstant(startOfDay).AddHours(13).ToString("yyyy-MM-dd");

    private static void WriteField(Utf8JsonWriter json, EventSet set, int field, long value)
    {
        var name = set.Vocabulary.FieldNames[field];
        if (value == Instants.Emptied)
        {
            json.WriteNull(name);
            return;
        }

        switch (set.Vocabulary.FieldTypes[field])
        {
            case FieldType.Text:
                json.WriteString(name, value < 0 ? "" : set.Text((int)value));
                break;
            case FieldType.Bool:
                json.WriteBoolean(name, value == 1);
                break;
            case FieldType.Int or FieldType.Decimal or FieldType.Money or FieldType.Seconds:
                json.WriteNumber(name, (decimal)value / Instants.Millionth);
                break;
            case FieldType.Date:
                json.WriteString(name, DateOnly.FromDayNumber((int)value).ToString("yyyy-MM-dd"));
                break;
            case FieldType.Instant:
                json.WriteString(name, Instants.IsDay(value) ? Instants.DayOf(value).ToString("yyyy-MM-dd") : Instants.Format(value));
                break;
            case FieldType.LocalTime:
                json.WriteString(name, $"{value / 60:00}:{value % 60:00}");
                break;
            case FieldType.CodeList or FieldType.IdList:
                json.WriteStartArray(name);
                foreach (var member in set.Members(value)) json.WriteStringValue(set.Symbols.Utf8(member));
                json.WriteEndArray();
                break;
            default:
                json.WriteString(name, set.Symbols.Utf8((int)value));
                break;
        }
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FinServ.Compliance.Worker;

/// <summary>Writes results: JSON objects, one a line, for scripts; or lines for people.</summary>
/// <remarks>With `--json` standard output holds JSON only; progress and logs go to standard error.</remarks>
internal sealed class Output(bool json)
{
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new Rfc3339() },
    };

    private static readonly TextWriter Standard = new StreamWriter(Console.OpenStandardOutput(), new System.Text.UTF8Encoding(false), 1 << 16) { AutoFlush = false };

    public bool IsJson => json;

    /// <summary>One object; people see its values in one line.</summary>
    public void Line(object row, string? forPeople = null) => Standard.WriteLine(json ? JsonSerializer.Serialize(row, Form) : forPeople ?? Readable(row));

    public static void Flush() => Standard.Flush();

    private static string Readable(object row)
    {
        using var document = JsonSerializer.SerializeToDocument(row, Form);
        return string.Join("  ", document.RootElement.EnumerateObject().Select(property => $"{property.Name} {property.Value}"));
    }

    /// <summary>Instants as RFC 3339 in UTC, milliseconds where there are any.</summary>
    private sealed class Rfc3339 : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Interactions.Instants.Format(Interactions.Instants.Of(value)));
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FinServ.Compliance.Interactions;

/// <summary>A canonical line for people to look at: the values of its protected fields are hidden, whatever else is wrong with it.</summary>
internal static class CanonicalShown
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>Null where the line is no JSON object.</returns>
    public static string? Of(ReadOnlySpan<byte> line, Vocabulary vocabulary)
    {
        try
        {
            if (JsonNode.Parse(line) is not JsonObject envelope) return null;
            if (envelope["data"] is JsonObject data) Hide(data, vocabulary);
            if (envelope["register"]?.ToString() is { } register && KeyIsProtected(register, vocabulary)) envelope["key"] = "***";
            return envelope.ToJsonString(Readable);
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException)
        {
            return null; // no JSON, or a key twice
        }
    }

    private static void Hide(JsonObject data, Vocabulary vocabulary)
    {
        foreach (var name in data.Select(field => field.Key).ToArray())
        {
            var known = vocabulary.FieldNames.ToList().IndexOf(name);
            if (known < 0 || vocabulary.FieldTypes[known] == FieldType.Protected) data[name] = "***"; // nobody knows what a misspelt field holds
        }
    }

    private static bool KeyIsProtected(string register, Vocabulary vocabulary) =>
        vocabulary.Register(register) is { } known && known.Key.Any(part => known.Field(part)?.Type == FieldType.Protected);
}

using System.Globalization;
using System.Text.Json;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Web.Wording;

namespace FinServ.Compliance.Web.Supervision;

/// <summary>An event as people read it: what happened, who acted, what was said, and the fields that have a short name.</summary>
/// <param name="Role">`trigger`, `act`, `late-act`, `excuse`, `pause`, `context`; null outside of evidence.</param>
/// <param name="Text">What was said or written, masked; null where nothing was.</param>
/// <param name="Speaker">`agent` or `customer` of a turn of text.</param>
public sealed record EvidenceView(
    DateTimeOffset At, string? Role, LocalText Title, string Type, string Source, string Record, string? By, string? Agent, string? Channel, string? Text, string? Speaker, IReadOnlyList<(string Name, string Value)> Fields)
{
    private const int LongestName = 14;

    public static EvidenceView Of(EvidenceItem item, Vocabulary vocabulary, Reader reader) =>
        Of(item.Event, item.Role, item.At, item.Type, item.Source, item.Record, vocabulary, reader);

    /// <param name="json">The event as masked canonical JSON (contracts.md §1).</param>
    public static EvidenceView Of(string json, string? role, DateTimeOffset at, string type, string source, string record, Vocabulary vocabulary, Reader reader)
    {
        using var document = JsonDocument.Parse(json.Length == 0 ? "{}" : json);
        var root = document.RootElement;
        var kind = vocabulary.Event(type);
        return new(
            at, role, kind?.Title ?? new(type, type), type, source, record,
            Read(root, "by"), Read(root, "agent"), Read(root, "channel"), Read(root, "text"), Read(root, "speaker"),
            root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object ? [.. Named(data, kind, reader)] : []);
    }

    private static IEnumerable<(string, string)> Named(JsonElement data, EventType? kind, Reader reader)
    {
        foreach (var field in data.EnumerateObject())
        {
            if (kind?.Field(field.Name) is not { } definition || Said(definition, field.Value, reader) is not { Length: > 0 } value) continue;
            var name = reader.Say(definition.Meaning);
            yield return (name.Length <= (reader.English ? 2 * LongestName : LongestName) ? name : field.Name, value);
        }
    }

    private static string? Said(FieldDefinition definition, JsonElement value, Reader reader) => value.ValueKind switch
    {
        JsonValueKind.True => reader.Say("是", "yes"),
        JsonValueKind.False => reader.Say("否", "no"),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.String when definition.Type == FieldType.Protected => reader.Say("已遮蔽", "masked"), // the token names nobody, and tells nobody anything
        JsonValueKind.String => Moment(value.GetString()!, reader),
        JsonValueKind.Array => string.Join(reader.Say("、", ", "), value.EnumerateArray().Select(item => Said(definition, item, reader))),
        _ => null,
    };

    private static string Moment(string value, Reader reader) =>
        value.Length > 10 && value[10] == 'T' && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? reader.Times.Moment(at) : value;

    private static string? Read(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

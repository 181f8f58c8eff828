using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions;

namespace FinServ.Compliance.Rules;

/// <summary>Turns the short lines of an example into canonical ones: `ComplaintReceived 2026-03-02T10:00 anonymous=true`.</summary>
/// <remarks>
/// Keys that an event needs and that the example leaves away are I1, C1, K1, A1, U1 and channel call; ids that it needs are
/// named after their field. `repeat=20 every=60s` makes twenty lines, in whose values # stands for 1 to 20.
/// </remarks>
internal sealed partial class ExampleLine(Vocabulary vocabulary, SubjectKind watch, TimeZoneInfo zone)
{
    private static readonly string[] Envelope = ["id", "source", "version", "received_at", "corrected_at", "interaction", "case", "customer", "agent", "unit", "channel", "by", "speaker", "text"];

    private static readonly Dictionary<string, string> Usual = new()
    {
        ["interaction"] = "I1", ["case"] = "C1", ["customer"] = "K1", ["agent"] = "A1", ["unit"] = "U1", ["channel"] = "call",
    };

    /// <exception cref="FormatException">The line cannot be read; says why and what would be right.</exception>
    public IEnumerable<string> Read(string line)
    {
        var words = Words().Matches(line).Select(match => match.Value).ToArray();
        if (words.Length < 2) throw new FormatException($"`{line}` is too short: write `EventType 2026-03-02T10:00 field=value` or `register key field=value`.");
        var values = words[2..].Select(Pair).ToList();
        if (vocabulary.Register(words[0]) is { } register) return [Row(register, words[1], values)];
        if (vocabulary.Event(words[0]) is not { } type) throw new FormatException($"`{words[0]}` is neither an event type nor a register. {Spelling.Suggest(words[0], vocabulary.Events.Select(one => one.Name))}");

        var times = Take(values, "repeat") is { } repeat ? int.Parse(repeat, CultureInfo.InvariantCulture) : 1;
        var every = Take(values, "every") is { } step && Calendars.Amount.TryParse(step, out var amount) ? amount.Value : 0;
        return Enumerable.Range(1, times).Select(n => Event(type, Later(words[1], every * (n - 1)), [.. values.Select(pair => (pair.Name, pair.Value.Replace("#", $"{n}", StringComparison.Ordinal)))]));
    }

    /// <summary>Local time in RFC 3339; a date stays one, 24:00 is the next day's beginning.</summary>
    /// <exception cref="FormatException">The text is no local time.</exception>
    public string Instant(string local)
    {
        if (DateOnly.TryParseExact(local, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return local;
        var isMidnight = local.EndsWith("T24:00", StringComparison.Ordinal);
        string[] forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.fff"];
        if (!DateTime.TryParseExact(isMidnight ? local[..^5] + "00:00" : local, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            throw new FormatException($"`{local}` is not a local time: write it as 2026-03-02T10:00, or a date alone.");
        if (isMidnight) at = at.AddDays(1);
        return new DateTimeOffset(at, zone.GetUtcOffset(at)).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
    }

    private string Later(string local, long milliseconds) =>
        milliseconds == 0 ? Instant(local) : DateTimeOffset.Parse(Instant(local), CultureInfo.InvariantCulture).AddMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    private string Event(EventType type, string at, List<(string Name, string Value)> values)
    {
        var envelope = new Dictionary<string, string> { ["type"] = type.Name, ["at"] = at };
        foreach (var key in type.Keys.Required.NamesOf().Concat(Watched(type)).Concat(type.Keys.OneOf.NamesOf().Take(1)).Distinct()) envelope[key] = Usual[key];
        foreach (var (name, value) in values.Where(pair => IsEnvelope(type, pair.Name))) envelope[name] = name.EndsWith("_at", StringComparison.Ordinal) ? Instant(value) : value;
        var fields = values.Where(pair => !IsEnvelope(type, pair.Name)).ToList();
        foreach (var needed in type.RequiredFields.Where(field => field.Type == FieldType.Id && !fields.Exists(pair => pair.Name == field.Name))) fields.Add((needed.Name, needed.Name));
        return Json(envelope, fields, name => type.Field(name) ?? Carried(type, name));
    }

    private static bool IsEnvelope(EventType type, string name) => Envelope.Contains(name) && type.Field(name) is null;

    private FieldDefinition? Carried(EventType type, string name) =>
        type.CarriesFieldsOf is { } list ? vocabulary.CodeLists[list].Select(record => vocabulary.CarriedField(record, name)).FirstOrDefault(field => field is not null) : null;

    private IEnumerable<string> Watched(EventType type) =>
        Usual.Keys.Where(key => string.Equals(key, watch.ToString(), StringComparison.OrdinalIgnoreCase) && ((type.Keys.Optional | type.Keys.OneOf) & SubjectKeyNames.ByName[key]) != 0);

    private string Row(RegisterDefinition register, string key, List<(string Name, string Value)> values) =>
        Json(new() { ["register"] = register.Name, ["key"] = key, ["at"] = Take(values, "at") is { } at ? Instant(at) : "2000-01-01T00:00:00Z" }, values, register.Field);

    private string Json(Dictionary<string, string> envelope, List<(string Name, string Value)> values, Func<string, FieldDefinition?> fieldOf)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (name, value) in envelope)
            {
                if (name == "version") json.WriteNumber(name, long.Parse(value, CultureInfo.InvariantCulture));
                else json.WriteString(name, value);
            }

            json.WriteStartObject("data");
            foreach (var (name, value) in values) Write(json, name, value, fieldOf(name)?.Type);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private void Write(Utf8JsonWriter json, string name, string value, FieldType? type)
    {
        json.WritePropertyName(name);
        if (value == "null") json.WriteNullValue();
        else if (type is FieldType.Bool || (type?.IsNumber() ?? false)) json.WriteRawValue(value);
        else if (type == FieldType.Instant) json.WriteStringValue(Instant(value));
        else if (type is FieldType.CodeList or FieldType.IdList) JsonSerializer.Serialize(json, value.Trim('[', ']').Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        else json.WriteStringValue(value);
    }

    private static (string Name, string Value) Pair(string word)
    {
        var equals = word.IndexOf('=');
        if (equals < 1) throw new FormatException($"`{word}` is not `field=value`.");
        return (word[..equals], word[(equals + 1)..].Trim('"'));
    }

    private static string? Take(List<(string Name, string Value)> values, string name)
    {
        var found = values.Find(pair => pair.Name == name).Value;
        values.RemoveAll(pair => pair.Name == name);
        return found;
    }

    [GeneratedRegex("""[^\s="]+="[^"]*"|\S+""", RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}

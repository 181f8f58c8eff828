using System.Text;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>Reads which events and register rows come out of a row, and checks each name and code against the data dictionary.</summary>
internal sealed class EventMappingReader(Vocabulary vocabulary, ValueReader values)
{
    private static readonly Dictionary<string, EnvelopeKey> Keys =
        Enum.GetValues<EnvelopeKey>().ToDictionary(key => key.ToString().ToLowerInvariant());

    private readonly Symbols scratch = new();

    /// <param name="keys">Keys that all events of the record share.</param>
    public EventMapping? ReadEvent(YamlMap map, IReadOnlyList<(EnvelopeKey Key, RowValue Value)> keys)
    {
        var type = map.Required("type") is { } name ? FindType(name) : null;
        var when = values.Conditions.Read(map.Optional("when"));
        var at = map.Required("at") is { } instant ? values.ReadInstant(instant) : null;
        var own = ReadKeys(map);
        var text = map.Optional("text") is { } said ? values.Read(said) : null;
        var all = keys.Where(shared => !own.Exists(mine => mine.Key == shared.Key)).Concat(own).ToArray();
        var data = map.Optional("data")?.Map() is { } fields ? ReadData(fields, type is null ? null : FindField(type, fields), type?.Name) : [];
        map.RefuseUnknown();
        if (type is null || at is null) return null;

        CheckRequired(map, type, all, data);
        return new(type, when, at, all, text, data);
    }

    public List<(EnvelopeKey Key, RowValue Value)> ReadKeys(YamlMap map)
    {
        var read = new List<(EnvelopeKey, RowValue)>();
        foreach (var (name, key) in Keys)
        {
            if (map.Optional(name) is not { } place) continue;
            var value = values.Read(place);
            if (vocabulary.CodeLists.TryGetValue(name, out var codes)) CheckCodes(place, name, value, codes);
            read.Add((key, value));
        }

        return read;
    }

    public RegisterMapping? ReadRegister(YamlMap map)
    {
        var register = map.Required("register") is { } name ? FindRegister(name) : null;
        var when = values.Conditions.Read(map.Optional("when"));
        var key = map.Required("key") is { } owner ? values.Read(owner) : null;
        var at = map.Required("at") is { } instant ? values.ReadInstant(instant) : null;
        var data = map.Optional("data")?.Map() is { } fields ? ReadData(fields, register is null ? null : register.Field, register?.Name) : [];
        map.RefuseUnknown();
        return register is null || key is null || at is null ? null : new(register, when, key, at, data);
    }

    public IEnumerable<FixedRow> ReadFixed(YamlMap map)
    {
        var register = map.Required("register") is { } name ? FindRegister(name) : null;
        var from = map.Required("at")?.Date();
        var rows = map.Required("rows")?.Map();
        map.RefuseUnknown();
        foreach (var (key, place, row) in rows?.Entries() ?? [])
        {
            if (row.Map() is not { } fields || register is null || from is not { } day) continue;
            yield return new(register, key, day, ReadConstants(fields, register), place);
        }
    }

    private List<FieldMapping> ReadConstants(YamlMap fields, RegisterDefinition register)
    {
        var read = new List<FieldMapping>();
        foreach (var (name, place, text) in fields.Entries())
        {
            if (register.Field(name) is { } field) read.Add(Checked(text, field, new ConstantValue(string.Join(RowValue.Separator, text.Texts()))));
            else place.Report($"`{name}` is not a field of `{register.Name}`.", Spelling.Suggest(name, register.Fields.Select(known => known.Name)));
        }

        return read;
    }

    private List<FieldMapping> ReadData(YamlMap fields, Func<string, FieldDefinition?>? find, string? owner)
    {
        var read = new List<FieldMapping>();
        foreach (var (name, place, definition) in fields.Entries())
        {
            var value = values.Read(definition);
            if (find is null) continue;
            if (find(name) is { } field) read.Add(Checked(definition, field, value));
            else place.Report($"`{name}` is not a field of `{owner}`.", Spelling.Suggest(name, KnownFields(owner!)));
        }

        return read;
    }

    private IEnumerable<string> KnownFields(string owner) =>
        (vocabulary.Event(owner)?.Fields.Concat(vocabulary.CommonFields) ?? vocabulary.Register(owner)!.Fields).Select(field => field.Name);

    private Func<string, FieldDefinition?> FindField(EventType type, YamlMap fields)
    {
        if (type.CarriesFieldsOf is not { } of) return type.Field;
        var carrier = fields.Optional(of) is { IsMap: true } constant ? constant.Map()!.Optional("is")?.Text() : null;
        return name => type.Field(name) ?? (carrier is null ? null : vocabulary.CarriedField(carrier, name));
    }

    private FieldMapping Checked(YamlValue place, FieldDefinition field, RowValue value)
    {
        if (field.Codes is { } codes) CheckCodes(place, field.Name, value, codes);
        else if (field.Type is not (FieldType.Text or FieldType.Protected or FieldType.IdList)) CheckForms(place, field, value);
        if (value is InstantValue && field.Type is not (FieldType.Instant or FieldType.Date or FieldType.Text))
            place.Report($"`{field.Name}` is {field.Type.NameOf()}, not an instant.", "Name another value here.");
        return new(field, value);
    }

    private static void CheckCodes(YamlValue place, string name, RowValue value, CodeSet codes)
    {
        foreach (var code in value.Possible.Where(code => !codes.Contains(code))) place.Report($"`{code}` is not a code of `{name}`.", Spelling.Suggest(code, codes));
    }

    private void CheckForms(YamlValue place, FieldDefinition field, RowValue value)
    {
        foreach (var text in value.Possible)
        {
            if (FieldParser.Parse(field, Encoding.UTF8.GetBytes(text), scratch, out var problem) is null) place.Report(problem!, "Write the value in that form.");
        }
    }

    private static void CheckRequired(YamlMap map, EventType type, IReadOnlyList<(EnvelopeKey Key, RowValue)> keys, IReadOnlyList<FieldMapping> data)
    {
        foreach (var field in type.RequiredFields.Where(field => !data.Any(mapped => mapped.Field.Index == field.Index)))
            map.Report($"`{type.Name}` needs `{field.Name}`.", $"Add `{field.Name}:` under `data:`.");
        var present = keys.Aggregate(SubjectKeys.Source, (all, key) => all | (SubjectKeyNames.ByName.TryGetValue(key.Key.ToString().ToLowerInvariant(), out var subject) ? subject : SubjectKeys.None));
        foreach (var key in type.Keys.MissingFrom(present).NamesOf()) map.Report($"`{type.Name}` needs `{key}`.", $"Add `{key}:` to the event or to the record's `keys:`.");
    }

    private EventType? FindType(YamlValue name)
    {
        if (name.Text() is not { } text) return null;
        var type = vocabulary.Event(text);
        if (type is null) name.Report($"`{text}` is not an event type of the vocabulary.", Spelling.Suggest(text, vocabulary.Events.Select(known => known.Name)));
        return type;
    }

    private RegisterDefinition? FindRegister(YamlValue name)
    {
        if (name.Text() is not { } text) return null;
        var register = vocabulary.Register(text);
        if (register is null) name.Report($"`{text}` is not a register of the vocabulary.", Spelling.Suggest(text, vocabulary.Registers.Select(known => known.Name)));
        return register;
    }
}

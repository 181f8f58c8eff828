using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions;

/// <summary>Reads the fields of an event, of a register, or of all events.</summary>
internal static class VocabularyFields
{
    /// <summary>Adds the fields of <paramref name="list"/> to those that are there.</summary>
    /// <param name="fields">The fields declared so far.</param>
    /// <param name="list">The lines to read; null = none.</param>
    /// <param name="holder">What has the fields, for messages.</param>
    /// <param name="extending">A pack adds to something that is already in use: it may widen, never narrow or change.</param>
    public static void ReadInto(List<FieldDraft> fields, YamlValue? list, string holder, bool extending)
    {
        foreach (var item in list?.Items() ?? [])
        {
            if (item.Map() is not { } map || Name(map) is not { } name) continue;

            if (fields.Find(field => field.Name == name) is { } known)
            {
                if (extending) AddCodes(known, map, holder);
                else map.Report($"`{name}` is declared twice in {holder}.", "Remove one of the two.");
            }
            else if (Field(map, name) is { } field)
            {
                if (extending && field.Required)
                    map.Report($"`{name}` would be required in {holder}, which is already in use.", "Make it optional and say what its absence means.");
                fields.Add(field);
            }
        }
    }

    private static string? Name(YamlMap map)
    {
        if (map.Required("name") is not { } place || place.Text() is not { } name) return null;
        if (name.Length > 0 && char.IsAsciiLetterLower(name[0]) && name.All(char.IsAsciiLetterOrDigit)) return name;
        place.Report($"`{name}` is not a field name.", "Use lowerCamelCase letters and digits.");
        return null;
    }

    private static FieldDraft? Field(YamlMap map, string name)
    {
        var type = map.Required("type")?.OneOf(FieldTypes.ByName);
        var codes = map.Optional("codes")?.Texts();
        var field = new FieldDraft(name, type ?? FieldType.Text, Meaning(map), map)
        {
            Unit = map.Optional("unit")?.Text(),
            Codes = codes?.ToList(),
            Required = map.Optional("required")?.Bool() ?? false,
            Absent = map.Optional("absent")?.Text(),
            Minimum = map.Optional("min")?.Number(),
            Maximum = map.Optional("max")?.Number(),
        };
        map.RefuseUnknown();
        if (type is null) return null;

        foreach (var twice in codes?.CountBy(code => code).Where(code => code.Value > 1) ?? [])
            map.Report($"`{twice.Key}` stands twice in the list of `{name}`.", "Remove one of the two.");
        if (codes is not null && !field.Type.HasCodes())
            map.Report($"`{name}` is of type {field.Type.NameOf()} and cannot have codes.", "Write `type: code` or remove `codes`.");
        if ((field.Minimum ?? field.Maximum) is not null && !field.Type.IsNumber())
            map.Report($"`{name}` is of type {field.Type.NameOf()} and cannot have bounds.", "Remove `min` and `max`.");
        if (field.Required && field.Absent is not null)
            map.Report($"`{name}` is required and yet says what its absence means.", "Remove `required` or `absent`.");
        return field;
    }

    private static LocalText Meaning(YamlMap map) => new(map.Required("zh")?.Text() ?? "", map.Required("en")?.Text() ?? "");

    private static void AddCodes(FieldDraft known, YamlMap map, string holder)
    {
        if (known.Codes is not { } codes || map.Optional("add_codes") is not { } added)
        {
            map.Report($"`{known.Name}` is already declared in {holder}.", "Names never change meaning: use another name, or `add_codes` where it has a list of its own.");
            return;
        }

        map.RefuseUnknown();
        codes.AddRange(added.Texts().Except(codes));
    }
}

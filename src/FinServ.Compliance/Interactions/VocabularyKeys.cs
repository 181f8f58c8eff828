using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions;

/// <summary>Reads which keys an event must carry.</summary>
internal static class VocabularyKeys
{
    public static KeyRequirement Read(YamlMap? map)
    {
        if (map is null) return new(SubjectKeys.None, SubjectKeys.None, SubjectKeys.None, null);

        var required = Keys(map.Optional("required"));
        var optional = Keys(map.Optional("optional"));
        var (oneOf, field) = Choice(map.Optional("one_of"));
        map.RefuseUnknown();
        return new(required, optional, oneOf, field);
    }

    private static SubjectKeys Keys(YamlValue? list)
    {
        var keys = SubjectKeys.None;
        foreach (var item in list?.Items() ?? []) keys |= item.OneOf(SubjectKeyNames.ByName) ?? SubjectKeys.None;
        return keys;
    }

    /// <summary>A choice may name one field of `data` besides keys; whether the event has it is checked later.</summary>
    private static (SubjectKeys OneOf, string? Field) Choice(YamlValue? list)
    {
        var keys = SubjectKeys.None;
        string? field = null;
        foreach (var item in list?.Items() ?? [])
        {
            if (item.Text() is not { } name) continue;
            if (SubjectKeyNames.ByName.TryGetValue(name, out var key)) keys |= key;
            else if (field is null) field = name;
            else item.Report($"`{name}` is the second field in a choice of keys.", "Name one field at most.");
        }

        return (keys, field);
    }
}

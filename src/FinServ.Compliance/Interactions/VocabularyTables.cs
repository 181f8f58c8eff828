using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions;

/// <summary>Reads the indicators, steps and pauses of the data dictionary; events must have been read before.</summary>
internal static class VocabularyTables
{
    public static void ReadIndicators(VocabularyDraft draft, YamlValue? list)
    {
        foreach (var map in Maps(list))
        {
            var indicator = new Indicator(
                Text(map, "id"),
                new(Text(map, "zh"), Text(map, "en")),
                Text(map, "numerator"),
                map.Optional("denominator")?.Text(),
                map.Optional("excluded")?.Text(),
                Text(map, "window"),
                Text(map, "unit"));
            map.RefuseUnknown();

            if (!draft.Indicators.Exists(known => known.Id == indicator.Id)) draft.Indicators.Add(indicator);
            else map.Report($"The indicator `{indicator.Id}` is declared twice.", "Remove one of the two.");
        }
    }

    public static void ReadSteps(VocabularyDraft draft, YamlValue? list)
    {
        foreach (var map in Maps(list))
        {
            var name = Text(map, "name");
            var title = new LocalText(Text(map, "zh"), Text(map, "en"));
            var events = map.Required("events")?.Items().Select(item => StepEvent(draft, item)).OfType<StepEvent>().ToArray() ?? [];
            map.RefuseUnknown();
            draft.Steps.Add(new(name, title, events));
        }
    }

    public static void ReadPauses(VocabularyDraft draft, YamlValue? list)
    {
        foreach (var map in Maps(list))
        {
            var pause = new PauseDefinition(
                Text(map, "reason"),
                new(Text(map, "zh"), Text(map, "en")),
                Events(draft, map.Required("starts")),
                Events(draft, map.Required("ends")),
                map.Optional("same")?.Text(),
                map.Optional("needs")?.Text(),
                map.Optional("longest")?.Text(),
                map.Optional("until")?.Text(),
                map.Optional("grace")?.Text());
            map.RefuseUnknown();
            draft.Pauses.Add(pause);
        }
    }

    private static StepEvent? StepEvent(VocabularyDraft draft, YamlValue item)
    {
        if (!item.IsMap) return Event(draft, item) is { } always ? new(always.Name, null, null) : null;
        if (item.Map() is not { } map || map.Required("event") is not { } place) return null;

        var (field, code) = (Text(map, "field"), Text(map, "code"));
        map.RefuseUnknown();
        if (Event(draft, place) is not { } type) return null;
        if (!type.Fields.Exists(known => known.Name == field))
            map.Report($"{type.Name} has no field `{field}`.", Spelling.Suggest(field, type.Fields.Select(known => known.Name)));
        return new(type.Name, field, code);
    }

    private static IReadOnlyList<string> Events(VocabularyDraft draft, YamlValue? list) =>
        [.. (list?.Items() ?? []).Select(item => Event(draft, item)?.Name).OfType<string>()];

    private static EventDraft? Event(VocabularyDraft draft, YamlValue place)
    {
        if (place.Text() is not { } name) return null;
        if (draft.Events.Find(type => type.Name == name) is { } known) return known;
        place.Report($"There is no event `{name}`.", Spelling.Suggest(name, draft.Events.Select(type => type.Name)));
        return null;
    }

    private static IEnumerable<YamlMap> Maps(YamlValue? list) => (list?.Items() ?? []).Select(item => item.Map()).OfType<YamlMap>();

    private static string Text(YamlMap map, string key) => map.Required(key)?.Text() ?? "";
}

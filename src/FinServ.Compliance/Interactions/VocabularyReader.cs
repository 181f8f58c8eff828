using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions;

/// <summary>Reads the data dictionary's file, then the files of packs that add to it.</summary>
internal sealed class VocabularyReader(VocabularyDraft draft)
{
    /// <param name="root">The file.</param>
    /// <param name="extending">The file belongs to a pack: what is there already may only grow.</param>
    public void Read(YamlMap root, bool extending)
    {
        if (root.Required("version")?.Int() is { } version and not 1)
            root.Report($"Version {version} of the data dictionary's form is not known.", "Write `version: 1`.");

        ReadCodes(Section(root, "codes", extending)?.Map(), extending);
        VocabularyFields.ReadInto(draft.Common, Section(root, "fields", extending), "every event", extending);
        foreach (var item in Section(root, "events", extending)?.Items() ?? []) ReadEvent(item.Map(), extending);
        foreach (var item in Section(root, "registers", extending)?.Items() ?? []) ReadRegister(item.Map(), extending);
        VocabularyTables.ReadIndicators(draft, Section(root, "indicators", extending));
        if (!extending)
        {
            draft.Placeholders.AddRange(root.Required("placeholders")?.Texts() ?? []);
            draft.LevelOrder.AddRange(root.Required("level_order")?.Items().Select(item => item.Texts()) ?? []);
            VocabularyTables.ReadSteps(draft, root.Required("steps"));
            VocabularyTables.ReadPauses(draft, root.Required("pauses"));
        }

        root.RefuseUnknown();
    }

    private static YamlValue? Section(YamlMap root, string key, bool extending) => extending ? root.Optional(key) : root.Required(key);

    private void ReadCodes(YamlMap? lists, bool extending)
    {
        foreach (var (name, place, value) in lists?.Entries() ?? [])
        {
            if (!draft.Codes.TryGetValue(name, out var codes)) draft.Codes[name] = codes = [];
            else if (!extending) place.Report($"The list `{name}` is declared twice.", "Put the codes into one list.");

            foreach (var item in value.Items())
            {
                if (item.Text() is not { } code) continue;
                if (!codes.Contains(code)) codes.Add(code);
                else item.Report($"`{code}` stands twice in the list `{name}`.", "Remove one of the two.");
            }
        }
    }

    private void ReadEvent(YamlMap? map, bool extending)
    {
        if (map is null || Name(map, char.IsAsciiLetterUpper, "PascalCase, in the past tense") is not { } name) return;

        if (draft.Events.Find(type => type.Name == name) is { } known)
        {
            Extend(map, known.Fields, known.Name, extending);
            return;
        }

        var type = new EventDraft(
            name,
            Title(map),
            map.Local("meaning") ?? new("", ""),
            map.Required("area")?.Text() ?? "",
            VocabularyKeys.Read(map.Required("keys")?.Map()),
            map.Optional("carries")?.Text(),
            [],
            map);
        VocabularyFields.ReadInto(type.Fields, map.Optional("fields"), name, extending: false);
        map.RefuseUnknown();
        draft.Events.Add(type);
    }

    private void ReadRegister(YamlMap? map, bool extending)
    {
        if (map is null || Name(map, char.IsAsciiLetterLower, "lowerCamelCase") is not { } name) return;

        if (draft.Registers.Find(register => register.Name == name) is { } known)
        {
            Extend(map, known.Fields, known.Name, extending);
            return;
        }

        var register = new RegisterDraft(
            name,
            Title(map),
            map.Local("meaning") ?? new("", ""),
            map.Required("key")?.Texts() ?? [],
            map.Optional("folded_from")?.Texts() ?? [],
            [],
            map);
        VocabularyFields.ReadInto(register.Fields, map.Optional("fields"), name, extending: false);
        map.RefuseUnknown();
        draft.Registers.Add(register);
    }

    private static void Extend(YamlMap map, List<FieldDraft> fields, string name, bool extending)
    {
        if (!extending)
        {
            map.Report($"`{name}` is declared twice.", "Remove one of the two.");
            return;
        }

        VocabularyFields.ReadInto(fields, map.Optional("fields"), name, extending);
        map.RefuseUnknown(); // anything besides fields would change what the name means
    }

    private static string? Name(YamlMap map, Func<char, bool> first, string form)
    {
        if (map.Required("name") is not { } place || place.Text() is not { } name) return null;
        if (name.Length > 0 && first(name[0]) && name.All(char.IsAsciiLetterOrDigit)) return name;
        place.Report($"`{name}` is not a name of this kind.", $"Use {form}.");
        return null;
    }

    private static LocalText Title(YamlMap map) => new(map.Required("zh")?.Text() ?? "", map.Required("en")?.Text() ?? "");
}

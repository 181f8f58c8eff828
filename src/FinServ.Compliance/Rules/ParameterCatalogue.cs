using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Rules;

/// <summary>All parameters with their defaults, as `rules/parameters.yaml` and packs declare them.</summary>
public sealed class ParameterCatalogue
{
    private static readonly Dictionary<string, Stricter> Directions = new() { ["lower"] = Stricter.Lower, ["higher"] = Stricter.Higher };
    private readonly Dictionary<string, ParameterDefinition> byKey = new(StringComparer.Ordinal);

    private ParameterCatalogue()
    {
    }

    public IReadOnlyCollection<ParameterDefinition> All => byKey.Values;

    public IReadOnlyCollection<string> Keys => byKey.Keys;

    /// <summary>The parameter of that key; null where there is none.</summary>
    public ParameterDefinition? Find(string key) => byKey.GetValueOrDefault(key);

    /// <summary>Reads the catalogue and what packs add to it.</summary>
    /// <param name="path">`rules/parameters.yaml`.</param>
    /// <param name="extensions">Files of the same shape with further parameters.</param>
    /// <exception cref="InvalidFilesException">Something does not fit; every problem with its place and remedy.</exception>
    public static ParameterCatalogue Load(string path, params IReadOnlyList<string> extensions)
    {
        var problems = new Problems();
        var catalogue = new ParameterCatalogue();
        foreach (var file in extensions.Prepend(path))
        {
            if (Yaml.Load(file, problems) is { } root) catalogue.Read(root);
        }

        problems.ThrowIfAny();
        return catalogue;
    }

    private void Read(YamlMap root)
    {
        if (root.Required("version")?.Int() is { } version and not 1)
            root.Report($"Version {version} of the parameters' form is not known.", "Write `version: 1`.");
        foreach (var (key, place, value) in root.Required("parameters")?.Map()?.Entries() ?? [])
        {
            if (value.Map() is not { } map || Definition(key, place, map) is not { } definition) continue;
            if (!byKey.TryAdd(key, definition)) place.Report($"The parameter `{key}` is declared twice.", "Use another key, or override its value where the bank's settings stand.");
        }

        root.RefuseUnknown();
    }

    private static ParameterDefinition? Definition(string key, YamlValue place, YamlMap map)
    {
        if (!IsKey(key)) place.Report($"`{key}` is not a parameter key.", "Use words of letters and digits, joined by points.");
        var value = map.Required("default") is { } written ? ParameterValue.Read(written) : null;
        var unit = map.Required("unit")?.Text();
        var stricter = map.Required("stricter")?.OneOf(Directions);
        var rules = map.Optional("rules")?.Texts() ?? [];
        var (zh, en) = (map.Required("zh")?.Text(), map.Required("en")?.Text());
        map.RefuseUnknown();
        if (value is null || unit is null || stricter is null || zh is null || en is null) return null;

        return new() { Key = key, Default = value, Unit = unit, Stricter = stricter.Value, Meaning = new(zh, en), Rules = rules };
    }

    private static bool IsKey(string key) => key.Split('.').All(word => word.Length > 0 && word.All(char.IsAsciiLetterOrDigit));
}

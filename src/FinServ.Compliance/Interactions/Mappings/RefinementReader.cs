using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>Reads what a mapping does to a value once it has it.</summary>
internal static class RefinementReader
{
    /// <returns>Null where nothing is done to it.</returns>
    public static Refinement? Read(YamlMap map)
    {
        var refinement = new Refinement
        {
            Empty = (map.Optional("empty")?.Texts() ?? []).ToHashSet(),
            Only = map.Optional("only") is { } only ? ValueReader.Pattern(only, whole: true) : null,
            Lower = map.Optional("lower")?.Bool() ?? false,
            Map = map.Optional("map") is { } table ? ReadMap(table) : null,
            Otherwise = map.Optional("otherwise")?.Text(),
            Seconds = map.Optional("seconds")?.Bool() ?? false,
            Prefix = map.Optional("prefix")?.Text() ?? "",
            Suffix = map.Optional("suffix")?.Text() ?? "",
            Split = map.Optional("split")?.Text() is { } sign ? sign is "array" ? RowValue.Separator.ToString() : sign : null,
        };
        if (refinement is { Otherwise: not null, Map: null }) map.Report("`otherwise` belongs to `map`.", "Add a `map:`, or remove it.");
        return refinement.IsNothing ? null : refinement;
    }

    private static Dictionary<string, string>? ReadMap(YamlValue table)
    {
        if (table.Map() is not { } map) return null;
        var read = new Dictionary<string, string>();
        foreach (var (from, _, to) in map.Entries())
        {
            if (to.Text() is { } text) read[from] = text;
        }

        return read;
    }
}

namespace FinServ.Compliance.Rules;

/// <summary>Where rule files lie: in the pack folders of a rules folder; the folders of other things are passed over.</summary>
/// <param name="Rules">The rule files, in order of their paths.</param>
/// <param name="Packs">The `pack.yaml` files beside them.</param>
internal sealed record RuleFiles(IReadOnlyList<string> Rules, IReadOnlyList<string> Packs)
{
    private static readonly string[] OtherThings = ["sources", "calendars", "lexicons", "retired"];

    /// <param name="path">A rules folder, a pack folder or a single rule file.</param>
    public static RuleFiles Of(string path)
    {
        IEnumerable<string> files = File.Exists(path) ? [path] : In(path).Order(StringComparer.Ordinal);
        var all = files.ToLookup(file => Path.GetFileName(file) == "pack.yaml");
        return new([.. all[false]], [.. all[true]]);
    }

    private static IEnumerable<string> In(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        var packs = Directory.EnumerateDirectories(folder).Where(pack => !OtherThings.Contains(Path.GetFileName(pack)))
            .SelectMany(pack => Directory.EnumerateFiles(pack, "*.yaml", SearchOption.AllDirectories));
        return IsRulesFolder(folder) ? packs : packs.Concat(Directory.EnumerateFiles(folder, "*.yaml"));
    }

    /// <summary>Beside the dictionary the files of the folder itself are no rules.</summary>
    private static bool IsRulesFolder(string folder) => File.Exists(Path.Combine(folder, "vocabulary.yaml"));
}

using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Hosting;

/// <summary>Where the rules come from: the shipped folder, and what a caller names in its place.</summary>
/// <param name="Folder">Holds `vocabulary.yaml`, `parameters.yaml`, `calendars/`, `sources/` and the packs.</param>
/// <param name="Rules">A file or folder of rules that stands in for the shipped packs; null = the packs of <paramref name="Folder"/>.</param>
public sealed record RulesLocation(string Folder, string? Rules)
{
    /// <summary>Finds the rules.</summary>
    /// <param name="path">A whole rules folder, a folder of rules or one rule file; null for the shipped rules.</param>
    /// <exception cref="InvalidFilesException">The path does not exist.</exception>
    public static RulesLocation Find(string? path = null)
    {
        if (path is null) return new(Shipped(), null);
        if (!File.Exists(path) && !Directory.Exists(path)) throw new InvalidFilesException([new(path, 0, 0, "There are no rules.", "Name a rules folder or a rule file.")]);
        return IsWhole(path) ? new(path, null) : new(Shipped(), path);
    }

    public RuleBook Load() => Rules is null ? RuleBook.Load(Folder) : RuleBook.LoadOnly(Folder, Rules);

    public CalendarBook LoadCalendars() => CalendarBook.Load(Path.Combine(Folder, "calendars"));

    /// <summary>Next to the binaries, or in the folder above them that holds the solution.</summary>
    private static string Shipped()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var rules = Path.Combine(folder.FullName, "rules");
            if (IsWhole(rules)) return rules;
        }

        throw new InvalidFilesException([new("rules", 0, 0, "The shipped rules are not beside the program.", "Install the `rules` folder next to it, or name one with --rules.")]);
    }

    private static bool IsWhole(string folder) => File.Exists(Path.Combine(folder, "vocabulary.yaml"));
}

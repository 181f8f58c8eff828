using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions.Intake;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>Finds a source by what people call it: `canonical`, the name of a shipped mapping, or the path of a mapping file.</summary>
/// <param name="folder">`rules/sources`.</param>
public sealed class SourceCatalogue(string folder, Vocabulary vocabulary, CalendarBook calendars, TextMasker masker, ProtectedTokens tokens)
{
    /// <summary>Canonical events (contracts.md §1), which need no mapping.</summary>
    public const string Canonical = "canonical";

    private readonly MappingReader mappings = new(vocabulary, calendars);

    /// <summary>Names of the mappings that are shipped.</summary>
    public IReadOnlyList<string> Names => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)]
        : [];

    /// <param name="keepTexts">False leaves free texts out, for rules that read none.</param>
    /// <exception cref="InvalidFilesException">There is no such source, or its mapping does not fit.</exception>
    public ISourceReaders Find(string source, bool keepTexts = true) => source == Canonical
        ? new CanonicalFiles(masker, tokens, calendars.Find("cn"), keepTexts)
        : new MappedFiles(Mapping(source), masker, tokens, keepTexts);

    /// <summary>A source as intake takes it in.</summary>
    /// <exception cref="InvalidFilesException">There is no such source, or its mapping does not fit.</exception>
    public IntakeSource ForIntake(string source) => Find(source) switch
    {
        MappedFiles mapped => new(mapped.Mapping.Source, mapped, mapped.Mapping.File),
        var canonical => new(Canonical, canonical, ""),
    };

    /// <summary>The mapping of a source.</summary>
    /// <exception cref="InvalidFilesException">There is no such source, or its mapping does not fit.</exception>
    public SourceMapping Mapping(string source)
    {
        if (source.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || source.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)) return mappings.Read(source);
        if (Names.Contains(source)) return mappings.Read(Path.Combine(folder, source + ".yaml"));
        throw new InvalidFilesException([new(folder, 0, 0, $"There is no source `{source}`.", $"{Spelling.Suggest(source, [Canonical, .. Names])} Or name a mapping file, FILE.yaml.")]);
    }
}

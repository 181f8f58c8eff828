using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions;

/// <summary>The data dictionary while it is being read from its file and from the packs that extend it.</summary>
internal sealed class VocabularyDraft(string mainFile)
{
    /// <summary>The dictionary itself, which packs extend.</summary>
    public string MainFile { get; } = mainFile;

    /// <summary>Lists of codes that hold for a field of that name everywhere.</summary>
    public Dictionary<string, List<string>> Codes { get; } = new(StringComparer.Ordinal);

    /// <summary>Fields that every event may carry.</summary>
    public List<FieldDraft> Common { get; } = [];

    public List<EventDraft> Events { get; } = [];

    public List<RegisterDraft> Registers { get; } = [];

    public List<string> Placeholders { get; } = [];

    /// <summary>Levels from the lowest to the highest; those of one entry are equal.</summary>
    public List<IReadOnlyList<string>> LevelOrder { get; } = [];

    public List<Indicator> Indicators { get; } = [];

    public List<ProcessStep> Steps { get; } = [];

    public List<PauseDefinition> Pauses { get; } = [];
}

/// <summary>A field as its line says it; <see cref="Place"/> is that line.</summary>
internal sealed record FieldDraft(string Name, FieldType Type, LocalText Meaning, YamlMap Place)
{
    public string? Unit { get; init; }

    /// <summary>Codes written at the field itself; null = the list of its name.</summary>
    public List<string>? Codes { get; init; }

    public bool Required { get; init; }

    public string? Absent { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }
}

internal sealed record EventDraft(
    string Name, LocalText Title, LocalText Meaning, string Area, KeyRequirement Keys, string? CarriesFieldsOf, List<FieldDraft> Fields, YamlMap Place);

internal sealed record RegisterDraft(
    string Name, LocalText Title, LocalText Meaning, IReadOnlyList<string> Key, IReadOnlyList<string> FoldedFrom, List<FieldDraft> Fields, YamlMap Place);

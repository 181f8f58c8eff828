using System.Text;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions;

/// <summary>The data dictionary: the words in which sources speak and rules are written. Source: policy/vocabulary.md.</summary>
/// <remarks>Immutable and safe to share. Look-ups by UTF-8 take the bytes of a line as they are and allocate nothing.</remarks>
public sealed class Vocabulary
{
    private readonly NameTable<EventType> events = null!; // set with the list it finds things in
    private readonly NameTable<RegisterDefinition> registers = null!;
    private readonly Dictionary<string, int> levels = null!;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> placeholders;

    internal Vocabulary()
    {
    }

    /// <summary>All event types; <see cref="EventType.Index"/> is the place in this list.</summary>
    public required IReadOnlyList<EventType> Events
    {
        get;
        init
        {
            field = value;
            events = new(value, type => type.Name);
        }
    }

    /// <summary>All registers; <see cref="RegisterDefinition.Index"/> is the place in this list.</summary>
    public required IReadOnlyList<RegisterDefinition> Registers
    {
        get;
        init
        {
            field = value;
            registers = new(value, register => register.Name);
        }
    }

    /// <summary>Fields that every event may carry besides its own.</summary>
    public required IReadOnlyList<FieldDefinition> CommonFields { get; init; }

    /// <summary>Lists of codes by name of their field; `channel` is that of the envelope.</summary>
    public required IReadOnlyDictionary<string, CodeSet> CodeLists { get; init; }

    /// <summary>Every field name once; <see cref="FieldDefinition.Index"/> is the place in this list.</summary>
    public required IReadOnlyList<string> FieldNames { get; init; }

    /// <summary>The type of each of <see cref="FieldNames"/>.</summary>
    public required IReadOnlyList<FieldType> FieldTypes { get; init; }

    /// <summary>Texts that stand for nothing, such as `无` and `N/A`.</summary>
    public required IReadOnlyList<string> Placeholders
    {
        get;
        init
        {
            field = value;
            placeholders = new HashSet<string>(value, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        }
    }

    /// <summary>Levels of the organisation from the lowest to the highest; those of one entry are equal.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> LevelOrder
    {
        get;
        init
        {
            field = value;
            levels = new(StringComparer.Ordinal);
            for (var rank = 0; rank < value.Count; rank++)
            {
                foreach (var level in value[rank]) levels[level] = rank;
            }
        }
    }

    public required IReadOnlyList<Indicator> Indicators { get; init; }

    /// <summary>The five steps: reception, recording, handling, feedback, tracking.</summary>
    public required IReadOnlyList<ProcessStep> Steps { get; init; }

    /// <summary>The pairs of events that stop clocks.</summary>
    public required IReadOnlyList<PauseDefinition> Pauses { get; init; }

    /// <summary>Reads the data dictionary and what packs add to it.</summary>
    /// <param name="path">`rules/vocabulary.yaml`.</param>
    /// <param name="extensions">Files of the same shape that add event types, registers, optional fields and codes.</param>
    /// <exception cref="InvalidFilesException">Something does not fit; every problem with its place and remedy.</exception>
    public static Vocabulary Load(string path, params IReadOnlyList<string> extensions)
    {
        var problems = new Problems();
        var draft = new VocabularyDraft(path);
        var reader = new VocabularyReader(draft);
        if (Yaml.Load(path, problems) is { } root) reader.Read(root, extending: false);
        foreach (var extension in extensions)
        {
            if (Yaml.Load(extension, problems) is { } more) reader.Read(more, extending: true);
        }

        var vocabulary = new VocabularyBuilder(draft).Build();
        problems.ThrowIfAny();
        return vocabulary;
    }

    /// <summary>The event type of that name; null where there is none.</summary>
    public EventType? Event(string name) => events.Find(name);

    /// <summary>As <see cref="Event(string)"/>, from the bytes of a line.</summary>
    public EventType? Event(ReadOnlySpan<byte> utf8) => events.Find(utf8);

    /// <summary>The register of that name; null where there is none.</summary>
    public RegisterDefinition? Register(string name) => registers.Find(name);

    /// <summary>As <see cref="Register(string)"/>, from the bytes of a line.</summary>
    public RegisterDefinition? Register(ReadOnlySpan<byte> utf8) => registers.Find(utf8);

    /// <summary>A field that an update of a record may carry because the record's own event has it.</summary>
    /// <param name="recordType">Value of the field <see cref="EventType.CarriesFieldsOf"/>.</param>
    /// <param name="name">Name of the field.</param>
    public FieldDefinition? CarriedField(string recordType, string name) => Event(recordType)?.Field(name);

    /// <summary>Rank of a level of the organisation, 0 = lowest, equal levels alike; null for an unknown one.</summary>
    public int? LevelRank(string level) => levels.TryGetValue(level, out var rank) ? rank : null;

    /// <summary>Whether a text says nothing: it is blank, a placeholder in any case, or one character repeated.</summary>
    public bool IsPlaceholder(ReadOnlySpan<char> text)
    {
        var said = text.Trim();
        return said.IsEmpty || placeholders.Contains(said) || IsOneCharacterRepeated(said);
    }

    private static bool IsOneCharacterRepeated(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out var first, out var length);
        if (length == text.Length) return false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune != first) return false;
        }

        return true;
    }
}

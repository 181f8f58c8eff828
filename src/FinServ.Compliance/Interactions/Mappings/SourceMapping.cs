using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>How the rows of a source's files become records, events and register rows; read from YAML and checked (rules/sources/README.md).</summary>
public sealed record SourceMapping
{
    /// <summary>Path of the mapping's own file.</summary>
    public required string File { get; init; }

    /// <summary>Name of the source; part of the identity of everything that comes from it.</summary>
    public required string Source { get; init; }

    public required LocalText Title { get; init; }

    /// <summary>How its files are laid out.</summary>
    public required FileShape Shape { get; init; }

    /// <summary>Zone of its times of day.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Calendar of its units, where they name none; its days alone are days of this calendar's zone.</summary>
    public required BusinessCalendar Calendar { get; init; }

    /// <summary>The columns it reads.</summary>
    public required IReadOnlyList<MappedColumn> Columns { get; init; }

    /// <summary>For what and from when to when the source is complete.</summary>
    public required SourceCompleteness Complete { get; init; }

    /// <summary>Optional fields that it can never fill.</summary>
    public IReadOnlyList<string> NeverFills { get; init; } = [];

    /// <summary>What is odd about rows that are accepted all the same.</summary>
    internal IReadOnlyList<RowNote> Notes { get; init; } = [];

    /// <summary>Places in <see cref="Columns"/> whose values name people: shown to nobody, not even of a row that cannot be read.</summary>
    internal IReadOnlySet<int> HiddenColumns => field ??= HiddenIn(this);

    internal int NamedValues { get; init; }

    internal IReadOnlyList<RecordMapping> Records { get; init; } = [];

    internal IReadOnlyList<RegisterMapping> Registers { get; init; } = [];

    internal IReadOnlyList<FixedRow> FixedRows { get; init; } = [];

    private static HashSet<int> HiddenIn(SourceMapping mapping)
    {
        var (events, registers) = (mapping.Records.SelectMany(record => record.Events).ToArray(), mapping.Registers);
        var data = events.SelectMany(each => each.Data).Concat(registers.SelectMany(register => register.Data)).ToArray();
        var named = data.Where(field => field.Field.Type == FieldType.Protected).Select(field => field.Value);
        var tokens = data.Select(field => field.Value).Concat(events.SelectMany(each => each.Keys.Select(key => key.Value))).SelectMany(Within).OfType<TokenValue>();
        return [.. named.Concat(tokens).SelectMany(Within).OfType<ColumnValue>().Select(column => column.Index)];
    }

    private static IEnumerable<RowValue> Within(RowValue value) => value.Parts.SelectMany(Within).Prepend(value);
}

/// <summary>A column that a mapping reads.</summary>
/// <param name="Line">Where the mapping reads it first.</param>
public sealed record MappedColumn(string Name, int Line);

/// <summary>For what a source is complete, so that silence can be judged.</summary>
/// <param name="Types">Event types; null for all.</param>
/// <param name="Units">Units it speaks for, `AB-*` for all that start so; null for all.</param>
/// <param name="From">First day; null = from the file's first event on.</param>
/// <param name="Until">Last day, inclusive; null = until the file's last event.</param>
/// <param name="UntilNow">True for a source that is pulled without end: complete up to the moment of evaluation.</param>
public sealed record SourceCompleteness(
    IReadOnlyList<string>? Types, IReadOnlyList<string>? Units, IReadOnlyList<string> Registers, DateOnly? From, DateOnly? Until, bool UntilNow);

/// <summary>A remark on rows that are accepted although something about them is odd; counted, so that nothing is lost silently.</summary>
internal sealed record RowNote(RowCondition When, LocalText Says);

/// <summary>One record of a row: an interaction, or a row's part in a case, with its events.</summary>
internal sealed record RecordMapping(
    RowCondition? When, RowValue Id, RowValue? Version, InstantValue? Received, InstantValue? Corrected, IReadOnlyList<EventMapping> Events);

internal sealed record EventMapping(
    EventType Type, RowCondition? When, InstantValue At, IReadOnlyList<(EnvelopeKey Key, RowValue Value)> Keys, RowValue? Text, IReadOnlyList<FieldMapping> Data);

internal sealed record FieldMapping(FieldDefinition Field, RowValue Value);

/// <summary>A register row that each row of the file gives.</summary>
internal sealed record RegisterMapping(RegisterDefinition Register, RowCondition? When, RowValue Key, InstantValue At, IReadOnlyList<FieldMapping> Data);

/// <summary>A fact that stands in no row of the file.</summary>
internal sealed record FixedRow(RegisterDefinition Register, string Key, DateOnly At, IReadOnlyList<FieldMapping> Data, YamlValue Place);

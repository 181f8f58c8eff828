using FinServ.Compliance.Calendars;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Interactions.Index;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Evaluation;

/// <summary>Rebuilds from the index what is known about some subjects: their timelines, what rules look up beside them, registers and coverage.</summary>
/// <param name="declared">What a source says of itself in its mapping; null for one without.</param>
public sealed class StoredWorld(IInteractionIndex index, RuleBook rules, CalendarBook calendars, Func<string, SourceDeclaration?> declared)
{
    private const string Usual = "cn";
    private const int SubjectsPerQuery = 5_000;

    private readonly ILookup<SubjectKind, string> joins = rules.Rules.SelectMany(rule => rule.Clocks).SelectMany(clock => clock.Joins).Distinct()
        .ToLookup(join => join.Kind, join => rules.Vocabulary.Events[join.Type].Name);

    /// <summary>What rules on free keys look at: free keys stand in no index, so their events are found by type.</summary>
    private readonly string[] freeTypes = [.. rules.Rules.Where(rule => rule.Definition.Watch == SubjectKind.Free || rule.OtherwiseField >= 0)
        .SelectMany(rule => rule.Clocks).SelectMany(clock => clock.Types.Members).Distinct().Select(type => rules.Vocabulary.Events[type].Name)];

    /// <summary>Reads whole timelines of the subjects.</summary>
    /// <exception cref="InvalidDataException">The index holds a line that its own reader refuses.</exception>
    public async Task<World> LoadAsync(IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken = default)
    {
        var set = rules.NewSet();
        var reader = new CanonicalReader(EventWriter.OfStored(set, source => CalendarOf(set.Symbols.TextOrNull(source))));
        foreach (var chunk in subjects.Where(subject => subject.Kind != SubjectKind.Free).Chunk(SubjectsPerQuery)) await ReadAsync(reader, new(Subjects: chunk), cancellationToken);
        if (subjects.Any(subject => subject.Kind == SubjectKind.Free)) await ReadAsync(reader, new(Types: freeTypes), cancellationToken);
        if (joins.Contains(SubjectKind.Free)) await ReadAsync(reader, new(Types: [.. joins[SubjectKind.Free]]), cancellationToken);
        await ReadJoinsAsync(reader, set, cancellationToken);
        await ReadAsync(reader, new(Types: ["CoverageGapDeclared"]), cancellationToken);
        await foreach (var row in index.RegisterRowsAsync(cancellationToken)) Take(reader, row);

        var spans = await index.CoverageAsync(cancellationToken);
        return WorldBuilder.Build(set, spans.Where(span => !span.IsGap).Select(Declaration).Append(OfRows(set)), calendars, spans.Where(span => span.IsGap));
    }

    /// <summary>A canonical source that holds a row of a register is complete for it (contracts.md §1).</summary>
    private SourceDeclaration OfRows(EventSet set) => new()
    {
        Name = "",
        CompleteFor = [],
        CompleteFrom = 0,
        CompleteUntil = 0,
        Registers = [.. set.RegisterRows.Where(row => row.Source == Symbols.None || declared(set.Symbols[row.Source]) is null).Select(row => row.Register).Distinct().Select(register => set.Vocabulary.Registers[register].Name)],
    };

    private async Task ReadJoinsAsync(CanonicalReader reader, EventSet set, CancellationToken cancellationToken)
    {
        foreach (var join in joins.Where(join => join.Key != SubjectKind.Free))
        {
            var keys = new HashSet<int>();
            for (var row = 0; row < set.Count; row++) keys.Add(Timelines.KeyOf(in set[row], join.Key));
            keys.Remove(Symbols.None);
            foreach (var chunk in keys.Select(key => new SubjectRef(join.Key, set.Symbols[key])).Chunk(SubjectsPerQuery))
                await ReadAsync(reader, new(Subjects: chunk, Types: [.. join]), cancellationToken);
        }
    }

    private async Task ReadAsync(CanonicalReader reader, EventQuery query, CancellationToken cancellationToken)
    {
        await foreach (var line in index.EventsOfAsync(query, cancellationToken)) Take(reader, line);
    }

    private static void Take(CanonicalReader reader, ReadOnlyMemory<byte> line)
    {
        if (reader.Read(line.Span) is { } wrong) throw new InvalidDataException($"The index holds a line that cannot be read: {wrong}");
    }

    private SourceDeclaration Declaration(CoverageSpan span)
    {
        var mapping = declared(span.Source);
        return new()
        {
            Name = span.Source,
            CompleteFor = span.Types,
            Units = span.Unit is null ? mapping?.Units : [span.Unit],
            CompleteFrom = span.From,
            CompleteUntil = span.Until,
            Registers = mapping?.Registers ?? [],
            NeverFills = mapping?.NeverFills ?? [],
            Calendar = mapping?.Calendar,
        };
    }

    private BusinessCalendar CalendarOf(string? source) => calendars.Find((source is null ? null : declared(source)?.Calendar) ?? Usual);
}

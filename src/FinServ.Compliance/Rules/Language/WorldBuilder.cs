using FinServ.Compliance.Calendars;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Interactions.Index;

namespace FinServ.Compliance.Rules.Language;

/// <summary>Puts together what is known from a filled set and from what the sources say of themselves.</summary>
public static class WorldBuilder
{
    /// <param name="declarations">One for each source or file that filled the set.</param>
    /// <param name="gaps">Holes that the store knows of, besides those that events declare.</param>
    public static World Build(EventSet set, IEnumerable<SourceDeclaration> declarations, CalendarBook calendars, IEnumerable<CoverageSpan>? gaps = null)
    {
        var timelines = new Timelines(set);
        var registers = new Registers(set, FoldedRows.Of(set, timelines));
        FillUnits(set, registers);
        var coverage = new Coverage();
        var world = new World(set, timelines, registers, coverage, calendars);
        foreach (var declaration in declarations) Declare(world, declaration);
        foreach (var row in world.Timelines.All) coverage.Carries(set[row].Source, set[row].Type);
        DeclareGaps(world);
        foreach (var gap in gaps ?? []) coverage.DeclareGap(set.Symbols.Intern(gap.Source), gap.Types is null ? null : Indexes(set.Vocabulary, gap.Types), gap.Unit is null ? Symbols.None : set.Symbols.Intern(gap.Unit), gap.From, gap.Until);
        return world;
    }

    private static HashSet<int> Indexes(Vocabulary vocabulary, IEnumerable<string> types) => types.Select(vocabulary.Event).OfType<EventType>().Select(type => type.Index).ToHashSet();

    private static void Declare(World world, SourceDeclaration source)
    {
        var vocabulary = world.Set.Vocabulary;
        var types = source.CompleteFor is null ? null : Indexes(vocabulary, source.CompleteFor);
        world.Coverage.Declare(types, Covers(world.Set.Symbols, source.Units), source.CompleteFrom, source.CompleteUntil);
        foreach (var register in source.Registers.Select(vocabulary.Register).OfType<RegisterDefinition>()) world.Coverage.DeclareRegister(register.Index);

        var symbol = world.Set.Symbols.Intern(source.Name);
        if (source.Calendar is { } calendar) world.SourceCalendars[symbol] = calendar;
        var names = vocabulary.FieldNames.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index);
        if (source.NeverFills.Count > 0) world.NeverFilled[symbol] = source.NeverFills.Where(name => EnvelopePlaces.ByName.ContainsKey(name) || names.ContainsKey(name)).Select(name => EnvelopePlaces.ByName.TryGetValue(name, out var place) ? place : names[name]).ToHashSet();
    }

    private static Func<int, bool>? Covers(Symbols symbols, IReadOnlyList<string>? units)
    {
        if (units is null) return null;
        var known = new Dictionary<int, bool>();
        return unit =>
        {
            if (unit == Symbols.None) return true;
            if (known.TryGetValue(unit, out var covered)) return covered;
            var name = symbols[unit];
            return known[unit] = units.Any(pattern => pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : name == pattern);
        };
    }

    /// <summary>`unit` absent with `agent` set means the agent's unit at that instant (vocabulary.md §1.6).</summary>
    private static void FillUnits(EventSet set, Registers registers)
    {
        if (set.RegisterRows.Count == 0) return;
        var staff = set.Vocabulary.Register("staff")!;
        var unitId = staff.Field("unitId")!.Index;
        for (var row = 0; row < set.Count; row++)
        {
            if (set[row].Unit != Symbols.None || set[row].Agent == Symbols.None) continue;
            if (registers.AsOf(staff.Index, set[row].Agent, set[row].At) is { } person && set.Field(person, unitId) is > 0 and var unit) set.PlaceInUnit(row, (int)unit);
        }
    }

    private static void DeclareGaps(World world)
    {
        var set = world.Set;
        if (set.Vocabulary.Event("CoverageGapDeclared") is not { } gap) return;
        var (until, types, unit) = (gap.Field("until")!.Index, gap.Field("types")!.Index, gap.Field("unit")!.Index);
        foreach (var row in world.Timelines.All)
        {
            if (set[row].Type != gap.Index) continue;
            var end = set.Field(row, until);
            var named = set.Field(row, types);
            var ids = named == Instants.Unknown ? null : set.Members(named).ToArray().Select(symbol => set.Vocabulary.Event(set.Symbols[symbol])).OfType<EventType>().Select(type => type.Index).ToHashSet();
            var last = Instants.IsDay(end) ? world.Calendars.Find("cn").EndOfDay(Instants.DayOf(end)) : end;
            var where = set.Field(row, unit) is > 0 and var one ? (int)one : Symbols.None;
            world.Coverage.DeclareGap(set[row].Source, ids is { Count: 0 } ? null : ids, where, set[row].At, last);
        }
    }
}

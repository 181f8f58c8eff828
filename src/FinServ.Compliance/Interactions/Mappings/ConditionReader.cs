using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>Reads `when:` — one condition, a list of them (all must hold), or `any:` of several.</summary>
internal sealed class ConditionReader(ValueReader values)
{
    private static readonly Dictionary<string, Func<decimal, Predicate<decimal>>> Comparisons = new()
    {
        ["above"] = bound => number => number > bound,
        ["below"] = bound => number => number < bound,
        ["at_least"] = bound => number => number >= bound,
        ["at_most"] = bound => number => number <= bound,
    };

    /// <returns>Null where there is none, or after the reason was reported.</returns>
    public RowCondition? Read(YamlValue? when)
    {
        if (when is null) return null;
        if (when.IsList) return All(when);
        if (when.Map() is not { } map) return null;
        if (map.Optional("any") is { } any)
        {
            map.RefuseUnknown();
            return new AnyOf([.. any.Items().Select(Read).OfType<RowCondition>()]);
        }

        var condition = ReadOne(map);
        map.RefuseUnknown();
        return condition;
    }

    private AllOf All(YamlValue list) => new([.. list.Items().Select(Read).OfType<RowCondition>()]);

    private RowCondition? ReadOne(YamlMap map)
    {
        var value = map.Required("column") is { } column ? values.Read(column) : null;
        var found = new List<RowCondition>();
        if (map.Optional("is") is { } wanted) found.Add(new IsOneOf(value ?? ValueReader.Broken, wanted.Texts().ToHashSet(), negated: false));
        if (map.Optional("not") is { } unwanted) found.Add(new IsOneOf(value ?? ValueReader.Broken, unwanted.Texts().ToHashSet(), negated: true));
        if (map.Optional("present")?.Bool() is { } present) found.Add(new IsPresent(value ?? ValueReader.Broken, present));
        if (map.Optional("matches") is { } pattern && ValueReader.Pattern(pattern, whole: false) is { } regex) found.Add(new Matches(value ?? ValueReader.Broken, regex));
        if (map.Optional("before") is { } later && values.ReadInstant(later) is { } limit && values.ReadInstant(map.Required("column")!) is { } instant) found.Add(new IsBefore(instant, limit));
        foreach (var (name, comparison) in Comparisons)
        {
            if (map.Optional(name)?.Number() is { } bound) found.Add(new NumberIs(value ?? ValueReader.Broken, comparison(bound)));
        }

        if (found.Count == 0 && value is not null && !map.Has("before")) map.Report("The condition says nothing of its column.", "Add `is:`, `not:`, `present:`, `matches:`, `before:`, `above:`, `below:`, `at_least:` or `at_most:`.");
        return found.Count == 1 ? found[0] : new AllOf(found);
    }
}

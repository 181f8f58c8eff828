using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;
using static FinServ.Compliance.Rules.ConditionReader;

namespace FinServ.Compliance.Rules;

/// <summary>Reads the figures of a rule and the bounds within which they must stay.</summary>
internal static class LimitReader
{
    private static readonly string[] Measures = ["share", "count", "mean"];

    /// <summary>One limit, or a list of those of which any may be broken.</summary>
    public static IReadOnlyList<LimitDefinition> Read(YamlValue value) => [.. (value.IsMap ? [value] : value.Items()).Select(One).OfType<LimitDefinition>()];

    private static LimitDefinition? One(YamlValue value)
    {
        if (value.Map() is not { } limit) return null;
        var measure = limit.Required("measure");
        if (measure?.Text() is { } text && !Measures.Contains(text)) measure.Report($"`{text}` is not a measure.", Spelling.Suggest(text, Measures));
        var definition = new LimitDefinition
        {
            Title = limit.Local("title", required: false),
            Of = Matches(limit.Required("of")) is [var of, ..] ? of : new([], null),
            Measure = measure?.Text() ?? "count",
            Good = Condition(limit.Optional("good")),
            Except = Condition(limit.Optional("except")),
            Value = Condition(limit.Optional("value")),
            Window = Length(limit.Required("window"), "The window has no length.", AmountUnit.Milliseconds, AmountUnit.NaturalDays),
            SettleMilliseconds = limit.Optional("settle") is { } settle ? Length(settle, "`settle` is not an amount of running time.", AmountUnit.Milliseconds).Value : 0,
            AtLeast = Condition(limit.Optional("at_least")),
            Bounds = [.. (limit.Required("bounds")?.Items() ?? []).Select(Bound).OfType<BoundDefinition>()],
            Excuses = OweReader.Excuses(limit),
        };
        if (definition.Measure == "share" && definition.Good is null) limit.Report("A share needs to know which items are good.", "Add `good: condition`.");
        if (definition.Measure == "mean" && definition.Value is null) limit.Report("A mean needs a value of each item.", "Add `value: …`.");
        limit.RefuseUnknown();
        return definition;
    }

    private static Amount Length(YamlValue? value, string wrong, params AmountUnit[] units)
    {
        if (Amount.TryParse(value?.Text(), out var length) && length.Value > 0 && units.Contains(length.Unit)) return length;
        value?.Report(wrong, "Write it as 30m or 1h, or in days as 1d.");
        return Amount.Milliseconds(1);
    }

    private static BoundDefinition? Bound(YamlValue value)
    {
        if (value.Map() is not { } map) return null;
        var (below, above) = (map.Optional("below"), map.Optional("above"));
        if ((below is null) == (above is null)) map.Report("A bound is either a floor or a ceiling.", "Give `below: …` or `above: …`, the value at which it is broken.");
        var figure = Condition(below ?? above);
        var bound = figure is null ? null : new BoundDefinition(below is not null, figure, Condition(map.Optional("when")), map.Optional("consecutive")?.Int() ?? 1);
        map.Optional("when");
        map.Optional("consecutive");
        map.RefuseUnknown();
        return bound;
    }
}

using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Rules;

/// <summary>Which direction of a parameter asks more of the bank.</summary>
public enum Stricter
{
    Lower,
    Higher,
}

/// <summary>A number that rules use, with its default. Source: policy/rules.md 4, 5 and 18.</summary>
public sealed record ParameterDefinition
{
    private static readonly string[] Durations = ["s", "m", "h", "d", "bd", "rbd", "mo", "y"];
    private static readonly string[] Repetitions = ["week", "month", "quarter", "half-year", "year"];

    /// <summary>`call.sl.percent`.</summary>
    public required string Key { get; init; }

    public required ParameterValue Default { get; init; }

    /// <summary>The unit of an amount (`s`, `m`, `h`, `d`, `bd`, `mo`, `y`), or what is counted (`%`, `count`, `share`, …).</summary>
    public required string Unit { get; init; }

    public required Stricter Stricter { get; init; }

    public required LocalText Meaning { get; init; }

    /// <summary>Ids of the rules that use it, the first of them first.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>Whether its numbers are lengths of time in <see cref="Unit"/>.</summary>
    public bool IsDuration => Default is ParameterValue.Period || Durations.Contains(Unit);

    /// <summary>A value of this parameter as a length of time; null where it is none.</summary>
    public Amount? AsAmount(ParameterValue value) => value switch
    {
        ParameterValue.Period period => period.Value,
        ParameterValue.Number(var number) when Durations.Contains(Unit) && Amount.TryParse($"{number:0.######}{Unit}", out var amount) => amount,
        _ => null,
    };

    /// <summary>Whether an override is of the same kind as the default.</summary>
    public bool Accepts(ParameterValue value) => (Default, value) switch
    {
        (ParameterValue.Table known, ParameterValue.Table other) => other.Values.Keys.All(known.Values.ContainsKey),
        (ParameterValue.Period or ParameterValue.Word, ParameterValue.Period or ParameterValue.Word) => true, // `weekly` beside `2bd`
        _ => Default.GetType() == value.GetType(),
    };

    /// <summary>The stricter of two values of this parameter; of a table, code by code.</summary>
    /// <returns>The first where neither is stricter, or where they cannot be compared.</returns>
    public ParameterValue StricterOf(ParameterValue first, ParameterValue second)
    {
        if (first is ParameterValue.Table one && second is ParameterValue.Table two) return Merge(one, two);
        var order = Compare(first, second);
        return (Stricter == Stricter.Higher ? order < 0 : order > 0) ? second : first;
    }

    private ParameterValue.Table Merge(ParameterValue.Table one, ParameterValue.Table two) =>
        new(one.Values.Concat(two.Values).GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Stricter == Stricter.Higher ? group.Max() : group.Min(), StringComparer.Ordinal));

    private static int Compare(ParameterValue first, ParameterValue second) => (first, second) switch
    {
        (ParameterValue.Number(var one), ParameterValue.Number(var two)) => one.CompareTo(two),
        (ParameterValue.Flag(var one), ParameterValue.Flag(var two)) => one.CompareTo(two),
        (ParameterValue.Period(var one), ParameterValue.Period(var two)) when one.Unit == two.Unit => one.Value.CompareTo(two.Value),
        (ParameterValue.Word(var one), ParameterValue.Word(var two)) => CompareWords(one, two),
        _ => 0,
    };

    /// <summary>Repetitions by their length; times of day and days of the year, which have fixed digits, by their text.</summary>
    private static int CompareWords(string one, string two)
    {
        var (first, second) = (Array.IndexOf(Repetitions, one), Array.IndexOf(Repetitions, two));
        return first >= 0 && second >= 0 ? first.CompareTo(second) : string.CompareOrdinal(one, two);
    }
}

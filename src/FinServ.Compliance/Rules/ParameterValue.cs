using System.Globalization;
using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Rules;

/// <summary>What a parameter is set to, by default or by an override.</summary>
public abstract record ParameterValue
{
    private ParameterValue()
    {
    }

    /// <summary>A number in the parameter's unit.</summary>
    public sealed record Number(decimal Value) : ParameterValue
    {
        public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    }

    public sealed record Flag(bool Value) : ParameterValue
    {
        public override string ToString() => Value ? "true" : "false";
    }

    /// <summary>An amount with its own unit, such as `4h` or `1bd`.</summary>
    public sealed record Period(Amount Value) : ParameterValue
    {
        public override string ToString() => Value.ToString();
    }

    /// <summary>A word, a time of day or a day of the year: `quarter`, `20:30`, `01-31`.</summary>
    public sealed record Word(string Value) : ParameterValue
    {
        public override string ToString() => Value;
    }

    /// <summary>Numbers by code, such as a rate for each customer segment.</summary>
    public sealed record Table(IReadOnlyDictionary<string, decimal> Values) : ParameterValue
    {
        public bool Equals(Table? other) =>
            other is not null && Values.Count == other.Values.Count
            && Values.All(pair => other.Values.TryGetValue(pair.Key, out var value) && value == pair.Value);

        public override int GetHashCode() => Values.Aggregate(0, (hash, pair) => hash ^ HashCode.Combine(pair.Key, pair.Value));

        public override string ToString() =>
            string.Join(", ", Values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value.ToString(CultureInfo.InvariantCulture)}"));
    }

    /// <summary>The value as it is written; null after a problem was reported.</summary>
    public static ParameterValue? Read(YamlValue place)
    {
        if (place.IsMap) return ReadTable(place.Map()!);
        if (place.Text() is not { } text) return null;

        if (text is "true" or "false") return new Flag(text == "true");
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return new Number(number);
        if (Amount.TryParse(text, out var amount)) return new Period(amount);
        return new Word(text);
    }

    private static Table ReadTable(YamlMap map)
    {
        var values = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (code, _, value) in map.Entries())
        {
            if (value.Number() is { } number) values[code] = number;
        }

        return new(values);
    }
}

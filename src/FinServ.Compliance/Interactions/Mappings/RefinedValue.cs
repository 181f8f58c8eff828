using System.Globalization;
using System.Text.RegularExpressions;

namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>What a mapping does to a value, in this order: signs for "none", shape, case, map, unit, what is put around it.</summary>
internal sealed record Refinement
{
    /// <summary>Texts that mean that there is no value.</summary>
    public IReadOnlySet<string> Empty { get; init; } = new HashSet<string>();

    /// <summary>What does not match as a whole counts as no value; linear in time.</summary>
    public Regex? Only { get; init; }

    public bool Lower { get; init; }

    public IReadOnlyDictionary<string, string>? Map { get; init; }

    /// <summary>What a text means that is not in the map; null = the row cannot be read.</summary>
    public string? Otherwise { get; init; }

    /// <summary>A duration written `1:02:03` or `2:03` becomes seconds.</summary>
    public bool Seconds { get; init; }

    public string Prefix { get; init; } = "";

    public string Suffix { get; init; } = "";

    /// <summary>Divides the text into the members of a list; null for a single value.</summary>
    public string? Split { get; init; }

    public bool IsNothing => Empty.Count == 0 && Only is null && !Lower && Map is null && !Seconds && Prefix.Length + Suffix.Length == 0 && Split is null;
}

/// <summary>A value after what the mapping does to it.</summary>
internal sealed class RefinedValue(RowValue value, Refinement by) : RowValue
{
    public override IEnumerable<RowValue> Parts => [value];

    public override IEnumerable<string> Possible => by.Map is { } map
        ? map.Values.Concat(by.Otherwise is { } other ? [other] : []).Select(text => by.Prefix + text + by.Suffix).Distinct()
        : value.Possible;

    public override string Column => value.Column;

    public override string? Text(MappedRow row)
    {
        if (value.Text(row) is not { } text) return null;
        if (by.Split is not { } split) return Refine(text, row);
        var members = text.Split(split, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join(Separator, members.Select(member => Refine(member, row)).OfType<string>());
    }

    private string? Refine(string text, MappedRow row)
    {
        if (by.Empty.Contains(text) || (by.Only is { } shape && !shape.IsMatch(text))) return null;
        if (by.Lower) text = text.ToLowerInvariant();
        if (by.Map is { } map && !map.TryGetValue(text, out text!))
        {
            if (by.Otherwise is null) row.Fail("unmapped-value", Column, $"`{Column}` holds a value that the map does not know{Shown(row)}.", "Add it to the `map:` of the mapping, or an `otherwise:`.");
            text = by.Otherwise!;
        }

        if (text is null) return null;
        if (by.Seconds) text = SecondsOf(text, row) ?? "";
        return by.Prefix.Length + by.Suffix.Length == 0 ? text : by.Prefix + text + by.Suffix;

        string Shown(MappedRow of) => value.Text(of) is { Length: <= 40 } written && written.All(c => char.IsAsciiLetter(c) || c is '-' or '_' or ' ') ? $" (`{written}`)" : "";
    }

    private string? SecondsOf(string text, MappedRow row)
    {
        var total = 0m;
        foreach (var part in text.Split(':'))
        {
            if (!decimal.TryParse(part, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                row.Fail("bad-duration", Column, $"`{Column}` is not a duration.", "Durations are written 75, 1:15 or 0:01:15.");
                return null;
            }

            total = total * 60 + number;
        }

        return total.ToString(CultureInfo.InvariantCulture);
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>Something that holds of a row, or does not.</summary>
internal abstract class RowCondition
{
    public abstract bool Holds(MappedRow row);
}

/// <summary>The value is one of these texts, or none of them; a value that is not there is none of them.</summary>
internal sealed class IsOneOf(RowValue value, IReadOnlySet<string> texts, bool negated) : RowCondition
{
    public override bool Holds(MappedRow row) => (value.Text(row) is { } text && texts.Contains(text)) != negated;
}

internal sealed class IsPresent(RowValue value, bool wanted) : RowCondition
{
    public override bool Holds(MappedRow row) => value.Text(row) is not null == wanted;
}

/// <summary>The value is a number that a comparison holds of; what is no number is not.</summary>
internal sealed class NumberIs(RowValue value, Predicate<decimal> holds) : RowCondition
{
    public override bool Holds(MappedRow row) =>
        decimal.TryParse(value.Text(row), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && holds(number);
}

/// <summary>One instant, or day, lies before another; not where either is absent, or only one of them is a day.</summary>
internal sealed class IsBefore(InstantValue value, InstantValue other) : RowCondition
{
    public override bool Holds(MappedRow row)
    {
        var (one, two) = (value.Instant(row), other.Instant(row));
        return one != Instants.Unknown && two != Instants.Unknown && Instants.IsDay(one) == Instants.IsDay(two) && one < two;
    }
}

/// <summary>The pattern occurs in the value; linear in time.</summary>
internal sealed class Matches(RowValue value, Regex pattern) : RowCondition
{
    public override bool Holds(MappedRow row) => value.Text(row) is { } text && pattern.IsMatch(text);
}

internal sealed class AllOf(IReadOnlyList<RowCondition> parts) : RowCondition
{
    public override bool Holds(MappedRow row)
    {
        foreach (var part in parts)
        {
            if (!part.Holds(row)) return false;
        }

        return true;
    }
}

internal sealed class AnyOf(IReadOnlyList<RowCondition> parts) : RowCondition
{
    public override bool Holds(MappedRow row)
    {
        foreach (var part in parts)
        {
            if (part.Holds(row)) return true;
        }

        return false;
    }
}

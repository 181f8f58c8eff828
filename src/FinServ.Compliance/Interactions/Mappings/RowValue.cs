using System.Security.Cryptography;
using System.Text;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>A value that a mapping takes from a row: a column, a constant, or something made of them.</summary>
internal abstract class RowValue
{
    /// <summary>Stands between the members of a list; in no text of a file.</summary>
    public const char Separator = '\u001F';

    /// <summary>The value as it is written; null where the row has none.</summary>
    public abstract string? Text(MappedRow row);

    /// <summary>All texts it can have, where they stand in the mapping; empty where they come from the file.</summary>
    public virtual IEnumerable<string> Possible => [];

    /// <summary>What it is made of.</summary>
    public virtual IEnumerable<RowValue> Parts => [];

    /// <summary>Name of the column that is to blame for a wrong value; empty where it is made of several.</summary>
    public virtual string Column => "";
}

/// <summary>A column as it stands, blanks at both ends cut; empty = absent.</summary>
internal sealed class ColumnValue(int column, string name) : RowValue
{
    public int Index => column;

    public override string Column => name;

    public override string? Text(MappedRow row)
    {
        var cell = row.Cell(column);
        if (string.IsNullOrEmpty(cell)) return null;
        if (!char.IsWhiteSpace(cell[0]) && !char.IsWhiteSpace(cell[^1])) return cell;
        return cell.Trim() is { Length: > 0 } trimmed ? trimmed : null;
    }
}

/// <summary>The same for every row.</summary>
internal sealed class ConstantValue(string text) : RowValue
{
    public override IEnumerable<string> Possible => text.Split(Separator, StringSplitOptions.RemoveEmptyEntries);

    public override string? Text(MappedRow row) => text;
}

/// <summary>A value that the mapping gave a name; made once a row.</summary>
internal sealed class NamedValue(int index, RowValue value) : RowValue
{
    public override IEnumerable<RowValue> Parts => [value];

    public override IEnumerable<string> Possible => value.Possible;

    public override string Column => value.Column;

    public override string? Text(MappedRow row) => row.Remember(index, value);
}

/// <summary>Parts one after the other; absent when any part is.</summary>
internal sealed class JoinedValue(IReadOnlyList<RowValue> parts, string with) : RowValue
{
    public override IEnumerable<RowValue> Parts => parts;

    public override string? Text(MappedRow row)
    {
        var texts = new string[parts.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            if (parts[i].Text(row) is not { } text) return null;
            texts[i] = text;
        }

        return string.Join(with, texts);
    }
}

/// <summary>The first part that is there.</summary>
internal sealed class FirstValue(IReadOnlyList<RowValue> parts) : RowValue
{
    public override IEnumerable<RowValue> Parts => parts;

    public override IEnumerable<string> Possible => parts.SelectMany(part => part.Possible);

    public override string? Text(MappedRow row)
    {
        foreach (var part in parts)
        {
            if (part.Text(row) is { } text) return text;
        }

        return null;
    }
}

/// <summary>An id made of content: the same parts give the same id in every file.</summary>
/// <remarks>Not for what names a person: short secrets can be guessed from a hash. For those a keyed token is there.</remarks>
internal sealed class HashedValue(IReadOnlyList<RowValue> parts) : RowValue
{
    public override IEnumerable<RowValue> Parts => parts;

    public override string? Text(MappedRow row)
    {
        var content = string.Join(Separator, parts.Select(part => part.Text(row) ?? ""));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 12));
    }
}

/// <summary>A keyed token that stands for a name or number which must not be stored.</summary>
internal sealed class TokenValue(RowValue value) : RowValue
{
    public override IEnumerable<RowValue> Parts => [value];

    public override string Column => value.Column;

    public override string? Text(MappedRow row) => value.Text(row) is { } text ? row.Tokens.Token(text) : null;
}

/// <summary>Seconds between two instants; negative where the source says so.</summary>
internal sealed class SecondsBetween(InstantValue from, InstantValue until) : RowValue
{
    public override string? Text(MappedRow row)
    {
        var (start, end) = (from.Instant(row), until.Instant(row));
        if (start == Instants.Unknown || end == Instants.Unknown || Instants.IsDay(start) || Instants.IsDay(end)) return null;
        return ((end - start) / 1000m).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>There only when a condition on the row holds.</summary>
internal sealed class ConditionalValue(RowValue value, RowCondition when) : RowValue
{
    public override IEnumerable<RowValue> Parts => [value];

    public override IEnumerable<string> Possible => value.Possible;

    public override string Column => value.Column;

    public override string? Text(MappedRow row) => when.Holds(row) ? value.Text(row) : null;
}

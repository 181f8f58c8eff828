using System.Buffers;
using System.Globalization;
using System.Text;

namespace FinServ.Compliance.Text;

/// <summary>Rows of files as they came, for quarantine: what may be sealed of them, and what may be shown.</summary>
/// <remarks>JSON can hide a word behind `\u9a8c`; such escapes are written out first, which leaves the JSON the same.</remarks>
public sealed class RawRows(TextMasker masker)
{
    private static readonly SearchValues<char> BareEnds = SearchValues.Create(",:{}[]\" \t\r\n");

    /// <summary>The row with authentication data destroyed and all else as it came; still readable by the same connector.</summary>
    public string Destroy(string raw)
    {
        var plain = WithoutEscapes(raw);
        var masked = masker.Mask(plain);
        return masked.OriginalWithoutC3 == plain ? raw : QuoteBareMasks(masked.OriginalWithoutC3);
    }

    /// <summary>The row with every value masked, for display.</summary>
    public string Masked(string raw) => masker.Mask(WithoutEscapes(raw)).Text;

    /// <summary>Writes `\uXXXX` out where the character needs no escape in JSON; anything else stays.</summary>
    private static string WithoutEscapes(string raw)
    {
        if (!raw.Contains("\\u", StringComparison.Ordinal)) return raw;

        var plain = new StringBuilder(raw.Length);
        for (var at = 0; at < raw.Length;)
        {
            if (TryEscape(raw, at, out var c))
            {
                plain.Append(c);
                at += 6;
            }
            else
            {
                var taken = raw[at] == '\\' && at + 1 < raw.Length ? 2 : 1; // `\\u` is a backslash and a u
                plain.Append(raw, at, taken);
                at += taken;
            }
        }

        return plain.ToString();
    }

    private static bool TryEscape(string raw, int at, out char c)
    {
        c = '\0';
        if (raw[at] != '\\' || at + 6 > raw.Length || raw[at + 1] != 'u') return false;
        if (!ushort.TryParse(raw.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)) return false;
        c = (char)code;
        return c >= ' ' && c is not ('"' or '\\') && !char.IsSurrogate(c);
    }

    /// <summary>In JSON a masked number becomes a string: `"cvv":123` is left as `"cvv":"***"`.</summary>
    private static string QuoteBareMasks(string row)
    {
        if (!row.AsSpan().TrimStart().StartsWith('{')) return row;

        var quoted = new StringBuilder(row.Length + 8);
        for (var at = 0; at < row.Length;)
        {
            var end = row[at] == '"' ? StringEnd(row, at) : BareEnd(row, at);
            var part = row.AsSpan(at, end - at);
            if (row[at] != '"' && part.Contains('*')) quoted.Append('"').Append(part).Append('"');
            else quoted.Append(part);
            at = end;
        }

        return quoted.ToString();
    }

    private static int StringEnd(string row, int at)
    {
        for (at++; at < row.Length && row[at] != '"'; at++)
            if (row[at] == '\\') at++;

        return Math.Min(at + 1, row.Length);
    }

    /// <summary>End of a number or word outside strings; any other sign stands by itself.</summary>
    private static int BareEnd(string row, int at)
    {
        var length = row.AsSpan(at).IndexOfAny(BareEnds);
        return at + (length < 0 ? row.Length - at : Math.Max(1, length));
    }
}

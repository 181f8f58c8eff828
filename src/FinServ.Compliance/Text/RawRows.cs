using System.Globalization;
using System.Text;

namespace FinServ.Compliance.Text;

/// <summary>Rows of files as they came, for quarantine: what may be sealed of them, and what may be shown.</summary>
/// <remarks>JSON can hide a word behind `\u9a8c`; such escapes are written out first, which leaves the JSON the same.</remarks>
public sealed class RawRows(TextMasker masker)
{
    /// <summary>The row with authentication data destroyed and all else as it came; still readable by the same connector.</summary>
    public string Destroy(string raw) => masker.Mask(WithoutEscapes(raw)).OriginalWithoutC3;

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
}

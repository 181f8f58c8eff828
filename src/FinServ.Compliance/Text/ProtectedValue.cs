using System.Text;

namespace FinServ.Compliance.Text;

/// <summary>A name, number or address from a protected field: how it is compared, and how it is shown.</summary>
public static class ProtectedValue
{
    private const string NumberSigns = "+-()./· ";

    /// <summary>The form in which two spellings of one value are equal: folded, trimmed, numbers without separators and without +86.</summary>
    public static string Normalize(string value)
    {
        var folded = LiteralText.Fold(value).Trim();
        return IsNumber(folded) ? NormalizeNumber(folded) : CollapseSpaces(folded);
    }

    /// <summary>What people see of it: `138****2047`, `张**`, `w***@example.com`, `110105**********2X`; at least four signs of a number stay hidden.</summary>
    public static string Masked(string value)
    {
        var trimmed = value.Trim();
        if (trimmed.Length == 0) return "";
        if (trimmed.Contains('@') || trimmed.Contains('＠')) return Masks.Of(PersonalData.Mail, trimmed);
        var number = Normalize(trimmed);
        if (!IsNumber(number)) return trimmed.EnumerateRunes().First() + "**";

        return number.TrimStart('+').Length switch
        {
            18 => Masks.Keep(number, 6, 2),
            >= 15 => Masks.Of(PersonalData.CardNumber, number),
            >= 11 => Masks.Keep(number, 3, 4),
            >= 7 => Masks.Keep(number, 0, 2),
            _ => "****",
        };
    }

    /// <summary>Digits with the usual signs between, and an X at most as the check character of an identity number.</summary>
    private static bool IsNumber(string text)
    {
        var digits = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i])) digits++;
            else if (!NumberSigns.Contains(text[i], StringComparison.Ordinal) && !(text[i] is 'x' or 'X' && i == text.Length - 1 && digits == 17)) return false;
        }

        return digits > 0;
    }

    private static string NormalizeNumber(string text)
    {
        var number = new StringBuilder(text.Length);
        foreach (var c in text)
            if (char.IsAsciiLetterOrDigit(c) || (c == '+' && number.Length == 0)) number.Append(c);

        var digits = number.ToString();
        foreach (var prefix in (ReadOnlySpan<string>)["+86", "0086", "86"])
        {
            if (!digits.StartsWith(prefix, StringComparison.Ordinal)) continue;
            var national = digits[prefix.Length..];
            if (national.Length == 11 && national[0] == '1') return national;
            if (prefix == "+86") return national.StartsWith('0') ? national : "0" + national;
        }

        return digits;
    }

    private static string CollapseSpaces(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

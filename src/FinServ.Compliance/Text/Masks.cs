using System.Text;

namespace FinServ.Compliance.Text;

/// <summary>What stands in place of a value: enough to tell two apart by eye, never enough to restore one. Source: policy/lexicons.md §9.2 and §9.5.</summary>
public static class Masks
{
    /// <summary>The mask of a value of one kind; spaces and other separators of numbers are left out.</summary>
    public static string Of(string kind, ReadOnlySpan<char> value) => kind switch
    {
        PersonalData.CardCode => "***",
        PersonalData.CardExpiry => "**/**",
        PersonalData.OneTimeCode or PersonalData.Password => "******",
        PersonalData.IdentityNumber => Keep(value, 6, 2),
        PersonalData.CardNumber => Card(value),
        PersonalData.Mobile => Keep(value, 3, 4),
        PersonalData.Mail => Mail(value),
        _ => "***",
    };

    /// <summary>The first and last digits or letters of a number, one star for each of the others.</summary>
    internal static string Keep(ReadOnlySpan<char> value, int first, int last)
    {
        Span<char> kept = stackalloc char[64];
        var count = Compact(value, kept);
        for (var i = Math.Min(first, count); i < count - last; i++) kept[i] = '*';
        return kept[..count].ToString();
    }

    /// <summary>Keeps 6 + 4 of long numbers; of short ones less, because with Luhn fewer than five hidden digits could be found out.</summary>
    private static string Card(ReadOnlySpan<char> value)
    {
        const int last = 4, hidden = 5;
        Span<char> digits = stackalloc char[64];
        return Keep(value, Math.Clamp(Compact(value, digits) - last - hidden, 0, 6), last);
    }

    private static string Mail(ReadOnlySpan<char> value)
    {
        var at = value.LastIndexOfAny('@', '＠');
        if (at < 1) return "***";
        var first = char.IsAscii(value[0]) ? value[0] : '*';
        return $"{first}***@{Domain(value[(at + 1)..])}";
    }

    /// <summary>The domain, but no long numbers in it: they may be somebody's own.</summary>
    private static string Domain(ReadOnlySpan<char> domain)
    {
        const int longest = 3; // 163.com and 139.com say nothing about anybody
        var shown = new StringBuilder(domain.Length);
        for (var at = 0; at < domain.Length;)
        {
            var digits = 0;
            while (at + digits < domain.Length && DigitForms.Plain(domain[at + digits]) >= 0) digits++;
            var taken = Math.Max(1, digits);
            shown.Append(digits > longest ? "***" : domain.Slice(at, taken));
            at += taken;
        }

        return shown.ToString();
    }

    private static int Compact(ReadOnlySpan<char> value, Span<char> into)
    {
        var count = 0;
        foreach (var c in value)
        {
            if (DigitForms.IsSeparator(c) || count == into.Length) continue;
            var digit = DigitForms.Plain(c) is >= 0 and var plain ? plain : DigitForms.Numeral(c);
            into[count++] = digit >= 0 ? (char)('0' + digit) : char.ToUpperInvariant(DigitForms.Narrow(c));
        }

        return count;
    }
}

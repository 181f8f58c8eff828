using System.Runtime.CompilerServices;

namespace FinServ.Compliance.Text;

/// <summary>The forms in which people write digits: ASCII, full width, and Chinese numerals.</summary>
internal static class DigitForms
{
    /// <summary>Chinese numerals stand for a number's digits only in runs of at least this many. Source: policy/lexicons.md §9.1.</summary>
    public const int ShortestNumeralRun = 6;

    /// <summary>幺 is how one is spoken in telephone numbers.</summary>
    public const string Numerals = "零一二三四五六七八九〇○两幺";

    private const string NumeralValues = "01234567890021";

    /// <summary>Value of an ASCII or full-width digit, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Plain(char c)
    {
        if (char.IsAsciiDigit(c)) return c - '0';
        return c is >= '０' and <= '９' ? c - '０' : -1;
    }

    /// <summary>Value of a Chinese numeral, or −1.</summary>
    public static int Numeral(char c)
    {
        if (c < '○') return -1;
        var at = Numerals.IndexOf(c, StringComparison.Ordinal);
        return at < 0 ? -1 : NumeralValues[at] - '0';
    }

    /// <summary>Characters that people put between the groups of one number.</summary>
    public static bool IsSeparator(char c) => c is ' ' or '-' or '.' or '·' or '\u3000' or '－' or '．' or '\u00A0';

    /// <summary>A full-width letter, digit or sign as its ASCII form; anything else unchanged.</summary>
    public static char Narrow(char c) => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c;

    public static bool IsAsciiWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}

namespace FinServ.Compliance.Text;

/// <summary>A card's expiry behind the word that announces it: month and year, `12/26`, `1226`, `12-2026`.</summary>
internal static class ExpiryReader
{
    private const int Reach = 15;

    /// <summary>The first such date within reach; a full date is none.</summary>
    public static (int Start, int End)? After(ReadOnlySpan<char> text, int from, int latest)
    {
        var last = Math.Min(latest, from + Reach);
        for (var at = from; at < last; at++)
        {
            if (DigitForms.Plain(text[at]) < 0) continue;
            var end = MonthAndYear(text, at);
            return end < 0 || Continues(text, end) || Surroundings.IsPartOfWord(text, at, end) ? null : (at, end);
        }

        return null;
    }

    /// <summary>End of a month and a year of two or four digits; −1 where there is none.</summary>
    private static int MonthAndYear(ReadOnlySpan<char> text, int at)
    {
        if (Number(text, at, 2) is < 1 or > 12) return -1;
        at += 2;
        if (at < text.Length && text[at] is '/' or '-' or '／' or '－') at++;
        if (Number(text, at, 4) is >= 2000 and < 2100) return at + 4;
        return Number(text, at, 2) >= 0 ? at + 2 : -1;
    }

    private static int Number(ReadOnlySpan<char> text, int at, int digits)
    {
        if (at + digits > text.Length) return -1;
        var number = 0;
        for (var i = at; i < at + digits; i++)
        {
            if (DigitForms.Plain(text[i]) is not (>= 0 and var digit)) return -1;
            number = number * 10 + digit;
        }

        return number;
    }

    /// <summary>More digits, or another part of a date.</summary>
    private static bool Continues(ReadOnlySpan<char> text, int end) =>
        end < text.Length
        && (DigitForms.Plain(text[end]) >= 0
            || (end + 1 < text.Length && text[end] is '/' or '-' or '.' && DigitForms.Plain(text[end + 1]) >= 0));
}

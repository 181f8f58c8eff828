namespace FinServ.Compliance.Text;

/// <summary>What stands directly around a value and makes it something else: money, a label, a mask, a longer word. Source: policy/lexicons.md §9.4.</summary>
internal static class Surroundings
{
    private const string Currency = "¥￥$€£＄";
    private const string MaskSigns = "*＊•●×";
    private const string MoneyUnits = "元块万亿%％";
    private const string LabelLinks = " :：=＝#\"'“”是为\t";

    public static bool IsMask(char c) => MaskSigns.Contains(c, StringComparison.Ordinal);

    public static bool IsCurrency(char c) => Currency.Contains(c, StringComparison.Ordinal);

    /// <summary>An amount: a currency sign before, or a unit of money after, be it behind a space.</summary>
    public static bool IsMoney(ReadOnlySpan<char> text, int start, int end) =>
        (start > 0 && IsCurrency(text[start - 1])) || MoneyUnits.Contains(NextSign(text, end), StringComparison.Ordinal);

    /// <summary>Whether one of the labels stands before the value, with at most a colon, 是 or quotes between.</summary>
    public static bool HasLabel(ReadOnlySpan<char> text, int start, ContextWords labels)
    {
        var end = start;
        for (var skipped = 0; skipped < 4 && end > 0 && LabelLinks.Contains(text[end - 1], StringComparison.Ordinal); skipped++) end--;
        return labels.EndingAt(text, end) > 0;
    }

    /// <summary>Part of a word such as `a716-4466` or `x13800000000y`, or of a number that is masked already.</summary>
    public static bool IsPartOfWord(ReadOnlySpan<char> text, int start, int end)
    {
        if (end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] == '_' || IsMask(text[end]))) return true;
        if (start > 0 && IsMask(text[start - 1])) return true;
        return FollowsCode(text, start);
    }

    /// <summary>`tel13800000000` is a label and a number; `a716b13800000000` and `U62928788557186` are codes.</summary>
    private static bool FollowsCode(ReadOnlySpan<char> text, int start)
    {
        const int longestLabel = 12;
        var at = start;
        while (at > 0 && start - at <= longestLabel && char.IsAsciiLetter(text[at - 1])) at--;
        return start - at is 1 or > longestLabel || (at > 0 && DigitForms.IsAsciiWordPart(text[at - 1]));
    }

    private static char NextSign(ReadOnlySpan<char> text, int at)
    {
        if (at < text.Length && text[at] == ' ') at++;
        return at < text.Length ? text[at] : '\0';
    }
}

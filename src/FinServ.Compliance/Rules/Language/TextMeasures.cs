using System.Text;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Rules.Language;

/// <summary>How much a text says, as the policy counts it.</summary>
internal static class TextMeasures
{
    /// <summary>Characters as people count them: code points without white space.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count(rune => !Rune.IsWhiteSpace(rune));

    /// <summary>Words: each Chinese character is one, and so is each run of other letters and digits (policy/rules.md 1.7).</summary>
    public static int Words(string text)
    {
        var (count, inside) = (0, false);
        foreach (var rune in text.EnumerateRunes())
        {
            var isWord = Rune.IsLetterOrDigit(rune);
            if (IsHan(rune) || (isWord && !inside)) count++;
            inside = isWord && !IsHan(rune);
        }

        return count;
    }

    public static bool IsChinese(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHan(rune)) return true;
        }

        return false;
    }

    /// <summary>Whether a text is one of the phrases and nothing else; case, width, spaces and punctuation do not count.</summary>
    /// <param name="phrases">As <see cref="Bare"/> gives them.</param>
    public static bool IsOneOf(string text, string[] phrases)
    {
        var longest = phrases.Max(phrase => phrase.Length);
        return text.Length <= longest * 4 && phrases.Contains(Bare(text));
    }

    public static string Bare(string text) => string.Concat(LiteralText.Fold(text).EnumerateRunes().Where(Rune.IsLetterOrDigit));

    private static bool IsHan(Rune rune) => rune.Value is >= 0x4E00 and <= 0x9FFF or >= 0x3400 and <= 0x4DBF or >= 0x20000 and <= 0x323AF or 0x3007;
}

using System.Globalization;
using System.Text;

namespace FinServ.Compliance.Text;

/// <summary>How code points fold, remembered for those of the basic plane that fold to one unit.</summary>
internal static class FoldTable
{
    /// <summary>Below this code point nothing joins what stands before it.</summary>
    public const char FirstJoin = '\u0300';

    private const char SharpS = 'ß';
    private const char Refused = '\uFFFE'; // a noncharacter that Normalize throws on
    private const char IotaBelow = '\u0345';
    private static readonly char[] Singles = new char[char.MaxValue + 1]; // filled as met; threads that meet one at once write the same

    /// <summary>The unit that a unit folds to; NUL where it needs more than one, or is half of a pair.</summary>
    public static char Single(char c)
    {
        var known = Singles[c];
        if (known != '\0' || char.IsSurrogate(c)) return known;
        return Fold(c.ToString()) is [var single] ? Singles[c] = single : '\0';
    }

    /// <summary>NFKC and full case folding of well-formed text. Source: Unicode, chapter 3.13 and CaseFolding.txt.</summary>
    public static string Fold(string text)
    {
        var decomposed = text.Replace(Refused, '\uFFFD').Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(decomposed.Length);
        foreach (var rune in decomposed.EnumerateRunes())
        {
            if (rune.Value == IotaBelow) folded.Append('ι');
            else folded.Append(Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)).ToString());
        }

        return folded.Replace($"{SharpS}", "ss").ToString().Normalize(NormalizationForm.FormKC);
    }

    /// <summary>Marks, and the Korean and Japanese parts that compose with what stands before them.</summary>
    public static bool Joins(char c) => char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => true,
        UnicodeCategory.OtherLetter => c is >= '\u1100' and <= '\u11FF' or >= '\uA960' and <= '\uA97F' or >= '\uD7B0' and <= '\uD7FF',
        UnicodeCategory.ModifierLetter => c is '\uFF9E' or '\uFF9F',
        UnicodeCategory.Surrogate => true, // marks exist beyond the basic plane as well
        _ => false,
    };
}

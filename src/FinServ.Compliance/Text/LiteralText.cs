using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace FinServ.Compliance.Text;

/// <summary>What an index must hold for a text to contain a phrase: every token of <see cref="All"/>, and one that starts with <see cref="Prefix"/>.</summary>
/// <param name="All">Tokens that must all be there; may be empty.</param>
/// <param name="Prefix">Set for phrases too short to make a whole token: some token must start so. Null otherwise.</param>
public sealed record LiteralQuery(IReadOnlyList<string> All, string? Prefix)
{
    /// <summary>The index cannot narrow this phrase down: look at every text.</summary>
    public bool MatchesAnything => All.Count == 0 && Prefix is null;
}

/// <summary>Literal search: a phrase is found wherever it is a substring after NFKC and case folding, in any script, of any length, also inside a word or number.</summary>
/// <remarks>
/// An index gives candidates by <see cref="IndexTokens"/> and <see cref="QueryTokens"/>, which never miss; <see cref="Contains"/>
/// on the text decides. So every store gives the same answer. Why these tokens: ops/decisions/0003-literal-search-tokens.md.
/// </remarks>
public static class LiteralText
{
    private const int MostQueryTokens = 48;

    /// <summary>The text as it is compared; half a surrogate pair becomes U+FFFD.</summary>
    public static string Fold(string text) => Folding.Whole(text);

    /// <summary>Whether the phrase stands in the text. An empty phrase stands in every text.</summary>
    public static bool Contains(string text, string phrase)
    {
        if (!Folding.HasJoins(text) && !Folding.HasJoins(phrase))
            return Folding.ByParts(text).Contains(Folding.ByParts(phrase), StringComparison.Ordinal);

        return Folding.Whole(text).Contains(Folding.Whole(phrase), StringComparison.Ordinal)
            || Folding.ByParts(text).Contains(Folding.ByParts(phrase), StringComparison.Ordinal);
    }

    /// <summary>Where the phrase stands in the original text, in UTF-16 units, ends exclusive; in order, without overlaps.</summary>
    public static IReadOnlyList<(int Start, int End)> Positions(string text, string phrase)
    {
        var found = new List<(int Start, int End)>();
        if (phrase.Length == 0) return found;

        Collect(Folding.WithPlaces(text, whole: false), Folding.ByParts(phrase), found);
        if (Folding.HasJoins(text) || Folding.HasJoins(phrase))
            Collect(Folding.WithPlaces(text, whole: true), Folding.Whole(phrase), found);

        found.Sort();
        var (kept, end) = (new List<(int Start, int End)>(found.Count), 0);
        foreach (var place in found)
        {
            if (place.Start < end) continue;
            kept.Add(place);
            end = place.End;
        }

        return kept;
    }

    /// <summary>The tokens of a text for the index, each once, separated by spaces: letters a–z and digits only, so that simple tokenizers leave them whole.</summary>
    public static string IndexTokens(string text)
    {
        var grams = new HashSet<Gram>();
        Gram.AddAll(Folding.ByParts(text), grams);
        if (Folding.HasJoins(text)) Gram.AddAll(Folding.Whole(text), grams);

        var tokens = new StringBuilder(grams.Count * 13);
        foreach (var gram in grams) gram.AppendTo(tokens).Append(' ');
        if (tokens.Length > 0) tokens.Length--;
        return tokens.ToString();
    }

    /// <summary>What to ask the index for; texts that contain the phrase all answer to it, others may.</summary>
    public static LiteralQuery QueryTokens(string phrase)
    {
        var parts = Folding.ByParts(phrase);
        var (grams, beginning) = Gram.OfPhrase(parts);
        if (Folding.Whole(phrase) is var whole && whole != parts)
        {
            // Either folding may find it, so only what both ask for can be asked for.
            grams = [.. grams.Intersect(Gram.OfPhrase(whole).Whole)];
            beginning = null;
        }

        var tokens = grams.Take(MostQueryTokens).Select(gram => gram.ToString()).ToArray();
        return new(tokens, tokens.Length > 0 ? null : beginning?.ToString());
    }

    private static void Collect(in Folding folding, string phrase, List<(int Start, int End)> found)
    {
        for (var at = 0; (at = folding.Text.IndexOf(phrase, at, StringComparison.Ordinal)) >= 0; at += phrase.Length)
            found.Add(folding.ToOriginal(at, at + phrase.Length));
    }
}

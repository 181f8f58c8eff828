using System.Text;

namespace FinServ.Compliance.Interactions.Index.Sqlite;

/// <summary>Writes the tokens of a text so that SQLite's full-text index keeps each as it is.</summary>
internal sealed class PhraseTokens
{
    /// <summary>SQLite splits at ASCII marks and blanks; in tokens they stand in the private use area instead.</summary>
    private const int MarkOffset = 0xE000;

    private readonly StringBuilder document = new();

    /// <summary>The document to index for a masked text.</summary>
    public string Document(string text)
    {
        document.Clear();
        foreach (var token in Tokens(Fold(text)))
        {
            Append(token);
            document.Append(' ');
        }

        return document.ToString();
    }

    /// <summary>The query that finds every text with the phrase, and some without it; null where the index cannot narrow down.</summary>
    public string? Query(string phrase)
    {
        document.Clear();
        var folded = Fold(phrase);
        foreach (var token in folded.Length == 1 ? [folded] : Pairs(folded))
        {
            document.Append('"');
            Append(token);
            document.Append("\" ");
        }

        return document.Length == 0 ? null : document.ToString();
    }

    public static bool Contains(string text, string phrase) => Fold(text).Contains(Fold(phrase), StringComparison.Ordinal);

    private static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    private static IEnumerable<string> Tokens(string folded)
    {
        for (var i = 0; i < folded.Length; i++) yield return folded.Substring(i, 1);
        foreach (var pair in Pairs(folded)) yield return pair;
    }

    private static IEnumerable<string> Pairs(string folded)
    {
        for (var i = 0; i + 1 < folded.Length; i++) yield return folded.Substring(i, 2);
    }

    private void Append(string token)
    {
        foreach (var c in token) document.Append(c < 0x80 && !char.IsAsciiLetterOrDigit(c) ? (char)(MarkOffset + c) : c);
    }
}

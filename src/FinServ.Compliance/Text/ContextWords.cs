using System.Collections.Frozen;

namespace FinServ.Compliance.Text;

/// <summary>Words looked for near a value. Latin words count as whole words, in any case; Chinese ones anywhere.</summary>
internal sealed class ContextWords(IEnumerable<string> words)
{
    private readonly string[] words = [.. words.Where(word => word.Length > 0)];
    private readonly FrozenDictionary<char, string[]> byFirst = Group(words, word => word[0]);
    private readonly FrozenDictionary<char, string[]> byLast = Group(words, word => word[^1]);

    public IReadOnlyList<string> All => words;

    /// <summary>Whether a word stands within so many UTF-16 units before or after the place.</summary>
    public bool Near(ReadOnlySpan<char> text, int start, int end, int within) =>
        In(text, Math.Max(0, start - within), start) || In(text, end, Math.Min(text.Length, end + within));

    /// <summary>Whether a word stands wholly within a part of the text.</summary>
    public bool In(ReadOnlySpan<char> text, int start, int end)
    {
        foreach (var word in words)
        {
            var comparison = char.IsAscii(word[0]) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
            for (var from = start; from < end;)
            {
                var at = text[from..end].IndexOf(word, comparison);
                if (at < 0) break;
                if (IsWhole(text, from + at, word)) return true;
                from += at + 1;
            }
        }

        return false;
    }

    /// <summary>The longest word that ends exactly at a place; its length, or 0.</summary>
    public int EndingAt(ReadOnlySpan<char> text, int end)
    {
        if (end == 0 || !byLast.TryGetValue(char.ToUpperInvariant(text[end - 1]), out var ending)) return 0;
        foreach (var word in ending)
            if (end >= word.Length && Is(text, end - word.Length, word)) return word.Length;

        return 0;
    }

    /// <summary>The longest word that starts exactly at a place; its length, or 0.</summary>
    public int StartingAt(ReadOnlySpan<char> text, int start)
    {
        if (!byFirst.TryGetValue(char.ToUpperInvariant(text[start]), out var beginning)) return 0;
        foreach (var word in beginning)
            if (start + word.Length <= text.Length && Is(text, start, word)) return word.Length;

        return 0;
    }

    /// <summary>Longest first, so that the first that fits is the longest.</summary>
    private static FrozenDictionary<char, string[]> Group(IEnumerable<string> words, Func<string, char> by) =>
        words.Where(word => word.Length > 0)
            .GroupBy(word => char.ToUpperInvariant(by(word)))
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(word => word.Length).ToArray());

    private static bool Is(ReadOnlySpan<char> text, int at, string word) =>
        text.Slice(at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase) && IsWhole(text, at, word);

    /// <summary>Digits may touch a Latin word (`CVV123`), letters may not, unless a capital starts the next word (`loginPassword`).</summary>
    private static bool IsWhole(ReadOnlySpan<char> text, int at, string word)
    {
        if (!char.IsAscii(word[0])) return true;
        var end = at + word.Length;
        return (at == 0 || !IsOneWord(text[at - 1], text[at])) && (end == text.Length || !IsOneWord(text[end - 1], text[end]));
    }

    private static bool IsOneWord(char left, char right) =>
        char.IsAsciiLetter(left) && char.IsAsciiLetter(right) && !(char.IsAsciiLetterLower(left) && char.IsAsciiLetterUpper(right));
}

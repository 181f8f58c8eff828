using System.Buffers;

namespace FinServ.Compliance.Text;

/// <summary>A word that announces a secret of some kind, and where it stands.</summary>
internal readonly record struct SecretWord(string Kind, int Start, int End);

/// <summary>Finds the words that announce authentication data, with one vector search for Latin and one for Chinese words.</summary>
internal sealed class SecretWords
{
    private readonly (string Kind, ContextWords Words)[] kinds;
    private readonly SearchValues<string> latin;
    private readonly SearchValues<char> lastSigns; // Chinese words by their last sign, which is rarer than their first

    public SecretWords(PersonalDataLists lists)
    {
        kinds = [.. lists.Secrets.Select(secret => (secret.Key, secret.Value)).OrderBy(secret => secret.Key, StringComparer.Ordinal)];
        var all = kinds.SelectMany(kind => kind.Words.All).ToArray();
        latin = SearchValues.Create([.. all.Where(word => char.IsAscii(word[^1]))], StringComparison.OrdinalIgnoreCase);
        lastSigns = SearchValues.Create([.. all.Select(word => word[^1]).Where(sign => !char.IsAscii(sign)).Distinct()]);
    }

    /// <summary>All such words in order; of words that overlap at one end the longest. Null where there are none.</summary>
    public List<SecretWord>? Find(ReadOnlySpan<char> text)
    {
        List<SecretWord>? found = null;
        FindLatin(text, ref found);
        FindChinese(text, ref found);
        found?.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return found;
    }

    private void FindLatin(ReadOnlySpan<char> text, ref List<SecretWord>? found)
    {
        for (var from = 0; ;)
        {
            var step = text[from..].IndexOfAny(latin);
            if (step < 0) return;
            var start = from + step;
            var longest = 0;
            foreach (var (_, words) in kinds) longest = Math.Max(longest, words.StartingAt(text, start));
            if (longest > 0) Add(text, start, start + longest, ref found);
            from = start + Math.Max(1, longest);
        }
    }

    private void FindChinese(ReadOnlySpan<char> text, ref List<SecretWord>? found)
    {
        for (var from = 0; ;)
        {
            var step = text[from..].IndexOfAny(lastSigns);
            if (step < 0) return;
            var end = from + step + 1;
            var longest = 0;
            foreach (var (_, words) in kinds) longest = Math.Max(longest, words.EndingAt(text, end));
            if (longest > 0) Add(text, end - longest, end, ref found);
            from = end;
        }
    }

    private void Add(ReadOnlySpan<char> text, int start, int end, ref List<SecretWord>? found)
    {
        foreach (var (kind, words) in kinds)
            if (words.StartingAt(text, start) == end - start) (found ??= []).Add(new(kind, start, end));
    }
}

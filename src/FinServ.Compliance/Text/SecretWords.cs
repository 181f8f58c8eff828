using System.Buffers;

namespace FinServ.Compliance.Text;

/// <summary>A word that announces a secret of some kind, and where it stands.</summary>
internal readonly record struct SecretWord(string Kind, int Start, int End);

/// <summary>Finds the words that announce authentication data: all of them near numbers, those for passwords everywhere.</summary>
internal sealed class SecretWords
{
    private readonly (string Kind, ContextWords Words)[] kinds;
    private readonly WordSearch all;
    private readonly WordSearch passwords;

    public SecretWords(PersonalDataLists lists)
    {
        kinds = [.. lists.Secrets.Select(secret => (secret.Key, secret.Value)).OrderBy(secret => secret.Key, StringComparer.Ordinal)];
        all = new(kinds.SelectMany(kind => kind.Words.All));
        passwords = new(lists.Secrets.GetValueOrDefault(PersonalData.Password)?.All ?? []);
    }

    /// <summary>Such words in order; of words that overlap at one end the longest. Null where there are none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="numbers">Stretches around its numbers, in order; null where it has none.</param>
    public List<SecretWord>? Find(ReadOnlySpan<char> text, List<(int Start, int End)>? numbers)
    {
        List<SecretWord>? found = null;
        FindIn(text, 0, text.Length, passwords, ref found);
        if (numbers is not null)
            foreach (var (start, end) in numbers) FindIn(text, start, end, all, ref found);

        if (found is null) return null;
        found.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : string.CompareOrdinal(a.Kind, b.Kind));
        return found.Count > 1 ? [.. found.Distinct()] : found;
    }

    private void FindIn(ReadOnlySpan<char> text, int start, int end, WordSearch search, ref List<SecretWord>? found)
    {
        for (var at = search.NextLatin(text, start, end); at >= 0; at = search.NextLatin(text, at + 1, end))
        {
            var longest = 0;
            foreach (var (_, words) in kinds) longest = Math.Max(longest, words.StartingAt(text, at));
            if (longest > 0) Add(text, at, at + longest, ref found);
        }

        for (var at = search.NextLastSign(text, start, end); at >= 0; at = search.NextLastSign(text, at + 1, end))
        {
            var longest = 0;
            foreach (var (_, words) in kinds) longest = Math.Max(longest, words.EndingAt(text, at + 1));
            if (longest > 0) Add(text, at + 1 - longest, at + 1, ref found);
        }
    }

    private void Add(ReadOnlySpan<char> text, int start, int end, ref List<SecretWord>? found)
    {
        foreach (var (kind, words) in kinds)
            if (words.StartingAt(text, start) == end - start) (found ??= []).Add(new(kind, start, end));
    }

    /// <summary>Latin words by one vector search, Chinese ones by their last signs, which are rarer than their first.</summary>
    private sealed class WordSearch(IEnumerable<string> words)
    {
        private readonly SearchValues<string> latin =
            SearchValues.Create([.. words.Where(word => char.IsAscii(word[^1]))], StringComparison.OrdinalIgnoreCase);

        private readonly SearchValues<char> lastSigns =
            SearchValues.Create([.. words.Select(word => word[^1]).Where(sign => !char.IsAscii(sign)).Distinct()]);

        public int NextLatin(ReadOnlySpan<char> text, int from, int end) => Next(text[Math.Min(from, end)..end].IndexOfAny(latin), from);

        public int NextLastSign(ReadOnlySpan<char> text, int from, int end) => Next(text[Math.Min(from, end)..end].IndexOfAny(lastSigns), from);

        private static int Next(int step, int from) => step < 0 ? -1 : from + step;
    }
}

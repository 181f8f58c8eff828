namespace FinServ.Compliance.Text;

/// <summary>Which lengths card numbers of a prefix have. The longest prefix that fits decides; ranges of one prefix add up.</summary>
internal sealed class CardPrefixes
{
    private const int LongestPrefix = 10;
    private readonly Dictionary<string, Issuer>.AlternateLookup<ReadOnlySpan<char>> issuers;
    private readonly bool[] usedLengths = new bool[LongestPrefix + 1];

    public CardPrefixes(IEnumerable<Range> ranges)
    {
        var byPrefix = new Dictionary<string, Issuer>(StringComparer.Ordinal);
        foreach (var range in ranges)
        {
            var known = byPrefix.GetValueOrDefault(range.Prefix);
            var lengths = range.Lengths.Where(length => length is > 0 and < 32).Aggregate(known.Lengths, (bits, length) => bits | (1u << length));
            byPrefix[range.Prefix] = new(lengths, known.Domestic | range.Domestic);
            usedLengths[Math.Min(range.Prefix.Length, LongestPrefix)] = true;
        }

        issuers = byPrefix.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The range of the longest listed prefix that the digits start with.</summary>
    public bool TryFind(ReadOnlySpan<char> digits, out Issuer issuer)
    {
        for (var length = Math.Min(LongestPrefix, digits.Length); length > 0; length--)
            if (usedLengths[length] && issuers.TryGetValue(digits[..length], out issuer)) return true;

        issuer = default;
        return false;
    }

    /// <summary>One row of the list; domestic issuers have older cards that fail Luhn.</summary>
    internal sealed record Range(string Prefix, IReadOnlyList<int> Lengths, bool Domestic);

    /// <summary>What is issued under a prefix: bit n of the lengths is set where numbers have n digits.</summary>
    internal readonly record struct Issuer(uint Lengths, bool Domestic)
    {
        public bool Issues(int length) => (Lengths & (1u << length)) != 0;
    }
}

using System.Collections.Frozen;

namespace FinServ.Compliance.Text;

/// <summary>A set of prefixes, asked whether digits start with one of them.</summary>
internal sealed class FrozenPrefixes
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> prefixes;
    private readonly int[] lengths;

    public FrozenPrefixes(IEnumerable<string> prefixes)
    {
        var all = prefixes.ToFrozenSet(StringComparer.Ordinal);
        lengths = [.. all.Select(prefix => prefix.Length).Distinct()];
        this.prefixes = all.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool Starts(ReadOnlySpan<char> digits)
    {
        foreach (var length in lengths)
            if (digits.Length >= length && prefixes.Contains(digits[..length])) return true;

        return false;
    }
}

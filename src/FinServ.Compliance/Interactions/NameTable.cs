using System.Text;

namespace FinServ.Compliance.Interactions;

/// <summary>Things by their ASCII name, found from a string or straight from the UTF-8 of a line, without allocation.</summary>
internal sealed class NameTable<T> where T : class
{
    private readonly Dictionary<string, T> byName = new(AsciiNames.Instance);
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<byte>> byUtf8;

    public NameTable(IEnumerable<T> things, Func<T, string> name)
    {
        foreach (var thing in things) byName.TryAdd(name(thing), thing); // a second one of that name was reported by its reader
        byUtf8 = byName.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public T? Find(string name) => byName.GetValueOrDefault(name);

    public T? Find(ReadOnlySpan<byte> utf8) => byUtf8.TryGetValue(utf8, out var found) ? found : null;
}

/// <summary>Makes a name and its UTF-8 bytes equal. Names are ASCII; any other text equals nothing.</summary>
internal sealed class AsciiNames : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<byte>, string>
{
    public static readonly AsciiNames Instance = new();

    public bool Equals(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal);

    public bool Equals(ReadOnlySpan<byte> alternate, string other) => Ascii.Equals(alternate, other);

    public int GetHashCode(string obj)
    {
        var hash = Seed;
        foreach (var letter in obj) hash = Mix(hash, letter);
        return hash;
    }

    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = Seed;
        foreach (var letter in alternate) hash = Mix(hash, letter);
        return hash;
    }

    public string Create(ReadOnlySpan<byte> alternate) => Encoding.ASCII.GetString(alternate);

    // FNV-1a: short names, and both sides must come to the same number.
    private const int Seed = unchecked((int)2166136261);

    private static int Mix(int hash, int letter) => unchecked((hash ^ letter) * 16777619);
}

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

    public int GetHashCode(string obj) =>
        obj.Length == 0 ? 0 : Mix(obj.Length, obj[0], obj[obj.Length / 4], obj[obj.Length / 2], obj[obj.Length * 3 / 4], obj[^1]);

    public int GetHashCode(ReadOnlySpan<byte> alternate) =>
        alternate.Length == 0 ? 0 : Mix(alternate.Length, alternate[0], alternate[alternate.Length / 4], alternate[alternate.Length / 2], alternate[alternate.Length * 3 / 4], alternate[^1]);

    public string Create(ReadOnlySpan<byte> alternate) => Encoding.ASCII.GetString(alternate);

    /// <summary>Length and five letters tell nearly all names of one event apart, and cost the same for every length.</summary>
    private static int Mix(int length, int first, int second, int third, int fourth, int fifth) =>
        unchecked((((((((((length * 31) + first) * 31) + second) * 31) + third) * 31) + fourth) * 31) + fifth);
}

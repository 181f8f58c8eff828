using System.Collections;

namespace FinServ.Compliance.Interactions;

/// <summary>A closed list of codes, in the order of the data dictionary.</summary>
public sealed class CodeSet : IReadOnlyList<string>
{
    private readonly IReadOnlyList<string> codes;
    private readonly NameTable<string> byName;

    internal CodeSet(IReadOnlyList<string> codes)
    {
        this.codes = codes;
        byName = new(codes, code => code);
    }

    public int Count => codes.Count;

    public string this[int index] => codes[index];

    public bool Contains(string code) => byName.Find(code) is not null;

    /// <summary>The code that these bytes spell, always the same string object; null where it is not on the list.</summary>
    public string? Find(ReadOnlySpan<byte> utf8) => byName.Find(utf8);

    public IEnumerator<string> GetEnumerator() => codes.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(", ", codes);
}

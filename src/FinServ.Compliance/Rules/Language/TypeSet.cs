namespace FinServ.Compliance.Rules.Language;

/// <summary>A set of event types that is asked for every row of every timeline: one look into a table.</summary>
public sealed class TypeSet
{
    private readonly bool[] has;
    private readonly int[] members;

    /// <param name="types">Indexes of event types in the vocabulary.</param>
    public TypeSet(IEnumerable<int> types)
    {
        members = [.. types.Distinct().Order()];
        has = new bool[members is [.., var last] ? last + 1 : 0];
        foreach (var type in members) has[type] = true;
    }

    public int Count => members.Length;

    public IReadOnlyList<int> Members => members;

    public bool Contains(int type) => (uint)type < (uint)has.Length && has[type];
}

namespace FinServ.Compliance.Interactions;

/// <summary>Facts as of an instant: the last row of a key that began at or before it (vocabulary.md §3).</summary>
public sealed class Registers
{
    private readonly EventSet set;
    private readonly Dictionary<(int Register, int Key), List<RegisterRow>> rows = [];

    /// <param name="folded">Rows that events make besides those that were sent as such.</param>
    public Registers(EventSet set, IEnumerable<RegisterRow>? folded = null)
    {
        this.set = set;
        foreach (var row in set.RegisterRows.Concat(folded ?? []))
        {
            if (!rows.TryGetValue((row.Register, row.Key), out var history)) rows[(row.Register, row.Key)] = history = [];
            history.Add(row);
        }

        // A later line with the same instant corrects the earlier one: List.Sort is unstable, OrderBy is not.
        foreach (var key in rows.Keys) rows[key] = [.. rows[key].OrderBy(row => row.At)];
    }

    /// <summary>The row in force, or null where there is none or it was ended.</summary>
    /// <param name="at">UTC milliseconds, inclusive.</param>
    public RegisterRow? AsOf(int register, int key, long at)
    {
        if (!rows.TryGetValue((register, key), out var history)) return null;
        for (var i = history.Count - 1; i >= 0; i--)
        {
            if (history[i].At <= at) return history[i].Ended ? null : history[i];
        }

        return null;
    }

    /// <summary>As <see cref="AsOf(int, int, long)"/>, with the span for which the answer holds.</summary>
    /// <param name="from">UTC milliseconds, inclusive.</param>
    /// <param name="until">UTC milliseconds, exclusive.</param>
    public RegisterRow? AsOf(int register, int key, long at, out long from, out long until)
    {
        (from, until) = (long.MinValue, long.MaxValue);
        if (!rows.TryGetValue((register, key), out var history)) return null;
        for (var i = history.Count - 1; i >= 0; i--)
        {
            from = history[i].At;
            if (from <= at) return history[i].Ended ? null : history[i];
            until = from;
        }

        from = long.MinValue;
        return null;
    }

    public long Field(RegisterRow row, int field) => set.Field(row, field);

    /// <summary>All rows of a register in force at an instant.</summary>
    public IEnumerable<RegisterRow> InForce(int register, long at) =>
        rows.Keys.Where(key => key.Register == register).Select(key => AsOf(register, key.Key, at)).OfType<RegisterRow>();
}

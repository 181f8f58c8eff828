namespace FinServ.Compliance.Interactions;

/// <summary>Register rows that events make: a refusal that a customer states is a fact of `consents` from then on (vocabulary.md §3).</summary>
internal static class FoldedRows
{
    public static IReadOnlyList<RegisterRow> Of(EventSet set, Timelines timelines)
    {
        var makes = new List<RegisterDefinition>?[set.Vocabulary.Events.Count];
        foreach (var register in set.Vocabulary.Registers)
        {
            foreach (var type in register.FoldedFrom.Select(set.Vocabulary.Event).OfType<EventType>()) (makes[type.Index] ??= []).Add(register);
        }

        var rows = new List<RegisterRow>();
        foreach (var row in timelines.All)
        {
            foreach (var register in makes[set[row].Type] ?? [])
            {
                if (KeyOf(set, row, register) is var key and not Symbols.None) rows.Add(new(register.Index, key, set[row].At, Ended: false, set[row].FirstField, set[row].FieldCount, set[row].Source));
            }
        }

        return rows;
    }

    private static int KeyOf(EventSet set, int row, RegisterDefinition register)
    {
        var parts = register.Key.Select(name => Part(set, row, register.Field(name)!)).ToArray();
        return parts.Contains(Symbols.None) ? Symbols.None : set.Symbols.Intern(string.Join('/', parts.Select(part => set.Symbols[part])));
    }

    private static int Part(EventSet set, int row, FieldDefinition part) => part.Name switch
    {
        "customer" => set[row].Customer,
        "agent" => set[row].Agent,
        "unit" => set[row].Unit,
        _ => set.Field(row, part.Index) is > 0 and <= int.MaxValue and var symbol ? (int)symbol : Symbols.None,
    };
}

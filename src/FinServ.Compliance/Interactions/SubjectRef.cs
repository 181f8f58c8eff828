namespace FinServ.Compliance.Interactions;

/// <summary>Sorts of things that a rule can watch.</summary>
public enum SubjectKind
{
    Interaction,
    Case,
    Customer,
    Agent,
    Unit,
    Source,
    Free,
}

/// <summary>What a verdict is about, printed `kind:key` (`case:C1`, `free:A/B`).</summary>
public readonly record struct SubjectRef(SubjectKind Kind, string Key)
{
    private static readonly string[] Names = ["interaction", "case", "customer", "agent", "unit", "source", "free"];

    public override string ToString() => $"{Names[(int)Kind]}:{Key}";

    public static bool TryParse(string text, out SubjectRef subject)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var kind = colon > 0 ? Array.IndexOf(Names, text[..colon]) : -1;
        subject = kind < 0 ? default : new((SubjectKind)kind, text[(colon + 1)..]);
        return kind >= 0 && subject.Key.Length > 0;
    }
}

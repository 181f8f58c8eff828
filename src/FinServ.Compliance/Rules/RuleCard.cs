using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Rules;

/// <summary>What people read of a rule: everything of its card but the logic.</summary>
public sealed record RuleCard
{
    public required RuleRef Ref { get; init; }

    /// <summary>Group A…K of policy/rules.md §6.</summary>
    public required string Group { get; init; }

    public required LocalText Title { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>Ids of the clauses that the rule serves (policy/clauses.md).</summary>
    public required IReadOnlyList<string> Clauses { get; init; }

    /// <summary>What the rule demands, in a sentence.</summary>
    public required LocalText Obligation { get; init; }

    /// <summary>整改要求, with placeholders in braces that verdict facts fill, e.g. `{等待秒数}`.</summary>
    public required LocalText Rectification { get; init; }

    /// <summary>AMOUNT of the rectification deadline of the card, e.g. `10bd`; overrides the severity profile.</summary>
    public required string RectifyWithin { get; init; }

    public required LocalText Addressee { get; init; }

    public required LocalText Reinspection { get; init; }

    public required LocalText Accountability { get; init; }

    /// <summary>True: warns and counts, raises no notice (regulations.md §1, rules.md §1.1).</summary>
    public bool Advisory { get; init; }

    /// <summary>Clear-cut hits (clocks, missing fields, checksums) may be confirmed by the bank's setting; text and behaviour hits never.</summary>
    public bool ClearCut { get; init; } = true;
}

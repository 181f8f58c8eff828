namespace FinServ.Compliance.Interactions;

/// <summary>What a source says of itself: for what it is complete, what it never fills, on which calendar its units work.</summary>
public sealed record SourceDeclaration
{
    /// <summary>Name of the source; empty for the lines of a canonical file that name none.</summary>
    public required string Name { get; init; }

    /// <summary>Event types for which it is complete; null for all.</summary>
    public IReadOnlyList<string>? CompleteFor { get; init; }

    /// <summary>Units it speaks for, `AB-*` for all that start so; null for all units.</summary>
    public IReadOnlyList<string>? Units { get; init; }

    /// <summary>Complete from then on (UTC milliseconds, inclusive).</summary>
    public required long CompleteFrom { get; init; }

    /// <summary>Complete until then (UTC milliseconds, inclusive).</summary>
    public required long CompleteUntil { get; init; }

    /// <summary>True where it stays complete up to whatever *now* is judged at, as canonical files are (contracts.md §1).</summary>
    public bool IsEndless { get; init; }

    /// <summary>Registers whose absent rows mean that there is none.</summary>
    public IReadOnlyList<string> Registers { get; init; } = [];

    /// <summary>Optional fields that it can never fill; a rule that needs one is unknown there.</summary>
    public IReadOnlyList<string> NeverFills { get; init; } = [];

    /// <summary>Calendar of its units, where they name none; null = `cn`.</summary>
    public string? Calendar { get; init; }
}

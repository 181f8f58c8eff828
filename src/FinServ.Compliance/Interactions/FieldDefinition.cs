using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions;

/// <summary>What it means that an optional field is not there. Source: policy/vocabulary.md 1.3.</summary>
public enum AbsentMeaning
{
    /// <summary>Nobody knows; a condition that needs it is unknown.</summary>
    Unknown,

    /// <summary>It is known that there is none (no end date, no queue); comparisons with it are false.</summary>
    Nothing,

    /// <summary>It has the value <see cref="FieldDefinition.Absent"/>.</summary>
    Value,
}

/// <summary>A field of an event, or of the rows of a register, as the data dictionary declares it.</summary>
public sealed record FieldDefinition
{
    /// <summary>Place of the name in <see cref="Vocabulary.FieldNames"/>; the same in every event and register.</summary>
    public required int Index { get; init; }

    public required string Name { get; init; }

    /// <summary>One type for one name, everywhere.</summary>
    public required FieldType Type { get; init; }

    /// <summary>`share`, `%`, `h`, `1-5`, … where the type does not say it; null otherwise.</summary>
    public string? Unit { get; init; }

    /// <summary>Codes allowed here; null where the values are no codes. A name may have another list in another event.</summary>
    public CodeSet? Codes { get; init; }

    /// <summary>A line without it is quarantined.</summary>
    public bool Required { get; init; }

    /// <summary>Part of a register's key: it travels in the line's `key`, not in its `data`.</summary>
    public bool IsKey { get; init; }

    /// <summary>The value that an absent field has, as it is written; null unless <see cref="AbsentMeans"/> is a value.</summary>
    public string? Absent { get; init; }

    public AbsentMeaning AbsentMeans { get; init; }

    /// <summary>Smallest value allowed, inclusive; null = no bound.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Largest value allowed, inclusive; null = no bound.</summary>
    public decimal? Maximum { get; init; }

    public required LocalText Meaning { get; init; }
}

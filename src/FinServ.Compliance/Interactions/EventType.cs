using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions;

/// <summary>A kind of thing that happens, as the data dictionary declares it.</summary>
public sealed record EventType
{
    private readonly NameTable<FieldDefinition> byName;

    internal EventType(IReadOnlyList<FieldDefinition> fields, IEnumerable<FieldDefinition> common)
    {
        Fields = fields;
        byName = new(fields.UnionBy(common, field => field.Name), field => field.Name);
        RequiredFields = [.. fields.Where(field => field.Required)];
    }

    /// <summary>Place in <see cref="Vocabulary.Events"/>.</summary>
    public required int Index { get; init; }

    /// <summary>`ComplaintReceived`: in the past tense.</summary>
    public required string Name { get; init; }

    public required LocalText Title { get; init; }

    /// <summary>What is true in the world at the event's instant.</summary>
    public required LocalText Meaning { get; init; }

    /// <summary>`Contact`, `Case`, `Complaint`, …</summary>
    public required string Area { get; init; }

    public required KeyRequirement Keys { get; init; }

    /// <summary>Its own fields, without those that every event may carry.</summary>
    public IReadOnlyList<FieldDefinition> Fields { get; }

    /// <summary>Those of <see cref="Fields"/> without which a line is quarantined.</summary>
    public IReadOnlyList<FieldDefinition> RequiredFields { get; }

    /// <summary>The field that names the event type whose fields it may carry as well (`recordType`); null = none.</summary>
    public string? CarriesFieldsOf { get; init; }

    public bool CarriesFieldsOfRecord => CarriesFieldsOf is not null;

    /// <summary>An own field or one that every event may carry; null where it is not declared.</summary>
    public FieldDefinition? Field(string name) => byName.Find(name);

    /// <summary>As <see cref="Field(string)"/>, from the bytes of a line.</summary>
    public FieldDefinition? Field(ReadOnlySpan<byte> utf8) => byName.Find(utf8);

    public bool Equals(EventType? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    public override string ToString() => Name;
}

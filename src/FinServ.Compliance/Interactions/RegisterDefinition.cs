using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions;

/// <summary>A set of facts that hold over time, as the data dictionary declares it.</summary>
public sealed record RegisterDefinition
{
    private readonly NameTable<FieldDefinition> byName;

    internal RegisterDefinition(IReadOnlyList<string> key, IReadOnlyList<FieldDefinition> fields)
    {
        Key = key;
        Fields = fields;
        byName = new(fields, field => field.Name);
        RequiredFields = [.. fields.Where(field => field.Required && !field.IsKey)];
    }

    /// <summary>Place in <see cref="Vocabulary.Registers"/>.</summary>
    public required int Index { get; init; }

    public required string Name { get; init; }

    public required LocalText Title { get; init; }

    /// <summary>What it holds, as of when it is looked up, and what an absent row means.</summary>
    public required LocalText Meaning { get; init; }

    /// <summary>Names of the key's parts; a line joins their values by `/` in this order.</summary>
    public IReadOnlyList<string> Key { get; }

    /// <summary>All fields, those of the key included.</summary>
    public IReadOnlyList<FieldDefinition> Fields { get; }

    /// <summary>Those that a row's `data` must hold.</summary>
    public IReadOnlyList<FieldDefinition> RequiredFields { get; }

    /// <summary>Event types from which rows are also made.</summary>
    public required IReadOnlyList<string> FoldedFrom { get; init; }

    /// <summary>A field of the row, or a part of its key; null where it is not declared.</summary>
    public FieldDefinition? Field(string name) => byName.Find(name);

    /// <summary>As <see cref="Field(string)"/>, from the bytes of a line.</summary>
    public FieldDefinition? Field(ReadOnlySpan<byte> utf8) => byName.Find(utf8);

    public bool Equals(RegisterDefinition? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    public override string ToString() => Name;
}

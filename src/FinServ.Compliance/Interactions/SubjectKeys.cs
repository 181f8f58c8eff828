namespace FinServ.Compliance.Interactions;

/// <summary>The keys of an event's envelope that say whom and what it concerns.</summary>
[Flags]
public enum SubjectKeys
{
    None = 0,
    Source = 1,
    Interaction = 2,
    Case = 4,
    Customer = 8,
    Agent = 16,
    Unit = 32,
    Channel = 64,
}

/// <summary>Which keys an event of a type must carry. Further keys are welcome.</summary>
/// <param name="Required">All of these.</param>
/// <param name="Optional">These are usual as well.</param>
/// <param name="OneOf">At least one of these; <see cref="SubjectKeys.None"/> = no such choice.</param>
/// <param name="OrField">A field of `data` that stands in for <paramref name="OneOf"/>; null = none.</param>
public sealed record KeyRequirement(SubjectKeys Required, SubjectKeys Optional, SubjectKeys OneOf, string? OrField)
{
    /// <summary>The required keys that are missing.</summary>
    /// <remarks>A unit is known from its agent through the register of staff. Source: policy/vocabulary.md 1.6.</remarks>
    public SubjectKeys MissingFrom(SubjectKeys present)
    {
        var known = (present & SubjectKeys.Agent) != 0 ? present | SubjectKeys.Unit : present;
        return Required & ~known;
    }

    /// <summary>Whether the choice of keys is met.</summary>
    /// <param name="present">The keys that the event carries.</param>
    /// <param name="hasField">Whether the event carries <see cref="OrField"/>.</param>
    public bool ChoiceMetBy(SubjectKeys present, bool hasField) =>
        OneOf == SubjectKeys.None || (present & OneOf) != 0 || (hasField && OrField is not null);
}

/// <summary>How subject keys are written in files.</summary>
public static class SubjectKeyNames
{
    /// <summary>Each key by its name in the envelope.</summary>
    public static IReadOnlyDictionary<string, SubjectKeys> ByName { get; } = new Dictionary<string, SubjectKeys>
    {
        ["source"] = SubjectKeys.Source,
        ["interaction"] = SubjectKeys.Interaction,
        ["case"] = SubjectKeys.Case,
        ["customer"] = SubjectKeys.Customer,
        ["agent"] = SubjectKeys.Agent,
        ["unit"] = SubjectKeys.Unit,
        ["channel"] = SubjectKeys.Channel,
    };

    /// <summary>The names of all keys in the set, in the order of the envelope.</summary>
    public static IEnumerable<string> NamesOf(this SubjectKeys keys) => ByName.Where(pair => (keys & pair.Value) != 0).Select(pair => pair.Key);
}

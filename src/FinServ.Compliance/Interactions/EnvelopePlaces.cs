namespace FinServ.Compliance.Interactions;

/// <summary>Keys of the envelope that a source may never fill, numbered apart from the fields of `data`.</summary>
public static class EnvelopePlaces
{
    /// <summary>Each by its name, with a number below zero.</summary>
    public static IReadOnlyDictionary<string, int> ByName { get; } = new Dictionary<string, int>
    {
        ["text"] = -1, ["by"] = -2, ["agent"] = -3, ["customer"] = -4, ["unit"] = -5, ["interaction"] = -6, ["case"] = -7, ["channel"] = -8,
    };
}

using System.Globalization;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions.Sample;

/// <summary>What a contact can be about, in the words of customer and bank. `{amount}` stands for a sum.</summary>
internal sealed record SampleTopic
{
    /// <summary>Id in the register `categories`.</summary>
    public required string Category { get; init; }

    public required string Product { get; init; }

    public required string Nature { get; init; }

    /// <summary>The department that knows.</summary>
    public required string Department { get; init; }

    /// <summary>The customer asks.</summary>
    public required LocalText Ask { get; init; }

    /// <summary>The agent answers.</summary>
    public required LocalText Answer { get; init; }

    /// <summary>How the record puts the question.</summary>
    public required LocalText Note { get; init; }

    /// <summary>How the record puts the result.</summary>
    public required LocalText Result { get; init; }

    /// <summary>The matter, as a complaint.</summary>
    public required LocalText Matter { get; init; }

    public required LocalText Demand { get; init; }

    /// <summary>What the department plans to do.</summary>
    public required LocalText Plan { get; init; }

    public static string Say(LocalText words, SampleCustomer customer, decimal amount) =>
        customer.Words(words.Zh, words.En).Replace("{amount}", amount.ToString("N2", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>A sum between 20 and 8,000 yuan, most of them small.</summary>
    public static decimal Amount(SampleRandom random) => random.Between(2_000, random.Chance(200) ? 800_000 : 60_000) / 100m;

    public static SampleTopic Any(SampleRandom random) => random.Pick(SampleTopics.All);
}

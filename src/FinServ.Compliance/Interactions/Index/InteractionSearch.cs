namespace FinServ.Compliance.Interactions.Index;

/// <summary>What a person searches for; what is null is not asked. All conditions must hold.</summary>
/// <param name="Phrase">A literal phrase: a substring of the masked text after NFKC and case folding, any script, any length.</param>
/// <param name="Without">Phrases that must not occur in the same text.</param>
/// <param name="Units">Events of any of these units; an empty list finds nothing.</param>
/// <param name="From">Earliest instant, UTC milliseconds, inclusive.</param>
/// <param name="Until">Latest instant, UTC milliseconds, inclusive.</param>
public sealed record InteractionSearch(
    string? Phrase = null,
    IReadOnlyList<string>? Without = null,
    IReadOnlyCollection<string>? Sources = null,
    IReadOnlyCollection<string>? Units = null,
    IReadOnlyCollection<string>? Channels = null,
    IReadOnlyCollection<string>? Types = null,
    string? Speaker = null,
    string? Agent = null,
    string? Customer = null,
    string? Case = null,
    string? Interaction = null,
    long From = long.MinValue,
    long Until = long.MaxValue);

/// <summary>One event that matches.</summary>
/// <param name="Text">Its masked text; null where it has none.</param>
/// <param name="Json">Its masked canonical line, UTF-8.</param>
/// <param name="Key">Its place in the order of hits; hand it in to go on after it.</param>
public sealed record SearchHit(
    DateTimeOffset At,
    bool DayPrecision,
    string Type,
    string Source,
    string Record,
    string? Interaction,
    string? Case,
    string? Customer,
    string? Agent,
    string? Unit,
    string? Channel,
    string? Speaker,
    string? Text,
    byte[] Json,
    SearchKey Key);

/// <summary>Place of a hit in the order of hits: newest first, equal instants in the order of the index.</summary>
public readonly record struct SearchKey(long At, long Id)
{
    public override string ToString() => $"{At}-{Id}";

    public static bool TryParse(string text, out SearchKey key)
    {
        var dash = text.LastIndexOf('-');
        var (at, id) = (0L, 0L);
        var parsed = dash > 0 && long.TryParse(text.AsSpan(0, dash), out at) && long.TryParse(text.AsSpan(dash + 1), out id);
        key = new(at, id);
        return parsed;
    }
}

/// <summary>All that a search finds, summed up.</summary>
/// <param name="Events">Events that match.</param>
/// <param name="Cases">Different cases among them.</param>
/// <param name="Customers">Different customers among them.</param>
/// <param name="ByChannel">Matching events by channel; events without one under the empty text.</param>
/// <param name="ByUnit">Matching events by unit; events without one under the empty text.</param>
/// <param name="ByDay">Matching events by local day of the zone asked for.</param>
public sealed record SearchSummary(
    long Events,
    long Cases,
    long Customers,
    IReadOnlyDictionary<string, long> ByChannel,
    IReadOnlyDictionary<string, long> ByUnit,
    IReadOnlyDictionary<DateOnly, long> ByDay);

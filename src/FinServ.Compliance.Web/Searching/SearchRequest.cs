using System.Globalization;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Interactions.Index;

namespace FinServ.Compliance.Web.Searching;

/// <summary>A search as its address says it; what is empty is not asked. Nothing in it is personal: <see cref="SearchDesk"/> refuses such phrases.</summary>
public sealed record SearchRequest
{
    /// <summary>The literal phrase.</summary>
    public string? Q { get; init; }

    /// <summary>A phrase that must not occur.</summary>
    public string? Without { get; init; }

    /// <summary>`customer` or `agent`.</summary>
    public string? Speaker { get; init; }

    public string? Channel { get; init; }

    public string? Unit { get; init; }

    public string? Type { get; init; }

    public string? Case { get; init; }

    public string? Customer { get; init; }

    public string? Agent { get; init; }

    /// <summary>First local day, inclusive, `2026-02-01`.</summary>
    public string? From { get; init; }

    /// <summary>Last local day, inclusive.</summary>
    public string? To { get; init; }

    /// <summary>Key of the last hit of the page before.</summary>
    public string? After { get; init; }

    public bool IsEmpty => this with { After = null } == new SearchRequest();

    public IEnumerable<(string Name, string Value)> Conditions()
    {
        (string, string?)[] all =
        [
            ("q", Q), ("without", Without), ("speaker", Speaker), ("channel", Channel), ("unit", Unit), ("type", Type),
            ("case", Case), ("customer", Customer), ("agent", Agent), ("from", From), ("to", To),
        ];
        return all.Where(condition => !string.IsNullOrWhiteSpace(condition.Item2)).Select(condition => (condition.Item1, condition.Item2!));
    }

    /// <summary>The address of this search, or of a variation of it.</summary>
    public string Address(string page = "/search") =>
        page + "?" + string.Join('&', Conditions().Append(("after", After ?? "")).Where(pair => pair.Item2.Length > 0).Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2)}"));

    /// <summary>What the index is asked: the person's own units only, days in the zone of the bank.</summary>
    public InteractionSearch ToSearch(UnitScope scope, TimeZoneInfo zone)
    {
        IReadOnlyCollection<string>? units = Unit is { Length: > 0 }
            ? scope.Includes(Unit) ? [Unit] : []
            : scope.Units?.ToList();
        return new(
            Given(Q), Given(Without) is { } without ? [without] : null, null, units,
            Given(Channel) is { } channel ? [channel] : null, Given(Type) is { } type ? [type] : null,
            Given(Speaker), Given(Agent), Given(Customer), Given(Case), null,
            StartOf(From, 0, zone) ?? long.MinValue, StartOf(To, 1, zone) - 1 ?? long.MaxValue);
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static long? StartOf(string? day, int later, TimeZoneInfo zone)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return null;
        var local = date.AddDays(later).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
    }
}

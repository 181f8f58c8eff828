using System.Collections.Concurrent;
using FinServ.Compliance.Digests;
using FinServ.Compliance.Hosting.Security;

namespace FinServ.Compliance.Web.Reporting;

/// <summary>A digest as a page shows it: the issued one where there is one for the whole bank, otherwise as it stands now.</summary>
/// <param name="Check">Check value of an issued digest; null for one that is not issued.</param>
public sealed record ShownDigest(DigestModel Model, string? Check);

/// <summary>Reads digests for pages. What is not issued is counted anew once a minute at most, so that a page stays quick.</summary>
public sealed class DigestReading(DigestDesk desk, DigestStore store, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private const int Most = 100;

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, DigestModel Model)> counted = new(StringComparer.Ordinal);

    /// <summary>The last week that is over.</summary>
    public DigestPeriod LastWeek => desk.LastWeek();

    /// <exception cref="Checking.RefusedException">There is no such period.</exception>
    public async Task<ShownDigest> ReadAsync(string period, UnitScope scope, CancellationToken cancellationToken)
    {
        var parsed = DigestPeriod.Parse(period);
        return scope.IsWholeBank && await store.FindAsync(parsed.Id, cancellationToken: cancellationToken) is { } issued
            ? new(issued.Model, issued.Check)
            : new(await CountAsync(parsed, scope, cancellationToken), null);
    }

    /// <summary>A period as it stands now, the running week too.</summary>
    public async Task<DigestModel> CountAsync(DigestPeriod period, UnitScope scope, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var key = $"{period.Id}|{(scope.Units is { } units ? string.Join(',', units.Order(StringComparer.Ordinal)) : "*")}";
        if (counted.TryGetValue(key, out var kept) && now - kept.At < Fresh) return kept.Model;

        var model = await desk.PreviewAsync(period, scope, cancellationToken);
        if (counted.Count > Most) counted.Clear();
        counted[key] = (now, model);
        return model;
    }

    public Task<IReadOnlyList<DigestItem>> IssuedAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);
}

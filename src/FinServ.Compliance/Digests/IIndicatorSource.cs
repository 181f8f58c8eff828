using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting.Security;

namespace FinServ.Compliance.Digests;

/// <summary>What an indicator was made of in a period.</summary>
/// <param name="Indicator">Id in <see cref="Indicators"/>.</param>
/// <param name="Coverage">Share of the expected data that arrived, 0 to 1; null where nobody can tell.</param>
public sealed record IndicatorReading(string Indicator, decimal Numerator, decimal Denominator, decimal? Coverage);

/// <summary>Reads, from the events, the indicators that neither verdicts nor notices hold: calls and satisfaction.</summary>
public interface IIndicatorSource
{
    /// <summary>Readings of a span [from, until); an indicator that no source feeds is left out.</summary>
    Task<IReadOnlyList<IndicatorReading>> ReadAsync(DateTimeOffset from, DateTimeOffset until, UnitScope scope, CancellationToken cancellationToken = default);

    /// <summary>What was not seen in a span, a sentence for each gap: source, since when, what follows.</summary>
    Task<IReadOnlyList<LocalText>> GapsAsync(DateTimeOffset from, DateTimeOffset until, UnitScope scope, CancellationToken cancellationToken = default);
}

/// <summary>Stands in where a host keeps no events: nothing is read, and the digest says so.</summary>
public sealed class NoIndicatorSource : IIndicatorSource
{
    public Task<IReadOnlyList<IndicatorReading>> ReadAsync(DateTimeOffset from, DateTimeOffset until, UnitScope scope, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<IndicatorReading>>([]);

    public Task<IReadOnlyList<LocalText>> GapsAsync(DateTimeOffset from, DateTimeOffset until, UnitScope scope, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<LocalText>>([]);
}

using FinServ.Compliance.Interactions.Index;

namespace FinServ.Compliance.Web.Operation;

/// <summary>How a source stands: what is held of it, how far it lags, for which time it is complete.</summary>
/// <param name="Lag">Since its last record was taken in.</param>
/// <param name="Covered">Time for which it declares itself complete, holes left out.</param>
/// <param name="Missing">Time of its declared holes.</param>
public sealed record SourceState(SourceTotals Totals, TimeSpan Lag, IReadOnlyList<CoverageSpan> Spans, IReadOnlyList<CoverageSpan> Gaps, TimeSpan Covered, TimeSpan Missing)
{
    public static IReadOnlyList<SourceState> Of(IReadOnlyList<SourceTotals> sources, IReadOnlyList<CoverageSpan> coverage, DateTimeOffset now) =>
        [.. sources.OrderBy(source => source.Source, StringComparer.Ordinal).Select(source => Of(source, [.. coverage.Where(span => span.Source == source.Source)], now))];

    /// <summary>Share of the declared time that is there; null where nothing is declared.</summary>
    public decimal? Share => Covered + Missing > TimeSpan.Zero ? (decimal)(Covered / (Covered + Missing)) : null;

    private static SourceState Of(SourceTotals totals, List<CoverageSpan> own, DateTimeOffset now)
    {
        var spans = own.Where(span => !span.IsGap).ToList();
        var gaps = own.Where(span => span.IsGap).ToList();
        var missing = Length(gaps, now);
        var covered = Length(spans, now) - missing;
        return new(totals, now - totals.LastReceivedAt, spans, gaps, covered > TimeSpan.Zero ? covered : TimeSpan.Zero, missing);
    }

    private static TimeSpan Length(IEnumerable<CoverageSpan> spans, DateTimeOffset now) =>
        TimeSpan.FromMilliseconds(spans.Where(span => span.Unit is null && span.Types is null).Sum(span => Math.Max(0, Math.Min(span.Until, now.ToUnixTimeMilliseconds()) - span.From)));
}

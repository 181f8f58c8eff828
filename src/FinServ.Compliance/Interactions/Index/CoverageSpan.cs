namespace FinServ.Compliance.Interactions.Index;

/// <summary>A span for which a source is complete, or a hole in one.</summary>
/// <param name="From">UTC milliseconds, inclusive.</param>
/// <param name="Until">UTC milliseconds, inclusive.</param>
/// <param name="Types">Event types concerned; null for all.</param>
/// <param name="Unit">Unit concerned; null for all.</param>
/// <param name="IsGap">True for a hole.</param>
public sealed record CoverageSpan(string Source, long From, long Until, IReadOnlyList<string>? Types = null, string? Unit = null, bool IsGap = false);

/// <summary>How much the index holds of a source.</summary>
/// <param name="Records">Records that stand.</param>
/// <param name="Events">Events of the records that stand.</param>
/// <param name="LastAt">Latest instant at which something happened; null where the source has no events.</param>
/// <param name="LastReceivedAt">When its last new record was taken in.</param>
public sealed record SourceTotals(string Source, long Records, long Events, DateTimeOffset? LastAt, DateTimeOffset LastReceivedAt);

using FinServ.Compliance.Storage;

namespace FinServ.Compliance.Interactions.Index;

/// <summary>Interactions and their events: kept by version, read by subject for evaluation, searched by people.</summary>
/// <remarks>
/// Holds masked texts only. Every method throws <see cref="StoreUnavailableException"/> where the index is not reachable, full or of
/// the wrong version. What <see cref="AppendAsync"/> has answered is kept, whatever happens to the process.
/// </remarks>
public interface IInteractionIndex
{
    /// <summary>Makes the index ready for use: creates it, or checks that it is ours and of our version.</summary>
    Task PrepareAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes a batch in, whole or not at all. A newer version replaces the one that stands; an older one never does.</summary>
    /// <remarks>
    /// Newer is the higher version; without versions, and among equal ones, what comes later. The same version with the same content is
    /// a duplicate, wherever in the history it stands: handing a file in again changes nothing.
    /// </remarks>
    Task<AppendResult> AppendAsync(IReadOnlyList<RecordDraft> batch, CancellationToken cancellationToken = default);

    /// <summary>The masked canonical lines of events that stand, each once, in timeline order (occurred, source, record, ordinal).</summary>
    /// <returns>UTF-8 without line ends; each is valid until the next is asked for.</returns>
    IAsyncEnumerable<ReadOnlyMemory<byte>> EventsOfAsync(EventQuery query, CancellationToken cancellationToken = default);

    /// <summary>The masked canonical lines of all register rows that stand, by instant, equal instants in order of receipt.</summary>
    /// <returns>UTF-8 without line ends; each is valid until the next is asked for.</returns>
    IAsyncEnumerable<ReadOnlyMemory<byte>> RegisterRowsAsync(CancellationToken cancellationToken = default);

    /// <summary>One page of hits, newest first, each verified on its text.</summary>
    /// <param name="after">Key of the last hit seen; null for the first page.</param>
    /// <param name="take">At most so many, 1 to 10,000.</param>
    Task<IReadOnlyList<SearchHit>> SearchAsync(
        InteractionSearch search, SearchKey? after, int take, CancellationToken cancellationToken = default);

    /// <summary>Counts all hits of a search.</summary>
    /// <param name="zone">Whose days the counts by day follow.</param>
    Task<SearchSummary> SummariseAsync(InteractionSearch search, TimeZoneInfo zone, CancellationToken cancellationToken = default);

    /// <summary>The sealed original of a record that stands; null where there is none.</summary>
    Task<byte[]?> OriginalAsync(string source, string record, CancellationToken cancellationToken = default);

    /// <summary>Notes spans and holes; spans of one kind that touch or overlap become one.</summary>
    Task DeclareAsync(IReadOnlyList<CoverageSpan> spans, CancellationToken cancellationToken = default);

    /// <summary>All spans and holes.</summary>
    Task<IReadOnlyList<CoverageSpan>> CoverageAsync(CancellationToken cancellationToken = default);

    /// <summary>What is held of each source, by name.</summary>
    Task<IReadOnlyList<SourceTotals>> SourcesAsync(CancellationToken cancellationToken = default);

    /// <summary>Removes all that a source brought: records, history, originals, coverage.</summary>
    Task RemoveAsync(string source, CancellationToken cancellationToken = default);
}

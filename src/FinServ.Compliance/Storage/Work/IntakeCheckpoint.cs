using FinServ.Compliance.Interactions;

namespace FinServ.Compliance.Storage.Work;

/// <summary>How far intake has come in one file, or in one span pulled from a source.</summary>
public sealed record IntakeCheckpoint
{
    public required string Source { get; init; }

    /// <summary>The file, or the span that was pulled.</summary>
    public required string File { get; init; }

    /// <summary>Tells whether a file of that name is still the same: a hash of its beginning and size.</summary>
    public required string Content { get; init; }

    /// <summary>Everything before it is acknowledged: a byte offset or line, as the connector counts.</summary>
    public long Position { get; init; }

    /// <summary>False while an intake is under way, or was killed: then the next one goes on at <see cref="Position"/>.</summary>
    public bool IsFinished { get; init; }

    public long Read { get; init; }

    public long Accepted { get; init; }

    public long Duplicate { get; init; }

    public long Superseded { get; init; }

    public long Quarantined { get; init; }

    /// <summary>Remarks on rows that were taken although something about them is odd.</summary>
    public IReadOnlyList<NoteCount> Notes { get; init; } = [];

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

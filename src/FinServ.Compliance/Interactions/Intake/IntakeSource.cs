namespace FinServ.Compliance.Interactions.Intake;

/// <summary>A source as intake takes it in: its name, and what reads its files.</summary>
/// <param name="Name">Name of the source in checkpoints and quarantine; `canonical` where each line names its own.</param>
/// <param name="Mapping">Path of its mapping; empty for canonical lines.</param>
public sealed record IntakeSource(string Name, ISourceReaders Readers, string Mapping);

/// <summary>What became of the rows of a file, or of a replay; the four add up to <paramref name="Read"/>.</summary>
/// <param name="Accepted">Rows of which any record is new, or newer than the one that stood.</param>
/// <param name="Duplicate">Rows that say what is known already.</param>
/// <param name="Superseded">Rows whose records are older than those that stand; kept as history.</param>
/// <param name="Quarantined">Rows that cannot be read, those that were in quarantine before included.</param>
public sealed record IntakeResult(long Read, long Accepted, long Duplicate, long Superseded, long Quarantined)
{
    /// <summary>Remarks on rows that were taken although something about them is odd.</summary>
    public IReadOnlyList<NoteCount> Notes { get; init; } = [];
}

/// <summary>How far an intake has come.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Share">Share of the file's bytes, 0 to 1; 0 where the size is not known.</param>
public sealed record IntakeProgress(long Rows, double Share);

/// <summary>Says which subjects must be judged again when an event arrives.</summary>
public delegate IEnumerable<SubjectRef> WatchedBy(EventSet set, int row);

/// <summary>The steps between which a process can die; tests let it.</summary>
internal enum IntakeStep
{
    Read,
    Indexed,
    Committed,
    Declared,
}

namespace FinServ.Compliance.Interactions.Index;

/// <summary>One record of a source as intake hands it to the index: its version, its masked events and its sealed original.</summary>
/// <remarks>A canonical line is a record with one event or one register row; a mapped interaction or case is one with several.</remarks>
/// <param name="Source">Name of the source; empty where a line names none.</param>
/// <param name="Record">Identity of the record within its source.</param>
/// <param name="Version">Orders corrections; null where the source has none: then the order of receipt decides.</param>
/// <param name="Hash">Hash of the content, equal for equal records whatever their file; tells a repetition from a correction.</param>
/// <param name="ReceivedAt">When the record was taken in, UTC milliseconds.</param>
/// <param name="Events">Its events by ordinal.</param>
/// <param name="RegisterRows">Its facts of registers.</param>
/// <param name="Sealed">The original, sealed and without authentication data; null where it holds nothing that was masked.</param>
public sealed record RecordDraft(
    string Source,
    string Record,
    long? Version,
    byte[] Hash,
    long ReceivedAt,
    IReadOnlyList<EventDraft> Events,
    IReadOnlyList<RegisterRowDraft> RegisterRows,
    byte[]? Sealed);

/// <summary>One event of a record: what it is found by, and its masked canonical line.</summary>
/// <param name="Ordinal">Order among the events of the record, from 0.</param>
/// <param name="At">When it happened, UTC milliseconds; for precision *day* the start of that local day.</param>
/// <param name="DayPrecision">True when only the day is known.</param>
/// <param name="Interaction">Key of the interaction as a subject prints it: `source/id`, or bare where the line was.</param>
/// <param name="Json">The masked canonical line (contracts.md §1), UTF-8, without the line's end.</param>
/// <param name="Text">The masked text that a search for a phrase looks into; null where there is none.</param>
public sealed record EventDraft(
    int Ordinal,
    string Type,
    long At,
    bool DayPrecision,
    string? Interaction,
    string? Case,
    string? Customer,
    string? Agent,
    string? Unit,
    string? Channel,
    string? Speaker,
    ReadOnlyMemory<byte> Json,
    string? Text);

/// <summary>One fact of a register, true of its key from an instant on.</summary>
/// <param name="At">UTC milliseconds, inclusive.</param>
/// <param name="Json">The masked canonical line, UTF-8, without the line's end.</param>
public sealed record RegisterRowDraft(string Register, string Key, long At, ReadOnlyMemory<byte> Json);

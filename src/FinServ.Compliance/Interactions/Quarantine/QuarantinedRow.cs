namespace FinServ.Compliance.Interactions.Quarantine;

/// <summary>What became of a row that could not be read.</summary>
public enum QuarantineState
{
    Open,

    /// <summary>It was read after all, once mapping or row were mended.</summary>
    Replayed,

    /// <summary>Somebody decided, with a reason, that it will not be read.</summary>
    Discarded,
}

/// <summary>A row of a source that could not be read: where it stands, why, what to do, and the row itself.</summary>
public sealed record QuarantinedRow
{
    public Guid Id { get; init; }

    public required string Source { get; init; }

    /// <summary>Hash of the raw row; with the source it tells a row that comes again.</summary>
    public required string RowHash { get; init; }

    public required string File { get; init; }

    /// <summary>Line, counted from 1.</summary>
    public long Line { get; init; }

    /// <summary>Column by name or number; empty where the row as a whole is wrong.</summary>
    public string Column { get; init; } = "";

    /// <summary>Stable code, e.g. `bad-date`, `unknown-event-type`.</summary>
    public required string Reason { get; init; }

    /// <summary>What is wrong, without personal data.</summary>
    public required string Message { get; init; }

    public required string Remedy { get; init; }

    /// <summary>The mapping with which it was read; empty for canonical lines.</summary>
    public string Mapping { get; init; } = "";

    /// <summary>The raw row, sealed; authentication data are destroyed in it.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>The raw row as people see it, personal data masked.</summary>
    public required string Masked { get; init; }

    public QuarantineState State { get; init; } = QuarantineState.Open;

    public DateTimeOffset FirstSeenAt { get; init; }

    public DateTimeOffset LastSeenAt { get; init; }

    /// <summary>Why it was discarded.</summary>
    public string? Decision { get; init; }
}

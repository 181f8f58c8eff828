namespace FinServ.Compliance.Hosting.Jobs;

/// <summary>How far a window of a job has come.</summary>
public enum WindowState
{
    /// <summary>It has not ended yet, or waits for its last run; what happened in it so far is done.</summary>
    Open,

    /// <summary>A process works on it, or was killed while it did: then its lease runs out and another goes on.</summary>
    Running,

    Done,

    /// <summary>The last attempt failed; it is tried again until its attempts are used up, then it waits for people.</summary>
    Failed,

    /// <summary>Left out for good, on somebody's request and somebody else's approval.</summary>
    Skipped,
}

/// <summary>One window of one job and source in the permanent ledger.</summary>
public sealed record JobWindow
{
    public required string Job { get; init; }

    /// <summary>The source it concerns; empty where the job has none.</summary>
    public required string Source { get; init; }

    /// <summary>Start (UTC, inclusive).</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>End (UTC, exclusive).</summary>
    public required DateTimeOffset Until { get; init; }

    public required WindowState State { get; init; }

    /// <summary>The process that has it or had it last.</summary>
    public string? Worker { get; init; }

    /// <summary>Until when nobody else may take it: the lease while it runs, the pause before the next attempt after a failure.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Counts every lease: a process that comes back too late finds another number.</summary>
    public long Fence { get; init; }

    /// <summary>Attempts since the last success or the last request to try again.</summary>
    public int Attempts { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>True when it was done well after its time, because nobody ran or an attempt failed.</summary>
    public bool IsCaughtUp { get; init; }

    /// <summary>What the job counted, by name.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; init; } = new Dictionary<string, long>();

    /// <summary>Why the last attempt failed; never personal data.</summary>
    public string? Error { get; init; }

    public string? RequestedBy { get; init; }

    public string? ApprovedBy { get; init; }

    /// <summary>Why it was skipped.</summary>
    public string? Reason { get; init; }
}

/// <summary>A window that this process works on.</summary>
/// <param name="Fence">Proves, while it is stored, that nobody else took the window meanwhile.</param>
/// <param name="Attempt">1 for the first attempt since the last success.</param>
/// <param name="Counts">What earlier runs in the same window counted.</param>
public sealed record WindowClaim(
    string Job, string Source, DateTimeOffset From, DateTimeOffset Until, long Fence, int Attempt, IReadOnlyDictionary<string, long> Counts);

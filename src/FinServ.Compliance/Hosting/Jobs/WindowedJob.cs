using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Hosting.Jobs;

/// <summary>A job that answers for windows of time: each is done once, and one that was missed is caught up.</summary>
/// <remarks>A run must be safe to repeat: a process can die after it stored its work and before it said so.</remarks>
public abstract class WindowedJob
{
    /// <summary>Name in the ledger, `evaluate-due`.</summary>
    public abstract string Name { get; }

    public abstract LocalText Title { get; }

    public abstract JobSchedule Schedule { get; }

    /// <summary>How long after its end a window is run, e.g. until late data have come.</summary>
    public virtual TimeSpan Delay => TimeSpan.Zero;

    /// <summary>True for a job that also works while its window goes on; the run after its end completes it.</summary>
    public virtual bool WorksOnOpenWindow => false;

    /// <summary>The sources that have windows of their own; one empty name where the job has none.</summary>
    public virtual Task<IReadOnlyList<string>> SourcesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([""]);

    /// <summary>An instant in the first window that counts, when the ledger knows none yet; null begins with the last one that ended.</summary>
    public virtual Task<DateTimeOffset?> BeginsAtAsync(string source, CancellationToken cancellationToken) => Task.FromResult<DateTimeOffset?>(null);

    /// <summary>Does the work of a window.</summary>
    /// <returns>What was counted, by name; empty when there was nothing to do.</returns>
    public abstract Task<IReadOnlyDictionary<string, long>> RunAsync(WindowClaim window, CancellationToken cancellationToken);
}

using FinServ.Compliance.Interactions;

namespace FinServ.Compliance.Storage.Work;

/// <summary>A subject whose timeline changed, or whose next instant has come: it waits to be evaluated again.</summary>
internal sealed class TouchedSubject
{
    public SubjectKind Kind { get; init; }

    public string Key { get; init; } = "";

    /// <summary>When it was touched first since it was last evaluated.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Counts every touch, so that one that comes during an evaluation is not lost with it.</summary>
    public long Touches { get; init; }

    /// <summary>Counts every lease: a worker that comes back too late finds another number.</summary>
    public long Fence { get; init; }

    /// <summary>Until when a worker has it (exclusive); null while nobody has.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    public string? Worker { get; init; }
}

/// <summary>The next instant at which a rule's verdict on a subject can change by time alone.</summary>
internal sealed class DueSubject
{
    public string Rule { get; init; } = "";

    public SubjectKind Kind { get; init; }

    public string Key { get; init; } = "";

    public DateTimeOffset DueAt { get; init; }
}

/// <summary>Subjects that one worker has for a while.</summary>
/// <param name="Until">Until when (exclusive); whoever takes longer must not store what it found.</param>
public sealed record SubjectLease(string Worker, DateTimeOffset Until, IReadOnlyList<LeasedSubject> Subjects);

/// <summary>One subject of a lease, with the numbers that tell whether it is still ours and still the same.</summary>
public sealed record LeasedSubject(SubjectRef Subject, long Touches, long Fence);

/// <summary>A lease ran out and another worker has the work now; whatever was about to be stored must not be.</summary>
public sealed class LeaseLostException(string what)
    : Exception($"The lease on {what} ran out and another worker took it; this attempt stores nothing and the other goes on.");

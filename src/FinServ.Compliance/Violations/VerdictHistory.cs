using FinServ.Compliance.Evaluation;

namespace FinServ.Compliance.Violations;

/// <summary>A verdict with the time in which we believed it.</summary>
/// <param name="KnownFrom">When we came to this verdict (UTC, inclusive).</param>
/// <param name="KnownUntil">When another took its place (UTC, exclusive); null while it is believed.</param>
public sealed record VerdictVersion(VerdictSummary Verdict, DateTimeOffset KnownFrom, DateTimeOffset? KnownUntil)
{
    public bool WasKnown(DateTimeOffset at) => KnownFrom <= at && (KnownUntil is not { } until || at < until);
}

/// <summary>Answers "what did we know on 3 June about 1 June": two times, when we knew and of when we speak.</summary>
public static class VerdictHistory
{
    /// <summary>The verdicts that we believed at one instant, told as they stood at another.</summary>
    /// <param name="knownAt">When we knew it (UTC).</param>
    /// <param name="about">Of when we speak (UTC); acts and decisions after it are left out.</param>
    public static IReadOnlyList<VerdictSummary> Known(IEnumerable<VerdictVersion> versions, DateTimeOffset knownAt, DateTimeOffset about) =>
        [.. versions.Where(version => version.WasKnown(knownAt)).Select(version => About(version.Verdict, about)).OfType<VerdictSummary>()];

    /// <summary>The verdict as it stood at an instant; null where the duty had not arisen.</summary>
    public static VerdictSummary? About(VerdictSummary verdict, DateTimeOffset at)
    {
        if (verdict.TriggerAt > at) return null;
        if (verdict.DecidedAt > at)
            return verdict with { Kind = VerdictKind.Pending, DecidedAt = null, DischargedAt = null, LateMs = null, Reason = null };
        return verdict.DischargedAt > at ? verdict with { DischargedAt = null, LateMs = null } : verdict;
    }
}


namespace FinServ.Compliance.Interactions.Index;

/// <summary>Which events a reader asks for.</summary>
/// <param name="Subjects">Events of any of these subjects; null for all. Free subjects are not indexed: ask by type.</param>
/// <param name="Types">Events of these types; null for all.</param>
/// <param name="From">Earliest instant, UTC milliseconds, inclusive.</param>
/// <param name="Until">Latest instant, UTC milliseconds, inclusive.</param>
public sealed record EventQuery(
    IReadOnlyCollection<SubjectRef>? Subjects = null,
    IReadOnlyCollection<string>? Types = null,
    long From = long.MinValue,
    long Until = long.MaxValue);


namespace FinServ.Compliance.Interactions.Index;

/// <summary>What became of a record that intake handed in.</summary>
public enum RecordOutcome
{
    /// <summary>It was not known before.</summary>
    Accepted,

    /// <summary>It was not known before and stands in the place of an older version, which is history now.</summary>
    Replaced,

    /// <summary>This very version is known already; nothing was changed.</summary>
    Duplicate,

    /// <summary>A newer version stands; this one was kept as history only.</summary>
    Superseded,
}

/// <summary>What became of a batch.</summary>
/// <param name="Outcomes">One per record, in the order handed in.</param>
/// <param name="Displaced">
/// Subjects of events that stood until a record of this batch replaced them; they have to be evaluated again like those of the new
/// events. A repetition names them once more, so that an intake that was killed in between loses none.
/// </param>
public sealed record AppendResult(IReadOnlyList<RecordOutcome> Outcomes, IReadOnlySet<SubjectRef> Displaced)
{
    public int Count(RecordOutcome outcome) => Outcomes.Count(each => each == outcome);
}

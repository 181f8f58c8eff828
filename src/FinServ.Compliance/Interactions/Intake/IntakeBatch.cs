using FinServ.Compliance.Interactions.Index;
using FinServ.Compliance.Interactions.Quarantine;

namespace FinServ.Compliance.Interactions.Intake;

/// <summary>Rows that are stored together: what they became, and what must be judged again because of them.</summary>
internal sealed class IntakeBatch
{
    private const int MostRows = 1_000;
    private const int MostBytes = 8_000_000;

    private readonly List<(int First, int Count, bool Quarantined)> rows = [];
    private readonly List<(int Draft, SubjectRef Subject)> subjects = [];
    private long bytes;

    public List<RecordDraft> Drafts { get; } = [];

    public List<QuarantinedRow> Unreadable { get; } = [];

    /// <summary>Rows that were in quarantine and are read now.</summary>
    public List<Guid> Resolved { get; } = [];

    public int Rows => rows.Count;

    public bool IsFull => rows.Count >= MostRows || bytes >= MostBytes;

    public bool IsEmpty => rows.Count == 0 && Drafts.Count == 0;

    public void AddRow(int firstDraft, int length)
    {
        rows.Add((firstDraft, Drafts.Count - firstDraft, false));
        bytes += length;
    }

    public void AddUnreadable(QuarantinedRow row)
    {
        rows.Add((Drafts.Count, 0, true));
        Unreadable.Add(row);
        bytes += row.Sealed.Length;
    }

    public void Watch(int draft, IEnumerable<SubjectRef> watched)
    {
        foreach (var subject in watched) subjects.Add((draft, subject));
    }

    /// <summary>Subjects of what changed; of everything where an earlier attempt may have stored this batch without marking them.</summary>
    public IReadOnlyCollection<SubjectRef> Touched(AppendResult result, bool all)
    {
        var touched = new HashSet<SubjectRef>(result.Displaced);
        foreach (var (draft, subject) in subjects)
        {
            if (all || result.Outcomes[draft] is RecordOutcome.Accepted or RecordOutcome.Replaced) touched.Add(subject);
        }

        return touched;
    }

    /// <summary>Counts each row once: by the best that became of its records; one that gave none says what is known.</summary>
    public IntakeResult Count(AppendResult result)
    {
        var (accepted, superseded, quarantined) = (0, 0, 0);
        foreach (var (first, count, isQuarantined) in rows)
        {
            var outcomes = result.Outcomes.Skip(first).Take(count);
            if (isQuarantined) quarantined++;
            else if (outcomes.Any(outcome => outcome is RecordOutcome.Accepted or RecordOutcome.Replaced)) accepted++;
            else if (outcomes.Contains(RecordOutcome.Superseded)) superseded++;
        }

        return new(rows.Count, accepted, rows.Count - accepted - superseded - quarantined, superseded, quarantined);
    }
}

using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Evaluation;

/// <summary>What a rule says of a subject at a moment. Unknown (a data gap) never counts as a pass in any figure.</summary>
public enum VerdictKind
{
    NotApplicable,
    Pending,
    AtRisk,
    Met,
    Violated,
    Excused,
    Unknown,
}

/// <summary>One verdict with all that is needed to record it, show it and redo it; plain values, free of any index.</summary>
/// <remarks>Identity is (rule id, clock, subject, trigger, member) without the rule's version: an edited rule never raises old violations again.</remarks>
public sealed record Verdict
{
    public required RuleRef Rule { get; init; }

    /// <summary>`main`, or the clock's name in the pack.</summary>
    public required string Clock { get; init; }

    public required SubjectRef Subject { get; init; }

    public required VerdictKind Kind { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>Unit in whose responsibility the trigger falls; null where the source does not say.</summary>
    public string? Unit { get; init; }

    /// <summary>The employee concerned; null where nobody is named.</summary>
    public string? Agent { get; init; }

    /// <summary>Identity of the trigger: the event, the window's start, the interval or the interaction (design.md §3).</summary>
    public required string Trigger { get; init; }

    /// <summary>The member where one trigger owes several things, e.g. a unit of `neededUnitIds`.</summary>
    public string? Member { get; init; }

    public required DateTimeOffset TriggerAt { get; init; }

    /// <summary>Last instant (UTC, inclusive) at which the act is in time; null where the rule has no clock.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>True when the deadline lies beyond the published days of its calendar.</summary>
    public bool Provisional { get; init; }

    /// <summary>The discharging act if met, the deadline if violated by time, the judged event otherwise.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>When the duty was discharged, in time or late.</summary>
    public DateTimeOffset? DischargedAt { get; init; }

    /// <summary>Seconds (with milliseconds) by which the discharge came after the deadline; null where none or in time.</summary>
    public decimal? LateSeconds { get; init; }

    /// <summary>Why the verdict is what it is, as a stable code, e.g. `discharged-late`, `never-discharged`, `gap`, `incident`.</summary>
    public string? Reason { get; init; }

    /// <summary>Values that fill the placeholders of the rule's texts, by placeholder name, e.g. `等待秒数`.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>Parameter values in force at the trigger instant, by key.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Events on which the verdict stands, copied so that it holds when the index is gone; texts are masked.</summary>
    public IReadOnlyList<EvidenceItem> Evidence { get; init; } = [];

    /// <summary>How the deadline was reached, segment by segment; null where the rule has no clock.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>(rule id, clock, subject, trigger, member) in one line; equal for every version of the rule.</summary>
    public string Identity => $"{Rule.Id}|{Clock}|{Subject}|{Trigger}|{Member}";
}

/// <summary>One event on which a verdict stands.</summary>
/// <param name="Role">`trigger`, `act`, `late-act`, `excuse`, `pause`, `context`.</param>
/// <param name="Event">The event as canonical JSON (contracts.md §1), texts masked, protected values as tokens.</param>
public sealed record EvidenceItem(string Role, DateTimeOffset At, string Type, string Source, string Record, string Event);

/// <summary>The clock receipt as it is kept with a verdict: calendar, limit and each segment counted or skipped.</summary>
/// <param name="Calendar">Name of the calendar, `cn`.</param>
/// <param name="CalendarVersion">Version of the calendar on which the deadline stands.</param>
/// <param name="Zone">IANA zone of the calendar.</param>
/// <param name="Limit">The limit as an AMOUNT (contracts.md §2), e.g. `7d`.</param>
/// <param name="Counting">`NAT`, `BIZ`, `H24`, `SHIFT`, `BRANCH` or `RBD`.</param>
public sealed record Receipt(string Calendar, string CalendarVersion, string Zone, string Limit, string Counting, IReadOnlyList<ReceiptLine> Lines);

/// <summary>One line of a receipt.</summary>
/// <param name="From">Start (UTC, inclusive).</param>
/// <param name="To">End (UTC, exclusive; the deadline itself is still in time).</param>
/// <param name="Counted">How much of the limit this segment used: milliseconds of working or running time, or days.</param>
/// <param name="Reason">Stable code: `counted`, `trigger-day`, `off-hours`, `day-off`, `holiday`, `in-lieu`, `make-up`, `pause`, `provisional`.</param>
public sealed record ReceiptLine(DateTimeOffset From, DateTimeOffset To, decimal Counted, string Reason);

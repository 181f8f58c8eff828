using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Rules;

/// <summary>A rule as its file says it: checked in form, not yet compiled.</summary>
public sealed record RuleDefinition
{
    public required RuleCard Card { get; init; }

    public required string File { get; init; }

    /// <summary>SHA-256 of the file's text with line ends as LF, lower-case hex; what the lock file pins.</summary>
    public required string Hash { get; init; }

    public required SubjectKind Watch { get; init; }

    /// <summary>Fields whose values, joined by `/`, are the key; empty for the kinds with a key of their own.</summary>
    public IReadOnlyList<Word> KeyFields { get; init; } = [];

    /// <summary>Where the subject's own key is absent: a field that stands in for it, as a free key; null = none.</summary>
    public Word? OtherwiseField { get; init; }

    /// <summary>Where the subject's own key is absent: the kind of subject that stands in for it; null = none.</summary>
    public SubjectKind? OtherwiseKind { get; init; }

    /// <summary>First local day of event time on which the version applies; null = from ever.</summary>
    public DateOnly? InForceOn { get; init; }

    /// <summary>Last local day of event time on which the version applies; null = open.</summary>
    public DateOnly? InForceUntil { get; init; }

    public required IReadOnlyList<ClockDefinition> Clocks { get; init; }

    public IReadOnlyList<RuleExample> Examples { get; init; } = [];

    /// <summary>`owe`, `require` or `limit`: the family of the first clock.</summary>
    public string Family => Clocks[0].Family;
}

/// <summary>A name with its place, so that whoever does not know it can point to it.</summary>
public sealed record Word(string Text, string File, int Line, int Column)
{
    public override string ToString() => Text;
}

/// <summary>A condition with its place, so that whoever finds it wrong can point to it.</summary>
public sealed record Condition(Expression Expression, string Text, string File, int Line, int Column);

/// <summary>One clock of a rule: what starts it and what is then asked.</summary>
public sealed record ClockDefinition
{
    public required string Name { get; init; }

    /// <summary>Events that trigger; empty where a limit does.</summary>
    public IReadOnlyList<EventMatch> On { get; init; } = [];

    /// <summary>True: only the first trigger of a subject opens an obligation.</summary>
    public bool Once { get; init; }

    /// <summary>Preconditions; where they do not hold the rule is not applicable.</summary>
    public Condition? Where { get; init; }

    /// <summary>Exception at the trigger instant: not applicable.</summary>
    public Condition? Unless { get; init; }

    public OweDefinition? Owe { get; init; }

    public RequireDefinition? Require { get; init; }

    /// <summary>Bounds of figures: judged themselves, or, beside <see cref="Owe"/>, crossed to start its clock.</summary>
    public IReadOnlyList<LimitDefinition> Limits { get; init; } = [];

    /// <summary>Placeholders of the texts and how their values are found.</summary>
    public IReadOnlyDictionary<string, FactDefinition> Facts { get; init; } = new Dictionary<string, FactDefinition>();

    public string Family => Limits.Count > 0 ? "limit" : Require is not null ? "require" : "owe";
}

/// <summary>Events of some types that satisfy a condition.</summary>
public sealed record EventMatch(IReadOnlyList<Word> Events, Condition? Where);

/// <summary>How a placeholder of the texts gets its value.</summary>
/// <param name="As">`seconds`, `minutes`, `hours`, `days`, `percent`, `number` or `text`.</param>
public sealed record FactDefinition(Condition Value, string As);

/// <summary>After the trigger an act must follow by a deadline.</summary>
public sealed record OweDefinition
{
    /// <summary>Alternatives, or, with <see cref="All"/>, the acts that are all needed.</summary>
    public required IReadOnlyList<ActDefinition> Acts { get; init; }

    public bool All { get; init; }

    public required DeadlineDefinition Due { get; init; }

    /// <summary>True: an act at the very instant of the trigger does not count.</summary>
    public bool Strictly { get; init; }

    /// <summary>True: what exists before the trigger is enough (policy/rules.md §1.7).</summary>
    public bool AlreadyThere { get; init; }

    /// <summary>Fields by which act and trigger are tied.</summary>
    public IReadOnlyList<Word> Same { get; init; } = [];

    /// <summary>True: each act discharges the oldest open obligation only.</summary>
    public bool Oldest { get; init; }

    public IReadOnlyList<LiftDefinition> Lifts { get; init; } = [];

    public IReadOnlyList<ExcuseDefinition> Excuses { get; init; } = [];

    /// <summary>Names of pauses of the vocabulary that stop this clock.</summary>
    public IReadOnlyList<Word> Pauses { get; init; } = [];

    /// <summary>Events from which the period starts again.</summary>
    public IReadOnlyList<EventMatch> Restarts { get; init; } = [];

    public IReadOnlyList<ExtensionDefinition> Extensions { get; init; } = [];

    /// <summary>Windows in bounds, one after another, that discharge what a crossed limit started; 0 = recovery does not.</summary>
    public int Recovery { get; init; }
}

/// <param name="At">When the act takes effect; null = when it happened.</param>
/// <param name="Times">How many such acts are needed; 1 as a rule.</param>
public sealed record ActDefinition(EventMatch Match, Condition? At, int Times);

/// <summary>An event that ends the duty without judging it, if it comes at or before the deadline.</summary>
/// <param name="NotApplicable">True: the duty is taken as never arisen; false: excused.</param>
public sealed record LiftDefinition(EventMatch Match, bool NotApplicable, string Reason);

/// <summary>What excuses a missed duty: a condition at the end, or a window that touches the time of the duty.</summary>
/// <param name="When">Asked with all that is known up to now; null for a window.</param>
/// <param name="During">The windows that excuse; null for a condition.</param>
/// <param name="By">Key or field under which the windows are found: they must share it with the trigger.</param>
/// <param name="Where">Which of the windows' starts count.</param>
public sealed record ExcuseDefinition(string Reason, Condition? When, WindowDefinition? During, Word? By, Condition? Where);

/// <summary>Spans between events: a pause of the vocabulary by its name, or events that start and end them.</summary>
/// <param name="Name">Name of the pause; null where the events are given.</param>
/// <param name="Same">Field that ties an end to its start; null = any end.</param>
public sealed record WindowDefinition(Word? Name, IReadOnlyList<Word> From, IReadOnlyList<Word> To, Word? Same);

/// <summary>An event that gives a new deadline, if it comes at or before the old one.</summary>
/// <param name="Until">The new deadline as the event says it; null where it is a period from the event.</param>
/// <param name="AtMostShare">The new deadline lies at most this share of the period, in whole days, after the old one; null = no bound.</param>
public sealed record ExtensionDefinition(EventMatch Match, Condition? Until, PeriodDefinition? Within, decimal? AtMostShare);

/// <summary>A deadline: the first period whose condition holds, or an instant that the trigger gives.</summary>
/// <param name="By">The instant, e.g. `dueAt`; null where it is a period.</param>
/// <param name="Grace">Added to <paramref name="By"/>; null = none.</param>
public sealed record DeadlineDefinition(IReadOnlyList<PeriodDefinition> Periods, Condition? By, PeriodDefinition? Grace)
{
    /// <summary>Calendar counting of the deadline, for warnings and receipts.</summary>
    public CalendarUse Use => Periods.Count > 0 ? Periods[0].Use : Grace?.Use ?? CalendarUse.Biz;
}

/// <summary>A period that counts from the trigger.</summary>
/// <param name="When">Null = always.</param>
/// <param name="Number">The count, or null where a parameter has it.</param>
/// <param name="Parameter">Key of the parameter that has the count; null = a literal.</param>
/// <param name="Unit">What is counted.</param>
public sealed record PeriodDefinition(Condition? When, decimal? Number, string? Parameter, PeriodUnit Unit, CalendarUse Use, string File, int Line, int Column);

public enum PeriodUnit
{
    Seconds,
    Minutes,
    Hours,
    Days,
    WorkingDays,
    RollingDays,
}

/// <summary>Calendar codes of policy/rules.md §1.2.</summary>
public enum CalendarUse
{
    /// <summary>Natural days, 24:00 local.</summary>
    Nat,

    /// <summary>Working days, close of business.</summary>
    Biz,

    /// <summary>Running time, day and night.</summary>
    H24,

    /// <summary>Service hours of the unit.</summary>
    Shift,

    /// <summary>Published opening hours of the unit.</summary>
    Branch,
}

/// <summary>A record must satisfy conditions when it reaches a state, or be completed by a deadline.</summary>
/// <param name="Elements">What must be there.</param>
/// <param name="Due">Limit for completing it; null = it must be complete at once.</param>
public sealed record RequireDefinition(IReadOnlyList<ElementDefinition> Elements, DeadlineDefinition? Due, IReadOnlyList<ExcuseDefinition> Excuses, IReadOnlyList<LiftDefinition> Lifts);

/// <summary>One thing that a record must hold.</summary>
/// <param name="Title">How a notice names it.</param>
/// <param name="Complete">When it is there.</param>
public sealed record ElementDefinition(string Name, LocalText Title, Condition Complete);

/// <summary>A figure over a window stays within bounds.</summary>
public sealed record LimitDefinition
{
    /// <summary>What the figure is called; null where the rule has one figure only.</summary>
    public LocalText? Title { get; init; }

    /// <summary>The items that are counted, each in the window of its instant.</summary>
    public required EventMatch Of { get; init; }

    /// <summary>`share` (of items for which <see cref="Good"/> holds), `count`, or `mean` of <see cref="Value"/>.</summary>
    public required string Measure { get; init; }

    public Condition? Good { get; init; }

    /// <summary>Items that are left out, e.g. abandoned within the limit.</summary>
    public Condition? Except { get; init; }

    public Condition? Value { get; init; }

    /// <summary>Length of the window, aligned to local midnight: `30m`, `1h`, `1d`, `7d`.</summary>
    public required Amount Window { get; init; }

    /// <summary>How long after its end a window is final, because an item's outcome may lie beyond it.</summary>
    public long SettleMilliseconds { get; init; }

    /// <summary>Items below which nothing is said; a number or parameter.</summary>
    public Condition? AtLeast { get; init; }

    public required IReadOnlyList<BoundDefinition> Bounds { get; init; }

    public IReadOnlyList<ExcuseDefinition> Excuses { get; init; } = [];
}

/// <param name="Below">True: violated below the bound; false: violated above it.</param>
/// <param name="When">Asked of the window's first item; null = always.</param>
/// <param name="Consecutive">Windows in a row that must be out of bounds; 1 = any.</param>
public sealed record BoundDefinition(bool Below, Condition Bound, Condition? When, int Consecutive);

using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Evaluation;

/// <summary>What a clock says of one trigger of one subject: numbers only, so that counting verdicts allocates nothing.</summary>
/// <remarks>Instants are UTC milliseconds, <see cref="Instants.Unknown"/> where there is none; rows are those of the evaluated set, -1 for none.</remarks>
public struct Judgement
{
    public CompiledClock Clock;

    /// <summary>Symbol of the subject's key.</summary>
    public int Subject;

    /// <summary>The rule's own kind of subject, or that which stands in for it.</summary>
    public SubjectKind SubjectKind;

    public VerdictKind Kind;
    public string Reason;

    /// <summary>Row of the triggering event; for a limit the first item of the window, or -1.</summary>
    public int Trigger;

    public long TriggerAt;

    /// <summary>Where the period started: the trigger, or the event that restarted it.</summary>
    public long StartAt;

    public long Due;
    public bool Provisional;
    public long DecidedAt;

    /// <summary>Row of the act that discharged, or of the event that lifted or excused.</summary>
    public int Act;

    public long DischargedAt;

    /// <summary>First instant at which time alone can change the verdict.</summary>
    public long ChangesAt;

    /// <summary>Pauses that moved the deadline.</summary>
    public Calendars.Pause[] Pauses;

    /// <summary>The period that set the deadline; null where an instant did.</summary>
    public PeriodDefinition? Period;

    /// <summary>A measured figure in the limit's own unit; <see cref="Instants.Unknown"/> where there is none.</summary>
    public long Figure;

    /// <summary>Missing elements of a record, a bit each in the order of the clock's elements.</summary>
    public ulong Missing;

    /// <summary>The bound that the figure broke, in the same unit.</summary>
    public long Bound;

    /// <summary>Start of the window to which the figure belongs.</summary>
    public long WindowFrom;

    /// <summary>The limit that was judged or crossed; null where there is none.</summary>
    public CompiledLimit? Limit;

    public static Judgement Of(CompiledClock clock, int subject, SubjectKind kind, int trigger, long triggerAt) => new()
    {
        Clock = clock, Subject = subject, SubjectKind = kind, Trigger = trigger, TriggerAt = triggerAt, StartAt = triggerAt, Reason = "",
        Due = Instants.Unknown, DecidedAt = Instants.Unknown, Act = -1, DischargedAt = Instants.Unknown, ChangesAt = Instants.Unknown, Pauses = [], Figure = Instants.Unknown, Bound = Instants.Unknown, WindowFrom = triggerAt, Missing = 0,
    };
}

/// <summary>Takes judgements as they fall.</summary>
public delegate void JudgementSink(in Judgement judgement);

using FinServ.Compliance.Calendars;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Evaluation;

/// <summary>A duty owed because of one event, while its timeline is folded; never stored as a thing of its own.</summary>
/// <remarks>Used again for one subject after another, so that folding a million timelines allocates nothing.</remarks>
internal sealed class Obligation
{
    public int Trigger;
    public long TriggerAt;

    /// <summary>Where the period counts from: the trigger, or the last event that restarted it.</summary>
    public long Start;

    /// <summary>True where the start is known by its day only.</summary>
    public bool StartsOnDay;

    public Deadline Due;
    public PeriodDefinition? Period;
    public Pause[] Pauses = [];

    /// <summary>A deadline given by an extension; <see cref="Instants.Unknown"/> for none.</summary>
    public long ExtendedTo;

    /// <summary>When it was given.</summary>
    public long ExtendedAt;

    /// <summary>It is not known whether the trigger's preconditions hold.</summary>
    public bool Uncertain;

    /// <summary>An act was seen of which it is not known whether it discharges, or an element of which it is not known whether it is there.</summary>
    public bool PerhapsDischarged;

    public CompiledLift? LiftedBy;
    public int LiftRow;

    public int Act;
    public long DischargedAt;

    /// <summary>For each needed act: when it took effect; used where all of several acts are needed or one several times.</summary>
    public long[]? Effects;

    public int[]? Counts;

    /// <summary>Elements missing at the last look before the deadline had passed, a bit each.</summary>
    public ulong Missing;

    public bool IsOpen => DischargedAt == Instants.Unknown && LiftedBy is null;

    public void Begin(int trigger, long at, bool isDay, bool uncertain)
    {
        (Trigger, TriggerAt, Start, StartsOnDay, Uncertain) = (trigger, at, at, isDay, uncertain);
        (ExtendedTo, ExtendedAt, DischargedAt) = (Instants.Unknown, Instants.Unknown, Instants.Unknown);
        (Act, LiftRow, LiftedBy, PerhapsDischarged, Missing) = (-1, -1, null, false, 0);
        (Period, Pauses, Effects, Counts) = (null, [], null, null);
    }

    public void Restart(long at, bool isDay) => (Start, StartsOnDay, ExtendedTo) = (at, isDay, Instants.Unknown);
}

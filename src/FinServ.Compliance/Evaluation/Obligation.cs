using FinServ.Compliance.Calendars;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Evaluation;

/// <summary>A duty owed because of one event, while its timeline is folded; never stored as a thing of its own.</summary>
internal sealed class Obligation
{
    public int Trigger;
    public long TriggerAt;

    /// <summary>Where the period counts from: the trigger, or the last event that restarted it.</summary>
    public long Start;

    public Deadline Due;
    public PeriodDefinition? Period;
    public IReadOnlyList<Pause> Pauses = [];

    /// <summary>A deadline given by an extension; <see cref="Instants.Unknown"/> for none.</summary>
    public long ExtendedTo = Instants.Unknown;

    /// <summary>It is not known whether the trigger's preconditions hold.</summary>
    public bool Uncertain;

    /// <summary>An act was seen of which it is not known whether it discharges.</summary>
    public bool PerhapsDischarged;

    public CompiledLift? LiftedBy;
    public int LiftRow = -1;

    public int Act = -1;
    public long DischargedAt = Instants.Unknown;

    /// <summary>For each needed act: when it took effect; used where all of several acts are needed or one several times.</summary>
    public long[]? Effects;

    public int[]? Counts;

    /// <summary>Elements still missing at the last look.</summary>
    public IReadOnlyList<string> Missing = [];

    public bool IsOpen => DischargedAt == Instants.Unknown && LiftedBy is null;
}

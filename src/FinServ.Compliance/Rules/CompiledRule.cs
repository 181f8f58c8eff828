using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Rules;

/// <summary>A rule whose conditions are delegates; made once at load, shared by every evaluation.</summary>
public sealed record CompiledRule(RuleDefinition Definition, IReadOnlyList<CompiledClock> Clocks, int OtherwiseField, IReadOnlyList<int> KeyFields);

/// <summary>Events by type and condition; <see cref="Matches"/> leaves the frame's event at hand on the row asked about.</summary>
public sealed record CompiledMatch(IReadOnlySet<int> Types, Func<Frame, long>? Where)
{
    /// <summary>True, false or unknown.</summary>
    public long Matches(Frame frame, int row)
    {
        if (!Types.Contains(frame.World.Set[row].Type)) return Truth.False;
        frame.It = row;
        return Where is null ? Truth.True : Where(frame);
    }
}

public sealed record CompiledAct(CompiledMatch Match, Func<Frame, long>? At, int Times);

public sealed record CompiledPeriod(PeriodDefinition Definition, Func<Frame, long>? When);

public sealed record CompiledLift(CompiledMatch Match, LiftDefinition Definition);

public sealed record CompiledExtension(CompiledMatch Match, Func<Frame, long>? Until, CompiledPeriod? Within);

/// <param name="Window">The pause whose windows excuse; null for a condition.</param>
public sealed record CompiledExcuse(ExcuseDefinition Definition, Func<Frame, long>? When, CompiledPause? Window, Func<Frame, long>? Where);

/// <param name="Same">Index of the field that ties end to start; -1 = none.</param>
/// <param name="Needs">Index of the field that a start must carry; -1 = none.</param>
public sealed record CompiledPause(string Name, IReadOnlySet<int> Starts, IReadOnlySet<int> Ends, int Same, int Needs);

public sealed record CompiledBound(BoundDefinition Definition, Func<Frame, long> Bound);

/// <summary>One clock, ready to be folded over timelines.</summary>
public sealed record CompiledClock
{
    public required RuleDefinition Rule { get; init; }

    public required ClockDefinition Definition { get; init; }

    public required IReadOnlyList<CompiledMatch> On { get; init; }

    public Func<Frame, long>? Where { get; init; }

    public Func<Frame, long>? Unless { get; init; }

    public IReadOnlyList<CompiledAct> Acts { get; init; } = [];

    public IReadOnlyList<CompiledPeriod> Periods { get; init; } = [];

    public Func<Frame, long>? By { get; init; }

    public CompiledPeriod? Grace { get; init; }

    /// <summary>Indexes of the fields by which act and trigger are tied.</summary>
    public IReadOnlyList<int> Same { get; init; } = [];

    public IReadOnlyList<CompiledLift> Lifts { get; init; } = [];

    public IReadOnlyList<CompiledExcuse> Excuses { get; init; } = [];

    public IReadOnlyList<CompiledPause> Pauses { get; init; } = [];

    public IReadOnlyList<CompiledMatch> Restarts { get; init; } = [];

    public IReadOnlyList<CompiledExtension> Extensions { get; init; } = [];

    /// <summary>Elements of a `require` by name.</summary>
    public IReadOnlyList<(string Name, Func<Frame, long> Complete)> Elements { get; init; } = [];

    public CompiledLimit? Limit { get; init; }

    public IReadOnlyList<(string Name, FactDefinition Definition, Language.ValueType Type, Func<Frame, long> Value)> Facts { get; init; } = [];

    /// <summary>Types that the fold looks at; every other row is passed over.</summary>
    public required IReadOnlySet<int> Types { get; init; }

    /// <summary>Types whose absence would count against somebody.</summary>
    public required IReadOnlyList<int> Awaited { get; init; }

    /// <summary>Event types read beyond the subject's own timeline, with the key under which they are found.</summary>
    public required IReadOnlyList<(int Type, SubjectKind Kind)> Joins { get; init; }

    public required IReadOnlyList<string> Parameters { get; init; }
}

public sealed record CompiledLimit(
    LimitDefinition Definition, CompiledMatch Of, Func<Frame, long>? Good, Func<Frame, long>? Except,
    Func<Frame, long>? Value, Func<Frame, long>? AtLeast, IReadOnlyList<CompiledBound> Bounds);

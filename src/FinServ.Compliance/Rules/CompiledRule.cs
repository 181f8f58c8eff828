using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Rules;

/// <summary>A rule whose conditions are delegates; made once at load, shared by every evaluation.</summary>
/// <param name="OtherwiseField">Index of the field that stands in for an absent key; -1 = none.</param>
/// <param name="ReadsTexts">False where no condition asks for a free text, so that texts need not be kept to judge it.</param>
public sealed record CompiledRule(RuleDefinition Definition, IReadOnlyList<CompiledClock> Clocks, int OtherwiseField, IReadOnlyList<int> KeyFields, bool ReadsTexts);

/// <summary>Events by type and condition; <see cref="Matches"/> leaves the frame's event at hand on the row asked about.</summary>
public sealed record CompiledMatch(TypeSet Types, Func<Frame, long>? Where)
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

public sealed record CompiledExtension(CompiledMatch Match, Func<Frame, long>? Until, CompiledPeriod? Within, decimal? AtMostShare);

/// <param name="Window">The windows that excuse; null for a condition.</param>
/// <param name="By">Rows under the key or field that the windows share with the trigger.</param>
public sealed record CompiledExcuse(ExcuseDefinition Definition, Func<Frame, long>? When, CompiledPause? Window, Func<Frame, ReadOnlyMemory<int>>? By, Func<Frame, long>? Where);

/// <summary>Windows between events that start and end them.</summary>
/// <param name="Same">Index of the field that ties end to start; -1 = none.</param>
/// <param name="Needs">Index of the field that a start must carry; -1 = none.</param>
public sealed record CompiledPause(string Name, TypeSet Starts, TypeSet Ends, int Same, int Needs)
{
    /// <summary>Parameter with the working days that all windows together may last; null = no bound.</summary>
    public string? Longest { get; init; }

    /// <summary>Index of the field of the start with its expected end; -1 = none.</summary>
    public int Until { get; init; } = -1;

    /// <summary>Parameter with the working days after the expected end for which it still counts.</summary>
    public string? Grace { get; init; }

    public static CompiledPause Of(PauseDefinition pause, Vocabulary vocabulary)
    {
        return new(pause.Reason, Indexes(pause.Starts), Indexes(pause.Ends), Field(pause.Same), Field(pause.Needs)) { Longest = pause.Longest, Until = Field(pause.Until), Grace = pause.Grace };

        int Field(string? name) => name is null ? -1 : vocabulary.FieldNames.ToList().IndexOf(name);
        TypeSet Indexes(IEnumerable<string> names) => new(names.Select(vocabulary.Event).OfType<EventType>().Select(type => type.Index));
    }
}

public sealed record CompiledBound(BoundDefinition Definition, Func<Frame, long> Bound, Func<Frame, long>? When);

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

    /// <summary>Elements of a `require`.</summary>
    public IReadOnlyList<CompiledElement> Elements { get; init; } = [];

    public IReadOnlyList<CompiledLimit> Limits { get; init; } = [];

    public IReadOnlyList<(string Name, FactDefinition Definition, Language.ValueType Type, Func<Frame, long> Value)> Facts { get; init; } = [];

    /// <summary>Types that the fold looks at; every other row is passed over.</summary>
    public required TypeSet Types { get; init; }

    /// <summary>Types whose absence would count against somebody.</summary>
    public required IReadOnlyList<int> Awaited { get; init; }

    /// <summary>Event types read beyond the subject's own timeline, with the key under which they are found.</summary>
    public required IReadOnlyList<(int Type, SubjectKind Kind)> Joins { get; init; }

    public required IReadOnlyList<string> Parameters { get; init; }

    /// <summary>The elements whose bits are set.</summary>
    public IEnumerable<ElementDefinition> MissingOf(ulong bits) => Elements.Where((_, place) => (bits & (1UL << place)) != 0).Select(element => element.Definition);
}

/// <param name="Awaited">Event types that could still complete it.</param>
public sealed record CompiledElement(ElementDefinition Definition, Func<Frame, long> Complete, IReadOnlyList<int> Awaited);

/// <param name="Types">Types whose absence would change the figure.</param>
/// <param name="IsTime">True where the figure is a length of time in milliseconds, false where it is a number in millionths.</param>
public sealed record CompiledLimit(
    LimitDefinition Definition, TypeSet Types, bool IsTime, CompiledMatch Of, Func<Frame, long>? Good, Func<Frame, long>? Except,
    Func<Frame, long>? Value, Func<Frame, long>? AtLeast, IReadOnlyList<CompiledBound> Bounds, IReadOnlyList<CompiledExcuse> Excuses);

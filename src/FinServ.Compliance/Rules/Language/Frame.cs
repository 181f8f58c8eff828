using System.Globalization;
using FinServ.Compliance.Calendars;
using FinServ.Compliance.Interactions;

namespace FinServ.Compliance.Rules.Language;

/// <summary>What is known: the events of a batch by subject, registers, coverage and calendars. Read only.</summary>
public sealed class World(EventSet set, Timelines timelines, Registers registers, Coverage coverage, CalendarBook calendars)
{
    private KeyIndex?[] remembered = [];

    public EventSet Set { get; } = set;

    public Timelines Timelines { get; } = timelines;

    public Registers Registers { get; } = registers;

    public Coverage Coverage { get; } = coverage;

    public CalendarBook Calendars { get; } = calendars;

    /// <summary>Fields that a source says it can never fill, by its symbol; keys of the envelope have the numbers of <see cref="EnvelopePlaces"/>.</summary>
    public Dictionary<int, IReadOnlySet<int>> NeverFilled { get; } = [];

    /// <summary>Calendar that a source names for its own units, by its symbol.</summary>
    public Dictionary<int, string> SourceCalendars { get; } = [];

    internal KeyIndex? Remembered(int number) => number < remembered.Length ? remembered[number] : null;

    internal KeyIndex Remember(int number, KeyIndex index)
    {
        if (number >= remembered.Length) Array.Resize(ref remembered, number + 16);
        return remembered[number] = index;
    }
}

/// <summary>The place at which a compiled condition is asked: which event, of whose timeline, up to when.</summary>
/// <remarks>One frame serves a whole evaluation and is changed in place; conditions leave it as they found it.</remarks>
public sealed class Frame(World world, IParameterValues parameters)
{
    public World World { get; } = world;

    public IParameterValues Parameters { get; } = parameters;

    /// <summary>Rows of the subject in timeline order.</summary>
    public int[] Rows { get; set; } = [];

    public int RowCount { get; set; }

    /// <summary>Row of the event at hand.</summary>
    public int It { get; set; }

    /// <summary>Row of the event from which the history is being looked through.</summary>
    public int Outer { get; set; }

    /// <summary>Row of the trigger.</summary>
    public int Trigger { get; set; }

    /// <summary>Row of the act that may discharge; -1 where none is at hand.</summary>
    public int Act { get; set; } = -1;

    /// <summary>The alert that a crossed limit raised; null where there is none.</summary>
    public AlertName? Alert { get; set; }

    /// <summary>History counts up to this instant, inclusive (UTC milliseconds).</summary>
    public long Until { get; set; }

    /// <summary>The deadline, where one is known; <see cref="Instants.Unknown"/> otherwise.</summary>
    public long Due { get; set; } = Instants.Unknown;

    /// <summary>Calendar of the trigger's unit.</summary>
    public BusinessCalendar? Calendar { get; set; }

    /// <summary>True in a clock of working time, where a date alone ends at close of business; false where it ends at 24:00.</summary>
    public bool DaysClose { get; set; }
}

/// <summary>An alert is named `rule/subject/instant of the crossing` (policy/rules.md §1.7).</summary>
/// <param name="At">When the limit was crossed (UTC milliseconds).</param>
public sealed record AlertName(string Rule, SubjectRef Subject, long At)
{
    /// <summary>Whether an id names this alert; the subject may be written with or without its kind, the instant in any zone.</summary>
    public bool IsNamedBy(string alertId)
    {
        var instant = alertId.LastIndexOf('/');
        if (instant <= Rule.Length || !alertId.StartsWith(Rule + "/", StringComparison.Ordinal)) return false;
        var subject = alertId.AsSpan((Rule.Length + 1)..instant);
        return (subject.SequenceEqual(Subject.Key) || subject.SequenceEqual(Subject.ToString()))
            && DateTimeOffset.TryParse(alertId.AsSpan(instant + 1), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && Instants.Of(at) == At;
    }

    public override string ToString() => $"{Rule}/{Subject}/{Instants.Format(At)}";
}

/// <summary>Parameter values in force, in the form in which conditions compute: numbers as millionths, durations as milliseconds.</summary>
public interface IParameterValues
{
    /// <param name="at">The trigger instant (UTC milliseconds).</param>
    long Value(string key, long at);

    /// <summary>The bare count in millionths, whatever its unit; for the periods of deadlines.</summary>
    long Number(string key, long at);
}

using FinServ.Compliance.Calendars;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Evaluation;

/// <summary>What is known of a figure in one window.</summary>
internal enum WindowState
{
    /// <summary>The window, or the time in which its items settle, is not over.</summary>
    Open,

    /// <summary>Too few items to say anything.</summary>
    TooFew,

    Unknown,
    InBounds,

    /// <summary>Out of bounds, but not long enough yet, or folded into the window that crossed.</summary>
    Strayed,

    /// <summary>Out of bounds for as many windows in a row as the bound asks.</summary>
    Crossed,
}

/// <param name="From">UTC milliseconds, inclusive.</param>
/// <param name="Until">UTC milliseconds, exclusive.</param>
/// <param name="First">Row of its first item.</param>
/// <param name="Figure">In millionths, or in milliseconds where the limit measures time; <see cref="Instants.Unknown"/> where there is none.</param>
/// <param name="Bound">The bound that was broken, in the unit of the figure.</param>
/// <param name="ChangesAt">When time alone will tell more; <see cref="Instants.Unknown"/> for never.</param>
internal readonly record struct LimitWindow(long From, long Until, int First, WindowState State, long Figure, string Reason, long Bound = Instants.Unknown, long ChangesAt = Instants.Unknown);

/// <summary>Sorts the items of one limit into windows aligned to local midnight and holds each figure against its bounds.</summary>
internal sealed class LimitWindows(CompiledLimit limit, UnitCalendars calendars)
{
    private static readonly DateOnly Monday = new(1900, 1, 1);
    private readonly List<int> items = [];
    private readonly int[] runs = new int[limit.Bounds.Count];

    public CompiledLimit Limit => limit;

    public List<LimitWindow> All { get; } = [];

    public void Begin()
    {
        items.Clear();
        All.Clear();
    }

    public void Take(int row, Frame frame)
    {
        if (!limit.Of.Types.Contains(frame.World.Set[row].Type)) return;
        (frame.Trigger, frame.Act, frame.Until, frame.Due) = (row, -1, frame.World.Set[row].At, Instants.Unknown);
        (frame.Calendar, frame.DaysClose) = (calendars.Of(row, CalendarUse.H24), false);
        if (limit.Of.Matches(frame, row) == Truth.True) items.Add(row);
    }

    public void Judge(Frame frame, long now)
    {
        Array.Clear(runs);
        var previousEnd = long.MinValue;
        for (var i = 0; i < items.Count;)
        {
            (frame.Calendar, frame.DaysClose) = (calendars.Of(items[i], CalendarUse.H24), false);
            var (from, until) = WindowOf(frame.Calendar, frame.World.Set[items[i]].At, limit.Definition.Window);
            var first = i;
            while (i < items.Count && frame.World.Set[items[i]].At < until) i++;
            if (from != previousEnd) Array.Clear(runs); // a window without items breaks a row of windows
            previousEnd = until;
            All.Add(Judge(frame, now, first, i, from, until));
        }
    }

    private LimitWindow Judge(Frame frame, long now, int first, int end, long from, long until)
    {
        var settled = until + limit.Definition.SettleMilliseconds;
        var window = new LimitWindow(from, until, items[first], WindowState.Open, Instants.Unknown, "window-open");
        if (now < settled) return window with { ChangesAt = settled };

        var (figure, count, unknown) = Measure(frame, first, end, settled);
        (frame.It, frame.Trigger) = (items[first], items[first]);
        if (count == 0 || (limit.AtLeast is { } least && (end - first) * Instants.Millionth < least(frame)))
        {
            Array.Clear(runs);
            return window with { State = WindowState.TooFew, Reason = "too-few" };
        }

        if (unknown || !IsCovered(frame, items[first], from, settled))
        {
            Array.Clear(runs);
            return window with { State = WindowState.Unknown, Figure = figure, Reason = unknown ? "field-unknown" : "gap" };
        }

        var state = Hold(frame, figure, out var broken);
        return window with { State = state, Figure = figure, Reason = state == WindowState.InBounds ? "in-bounds" : "out-of-bounds", Bound = broken };
    }

    /// <summary>A run of windows out of bounds crosses once, at the window that completes it.</summary>
    private WindowState Hold(Frame frame, long figure, out long broken)
    {
        var (crossed, strayed) = (false, false);
        broken = Instants.Unknown;
        for (var i = 0; i < runs.Length; i++)
        {
            var bound = limit.Bounds[i];
            var applies = bound.When is null || bound.When(frame) == Truth.True;
            var limitValue = bound.Bound(frame);
            var breaks = applies && (bound.Definition.Below ? figure < limitValue : figure > limitValue);
            if (breaks) broken = limitValue;
            runs[i] = breaks ? runs[i] + 1 : 0;
            crossed |= runs[i] == bound.Definition.Consecutive;
            strayed |= runs[i] > bound.Definition.Consecutive;
        }

        return crossed ? WindowState.Crossed : strayed ? WindowState.Strayed : WindowState.InBounds;
    }

    private (long Figure, long Count, bool Unknown) Measure(Frame frame, int first, int end, long settled)
    {
        var (good, sum, count, unknown) = (0L, 0L, 0L, false);
        for (var i = first; i < end; i++)
        {
            (frame.It, frame.Trigger, frame.Until) = (items[i], items[i], settled);
            if (limit.Except is { } except && except(frame) == Truth.True) continue;
            frame.It = items[i];
            if (limit.Good is { } isGood)
            {
                var truth = isGood(frame);
                unknown |= truth == Truth.Unknown;
                if (truth == Truth.True) good++;
            }

            frame.It = items[i];
            if (limit.Value is { } value)
            {
                var one = value(frame);
                if (!Truth.IsKnown(one)) continue;
                sum += one;
            }

            count++;
        }

        return limit.Definition.Measure switch
        {
            "share" => (count == 0 ? 0 : good * 100 * Instants.Millionth / count, count, unknown),
            "mean" => (count == 0 ? 0 : sum / count, count, unknown),
            _ => (count * Instants.Millionth, count, unknown),
        };
    }

    private bool IsCovered(Frame frame, int row, long from, long until)
    {
        ref readonly var one = ref frame.World.Set[row];
        foreach (var type in limit.Types.Members)
        {
            if (!frame.World.Coverage.IsComplete(type, one.Unit, one.Source, from, until)) return false;
        }

        return true;
    }

    /// <summary>The window that holds an instant: [from, until), aligned to local midnight; days follow the zone's own length, weeks begin on Monday.</summary>
    private static (long From, long Until) WindowOf(BusinessCalendar calendar, long at, Amount length)
    {
        var day = calendar.LocalDay(at);
        if (length.Unit == AmountUnit.NaturalDays)
        {
            var first = day.AddDays(-(int)((day.DayNumber - Monday.DayNumber) % length.Value));
            return (calendar.StartOfDay(first), calendar.StartOfDay(first.AddDays((int)length.Value)));
        }

        var midnight = calendar.StartOfDay(day);
        var from = midnight + (at - midnight) / length.Value * length.Value;
        return (from, Math.Min(from + length.Value, calendar.EndOfDay(day)));
    }
}

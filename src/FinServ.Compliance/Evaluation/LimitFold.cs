using FinServ.Compliance.Calendars;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Evaluation;

/// <summary>Folds a limit over one subject's timeline: a figure for each window, held against its bounds.</summary>
/// <remarks>Windows are aligned to local midnight. A run of windows out of bounds is one violation, at the window that completes it.</remarks>
internal sealed class LimitFold(CompiledClock clock, UnitCalendars calendars) : IClockFold
{
    private readonly CompiledLimit limit = clock.Limit!;
    private readonly List<int> items = [];

    public void Begin() => items.Clear();

    public void Step(ReadOnlySpan<int> rows, Frame frame)
    {
        foreach (var row in rows)
        {
            (frame.Trigger, frame.Act, frame.Until) = (row, -1, frame.World.Set[row].At);
            if (limit.Of.Matches(frame, row) == Truth.True) items.Add(row);
        }
    }

    public void Finish(Frame frame, int subject, bool freeKey, long now, JudgementSink sink)
    {
        if (items.Count == 0) return;
        var calendar = calendars.Of(items[0], CalendarUse.H24);
        var length = limit.Definition.Window;
        var runs = new int[limit.Bounds.Count];
        var previousEnd = long.MinValue;
        for (var i = 0; i < items.Count;)
        {
            var (from, until) = WindowOf(calendar, frame.World.Set[items[i]].At, length);
            var first = i;
            while (i < items.Count && frame.World.Set[items[i]].At < until) i++;
            if (from != previousEnd) Array.Clear(runs); // a window without items breaks a row of windows
            previousEnd = until;
            if (Judge(frame, subject, freeKey, now, first, i, from, until, runs) is { } judgement) sink(judgement);
        }
    }

    private Judgement? Judge(Frame frame, int subject, bool freeKey, long now, int first, int end, long from, long until, int[] runs)
    {
        var said = Judgement.Of(clock, subject, freeKey, items[first], from) with { StartAt = from, DecidedAt = until };
        var settled = until + limit.Definition.SettleMilliseconds;
        if (now < settled) return (said with { ChangesAt = settled }).As(VerdictKind.Pending, "window-open", Instants.Unknown);

        frame.Calendar = calendars.Of(items[first], CalendarUse.H24);
        var (figure, count, unknown) = Measure(frame, first, end, settled);
        (frame.It, frame.Trigger) = (items[first], items[first]);
        if (count == 0 || (limit.AtLeast is { } least && (end - first) * Instants.Millionth < least(frame)))
        {
            Array.Clear(runs);
            return said.As(VerdictKind.NotApplicable, "too-few", until);
        }

        said.Figure = figure;
        if (unknown || !IsCovered(frame, items[first], from, settled)) return said.As(VerdictKind.Unknown, unknown ? "field-unknown" : "gap", Instants.Unknown);
        var crossed = false;
        for (var i = 0; i < runs.Length; i++)
        {
            var (definition, bound) = limit.Bounds[i];
            var limitValue = bound(frame);
            runs[i] = (definition.Below ? figure < limitValue : figure > limitValue) ? runs[i] + 1 : 0;
            crossed |= runs[i] == definition.Consecutive;
        }

        if (!crossed && Array.Exists(runs, run => run > 1)) return null; // folded into the window that crossed, or not long enough yet
        foreach (var excuse in crossed ? clock.Excuses : [])
        {
            (frame.Until, frame.Due) = (now, until);
            if (excuse.When is { } when && when(frame) == Truth.True) return said.As(VerdictKind.Excused, excuse.Definition.Reason, until);
        }

        return said.As(crossed ? VerdictKind.Violated : VerdictKind.Met, crossed ? "out-of-bounds" : "in-bounds", until);
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
        foreach (var type in clock.Types)
        {
            if (!frame.World.Coverage.IsComplete(type, one.Unit, one.Source, from, until)) return false;
        }

        return true;
    }

    /// <summary>The window that holds an instant: [from, until), aligned to local midnight; days follow the zone's own length.</summary>
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

    private static readonly DateOnly Monday = new(1900, 1, 1);
}

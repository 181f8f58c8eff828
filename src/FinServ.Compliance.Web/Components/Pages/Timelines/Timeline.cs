using FinServ.Compliance.Calendars;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Web.Components.Clocks;
using FinServ.Compliance.Web.Supervision;
using FinServ.Compliance.Web.Wording;

namespace FinServ.Compliance.Web.Components.Pages.Timelines;

/// <summary>One event of a timeline with its number and the lane of who acted.</summary>
public sealed record TimelineEvent(int Number, EvidenceView What, string Lane);

/// <summary>One clock of a subject: what it waits for, how it stands, and the violation that came of it.</summary>
public sealed record TimelineClock(RuleRef Rule, string Title, string Name, VerdictKind Kind, Severity Severity, ClockView Clock, string? Violation, Receipt? Receipt);

/// <summary>A day of the scale.</summary>
/// <param name="Off">Not worked, by the calendar.</param>
/// <param name="MakeUp">Worked in exchange (班).</param>
public readonly record struct TimelineDay(DateOnly Day, double From, double To, bool Off, bool MakeUp, bool Named);

/// <summary>A dot of an event; nudged to the right where several would lie on each other.</summary>
public readonly record struct TimelineDot(TimelineEvent Event, double At);

/// <summary>Clocks above, lanes below, on one scale of days: all shares of the width, so that markup only draws.</summary>
public sealed record TimelineDrawing(
    IReadOnlyList<TimelineDay> Days, IReadOnlyList<(TimelineClock Clock, ClockDrawing Drawing)> Clocks, IReadOnlyList<(string Lane, IReadOnlyList<TimelineDot> Dots)> Lanes, double? Present)
{
    private const double DotWidth = 0.02;
    private const int MostDayNames = 34;

    /// <summary>A clock that runs on for long after the last event is cut here, so that the story stays legible.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(14);

    public static TimelineDrawing Of(IReadOnlyList<TimelineEvent> events, IReadOnlyList<TimelineClock> clocks, BusinessCalendar calendar, Times times, DateTimeOffset now)
    {
        var instants = events.Select(one => one.What.At).Concat(clocks.Select(one => one.Clock.StartAt)).DefaultIfEmpty(now).ToList();
        var last = instants.Concat(clocks.Select(one => one.Clock.DoneAt ?? one.Clock.DueAt)).Max();
        var lastEvent = instants.Max();
        if (last - lastEvent > LongestWait) last = lastEvent + LongestWait;
        if (clocks.Any(one => one.Clock.DoneAt is null) && now > last && now - last < LongestWait) last = now;
        var scale = ClockScale.OfDays(instants.Min(), last, times);

        return new(
            DaysOf(scale, calendar, times),
            [.. clocks.Select(one => (one, ClockDrawing.Of(one.Clock, scale, times, now)))],
            [.. events.GroupBy(one => one.Lane).Select(lane => (lane.Key, (IReadOnlyList<TimelineDot>)Dots(lane, scale)))],
            now >= scale.Begin && now <= scale.End ? scale.At(now) : null);
    }

    private static List<TimelineDay> DaysOf(ClockScale scale, BusinessCalendar calendar, Times times)
    {
        var count = (int)Math.Round((scale.End - scale.Begin).TotalDays);
        var every = Math.Max(1, (count + MostDayNames - 1) / MostDayNames);
        var first = times.DateOf(scale.Begin);
        return [.. Enumerable.Range(0, count).Select(n =>
        {
            var day = first.AddDays(n);
            return new TimelineDay(day, n / (double)count, (n + 1) / (double)count, !calendar.IsWorkingDay(day), calendar.KindOf(day) == DayKind.MakeUp, n % every == 0);
        })];
    }

    private static List<TimelineDot> Dots(IEnumerable<TimelineEvent> lane, ClockScale scale)
    {
        var dots = new List<TimelineDot>();
        var free = 0.0;
        foreach (var one in lane)
        {
            var at = Math.Max(scale.At(one.What.At), free);
            dots.Add(new(one, Math.Min(at, 0.995)));
            free = at + DotWidth;
        }

        return dots;
    }
}

using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Web.Wording;

namespace FinServ.Compliance.Web.Components.Clocks;

/// <summary>One clock as a page shows it: when it started, when it runs out, when the act came, and its receipt.</summary>
/// <param name="DueAt">Last instant (UTC, inclusive) at which the act is in time.</param>
/// <param name="DoneAt">When the act came, in time or late; null while it has not.</param>
/// <param name="Counting">`NAT`, `BIZ`, `H24`, `SHIFT`, `BRANCH` or `RBD`.</param>
public sealed record ClockView(DateTimeOffset StartAt, DateTimeOffset DueAt, DateTimeOffset? DoneAt, string Counting, IReadOnlyList<ReceiptLine> Lines)
{
    public static ClockView? Of(DateTimeOffset startAt, DateTimeOffset? dueAt, DateTimeOffset? doneAt, Receipt? receipt) =>
        dueAt is { } due ? new(startAt, due, doneAt, receipt?.Counting ?? "H24", receipt?.Lines ?? []) : null;

    /// <summary>Whether time is named in days and not in hours.</summary>
    public bool InDays => Counting == "NAT";
}

/// <summary>What a stretch of the bar stands for.</summary>
public enum ClockPartKind
{
    TriggerDay,
    Counted,
    ToCome,
    OffTime,
    Pause,
    Late,
}

/// <summary>A stretch of the bar, as shares (0 to 1) of its width.</summary>
public readonly record struct ClockPart(double From, double To, ClockPartKind Kind)
{
    public double Width => To - From;
}

/// <summary>A line on the scale with its words; day labels stand in the middle of their day.</summary>
/// <param name="Line">Share of the width at which the line stands.</param>
/// <param name="Middle">Share of the width at which the words are centred.</param>
/// <param name="MakeUp">True on a make-up working day (班).</param>
/// <param name="Minor">Without words, where there are too many for all of them.</param>
public readonly record struct ClockTick(double Line, double Middle, string Label, string? Weekday, string Short, string? Mark, bool MakeUp, bool Minor);

/// <summary>A clock receipt turned into shares of a bar: pure, so that it is tested on receipts and drawn by dumb markup.</summary>
/// <param name="Due">Share at which the flag stands.</param>
/// <param name="Done">Share at which the act stands; null while there is none.</param>
/// <param name="Present">Share of the present moment where it lies within the bar and the act is still awaited.</param>
/// <param name="Cut">True when the lateness runs on beyond the right end.</param>
public sealed record ClockDrawing(IReadOnlyList<ClockPart> Parts, IReadOnlyList<ClockTick> Ticks, double Start, double Due, double? Done, double? Present, bool Cut)
{
    /// <summary>Drawn on a scale of its own.</summary>
    public static ClockDrawing Of(ClockView clock, Times times, DateTimeOffset now) =>
        Of(clock, ClockScale.Of(clock, clock.DoneAt ?? now, times), times, now);

    /// <summary>Drawn on a scale that it shares with others.</summary>
    public static ClockDrawing Of(ClockView clock, ClockScale scale, Times times, DateTimeOffset now)
    {
        var reached = clock.DoneAt ?? now;
        var parts = new List<ClockPart>();
        foreach (var line in clock.Lines.Count > 0 ? clock.Lines : [new(clock.StartAt, clock.DueAt, 0, "counted")])
            AddParts(parts, line, scale, reached, clock);
        if (reached > clock.DueAt)
            parts.Add(scale.Part(clock.DueAt, reached, ClockPartKind.Late));

        return new(
            [.. parts.Where(part => part.Width > 0)],
            scale.Ticks(clock, times),
            scale.At(clock.StartAt),
            scale.At(clock.DueAt),
            clock.DoneAt is { } done ? scale.At(done) : null,
            clock.DoneAt is null && now <= scale.End ? scale.At(now) : null,
            reached > scale.End);
    }

    private static void AddParts(List<ClockPart> parts, ReceiptLine line, ClockScale scale, DateTimeOffset reached, ClockView clock)
    {
        var to = line.To < clock.DueAt ? line.To : clock.DueAt;
        var kind = KindOf(line);
        if (kind != ClockPartKind.Counted || reached >= to)
        {
            parts.Add(scale.Part(line.From, to, kind));
            return;
        }

        var until = reached < line.From ? line.From : reached;
        parts.Add(scale.Part(line.From, until, ClockPartKind.Counted));
        parts.Add(scale.Part(until, to, clock.DoneAt is null ? ClockPartKind.ToCome : ClockPartKind.OffTime)); // Done: the rest is no longer owed.
    }

    private static ClockPartKind KindOf(ReceiptLine line) => line.Reason switch
    {
        "trigger-day" => ClockPartKind.TriggerDay,
        "pause" => ClockPartKind.Pause,
        "off-hours" or "day-off" or "holiday" or "in-lieu" => line.Counted > 0 ? ClockPartKind.Counted : ClockPartKind.OffTime,
        _ => ClockPartKind.Counted,
    };
}

/// <summary>The scale of a clock bar: whole local days where it lasts for days, its own span otherwise.</summary>
public sealed record ClockScale(DateTimeOffset Begin, DateTimeOffset End, bool WholeDays)
{
    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6),
    ];

    private const int MostTicks = 8;

    public static ClockScale Of(ClockView clock, DateTimeOffset reached, Times times)
    {
        var limit = clock.DueAt - clock.StartAt;
        var longest = clock.DueAt + limit / 2; // Much later than this says no more than "much later".
        var last = reached <= clock.DueAt ? clock.DueAt : reached < longest ? reached : longest;
        if (last - clock.StartAt < TimeSpan.FromHours(30))
        {
            var margin = (last - clock.StartAt) * 0.03;
            return new(clock.StartAt - margin, last + margin, WholeDays: false);
        }

        var first = times.DateOf(clock.StartAt);
        var end = times.IsMidnight(last) ? times.DateOf(last) : times.DateOf(last).AddDays(1);
        return new(StartOf(first, times), StartOf(end, times), WholeDays: true);
    }

    /// <summary>Whole local days from the first to the last instant.</summary>
    public static ClockScale OfDays(DateTimeOffset first, DateTimeOffset last, Times times) =>
        new(StartOf(times.DateOf(first), times), StartOf(times.DateOf(last).AddDays(1), times), WholeDays: true);

    public double At(DateTimeOffset at) => Math.Clamp((at - Begin) / (End - Begin), 0, 1);

    public ClockPart Part(DateTimeOffset from, DateTimeOffset to, ClockPartKind kind) => new(At(from), At(to), kind);

    public IReadOnlyList<ClockTick> Ticks(ClockView clock, Times times) => WholeDays ? DayTicks(clock, times) : HourTicks(times);

    private List<ClockTick> DayTicks(ClockView clock, Times times)
    {
        var days = (int)Math.Round((End - Begin).TotalDays);
        var every = days <= 10 ? 1 : days <= 20 ? 2 : (days + MostTicks - 1) / MostTicks;
        var makeUp = clock.Lines.Where(line => line.Reason == "make-up").Select(line => times.DateOf(line.From)).ToHashSet();
        var first = times.DateOf(Begin);
        var ticks = new List<ClockTick>();
        for (var n = 0; n < days; n++)
        {
            var day = first.AddDays(n);
            var line = At(StartOf(day, times));
            var middle = (line + At(StartOf(day.AddDays(1), times))) / 2;
            ticks.Add(new(line, middle, times.DayShort(day), times.WeekdayOf(day), day.ToString("dd", null), times.WeekdayMark(day), makeUp.Contains(day), n % every != 0));
        }

        return ticks;
    }

    private List<ClockTick> HourTicks(Times times)
    {
        var step = Steps.FirstOrDefault(s => (End - Begin) / s <= MostTicks, TimeSpan.FromHours(6));
        var local = times.Local(Begin);
        var next = Begin + (step - TimeSpan.FromTicks(local.TimeOfDay.Ticks % step.Ticks));
        var ticks = new List<ClockTick>();
        for (; next < End; next += step)
        {
            var label = step < TimeSpan.FromMinutes(1) ? times.Local(next).ToString("HH:mm:ss", null) : times.ClockOf(next);
            ticks.Add(new(At(next), At(next), label, null, label, null, false, false));
        }

        return ticks;
    }

    private static DateTimeOffset StartOf(DateOnly day, Times times)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, times.Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}

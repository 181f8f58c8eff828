using System.Globalization;

namespace FinServ.Compliance.Calendars;

/// <summary>One opening of a day, as milliseconds on the local clock face since 00:00; from is included, until is not.</summary>
public readonly record struct HourSpan(long From, long Until)
{
    public override string ToString() => $"{Clock(From)}-{Clock(Until)}";

    private static string Clock(long time) => $"{time / 3_600_000:00}:{time / 60_000 % 60:00}";
}

/// <summary>The hours of a day: any number of openings in order, none of them overlapping.</summary>
public sealed class DayHours
{
    public const long Day = 86_400_000;

    private DayHours(IReadOnlyList<HourSpan> spans) => Spans = spans;

    public static DayHours Closed { get; } = new([]);

    public static DayHours AllDay { get; } = new([new(0, Day)]);

    public IReadOnlyList<HourSpan> Spans { get; }

    public bool IsOpen => Spans.Count > 0;

    /// <summary>Reads `09:00-12:00, 13:30-18:00` or `closed`; minutes, 00:00 to 24:00.</summary>
    /// <returns>The hours, or null with what is wrong.</returns>
    public static DayHours? Parse(string text, out string? wrong)
    {
        wrong = null;
        if (text.Trim() == "closed") return Closed;

        var spans = new List<HourSpan>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length != 2 || Time(ends[0]) is not { } from || Time(ends[1]) is not { } until)
            {
                wrong = $"`{part}` is not a span of hours.";
                return null;
            }

            spans.Add(new(from, until));
        }

        return Of(spans, out wrong);
    }

    /// <summary>Hours from spans in any order.</summary>
    /// <returns>The hours, or null with what is wrong.</returns>
    public static DayHours? Of(IEnumerable<HourSpan> spans, out string? wrong)
    {
        var ordered = spans.OrderBy(span => span.From).ToArray();
        wrong = null;
        for (var i = 0; i < ordered.Length && wrong is null; i++)
        {
            if (ordered[i].Until <= ordered[i].From) wrong = $"`{ordered[i]}` ends before it begins; a night is written as two days, `22:00-24:00` and `00:00-06:00`.";
            else if (i > 0 && ordered[i].From < ordered[i - 1].Until) wrong = $"`{ordered[i - 1]}` and `{ordered[i]}` overlap.";
        }

        return wrong is null ? new(ordered) : null;
    }

    public override string ToString() => IsOpen ? string.Join(", ", Spans) : "closed";

    private static long? Time(string text)
    {
        if (text == "24:00") return Day;
        return TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.Ticks / TimeSpan.TicksPerMillisecond : null;
    }
}

using FinServ.Compliance.Calendars;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Web.Wording;

namespace FinServ.Compliance.Web.Components.Clocks;

/// <summary>A line of the receipt as people read it; neighbouring days of one kind are one line.</summary>
/// <param name="Stretch">`03-03 周二 – 03-06 周五`, `03-09 周一 15:00 – 17:30`.</param>
/// <param name="Counted">`4 日`, `2:30`, `不计`.</param>
/// <param name="Sum">What is counted up to and with this line.</param>
public sealed record ReceiptRow(string Stretch, string Counted, string Sum, string Why, bool Counts);

/// <summary>Turns a receipt into rows that add up to the limit, so that the accused can redo the sum.</summary>
public static class ReceiptRows
{
    private const decimal LongestInDays = 40_000; // More than a century of days, less than a minute of milliseconds.

    public static IReadOnlyList<ReceiptRow> Of(Receipt receipt, Reader reader)
    {
        var rows = new List<ReceiptRow>();
        var inDays = CountsDays(receipt);
        var sum = 0m;
        for (var i = 0; i < receipt.Lines.Count;)
        {
            var run = RunLength(receipt.Lines, i, inDays);
            var counted = receipt.Lines.Skip(i).Take(run).Sum(line => line.Counted);
            sum += counted;
            var first = receipt.Lines[i];
            rows.Add(new(
                Stretch(first.From, receipt.Lines[i + run - 1].To, reader.Times),
                counted == 0 ? reader.Say("不计", "0") : Said(counted, inDays, reader),
                inDays ? $"{sum:0.##}" : Said(sum, inDays, reader),
                reader.Say(Words.OfReceiptReason(first.Reason)),
                counted > 0));
            i += run;
        }

        return rows;
    }

    /// <summary>Whole days are counted as days; where time or a pause takes part of a day, milliseconds are.</summary>
    private static bool CountsDays(Receipt receipt) =>
        Amount.TryParse(receipt.Limit, out var limit) && limit.Unit != AmountUnit.Milliseconds && receipt.Lines.Sum(line => line.Counted) <= LongestInDays;

    /// <summary>How many lines from here on say the same of neighbouring stretches: whole days, or nights and weekends.</summary>
    private static int RunLength(IReadOnlyList<ReceiptLine> lines, int start, bool inDays)
    {
        var first = lines[start];
        var run = 1;
        while (start + run < lines.Count
            && lines[start + run] is var next
            && next.Reason == first.Reason
            && next.From == lines[start + run - 1].To
            && (inDays || first.Counted == 0 && next.Counted == 0))
        {
            run++;
        }

        return run;
    }

    private static string Stretch(DateTimeOffset from, DateTimeOffset to, Times times)
    {
        var wholeDays = times.IsMidnight(from) && times.IsMidnight(to);
        var lastDay = times.IsMidnight(to) ? times.DateOf(to).AddDays(-1) : times.DateOf(to);
        var firstDay = times.DateOf(from);
        if (wholeDays) return firstDay == lastDay ? times.Day(firstDay) : $"{times.Day(firstDay)} – {times.Day(lastDay)}";

        var end = times.IsMidnight(to) ? "24:00" : times.ClockOf(to);
        return firstDay == lastDay
            ? $"{times.Day(firstDay)} {times.ClockOf(from)} – {end}"
            : $"{times.Day(firstDay)} {times.ClockOf(from)} – {times.Day(lastDay)} {end}";
    }

    private static string Said(decimal counted, bool inDays, Reader reader)
    {
        if (inDays) return counted == 1 ? reader.Say("1 日", "1 day") : reader.Say($"{counted:0.##} 日", $"{counted:0.##} days");
        var span = TimeSpan.FromMilliseconds((double)counted);
        return span < TimeSpan.FromMinutes(10) ? reader.Times.Span(span) : Times.HoursMinutes(span);
    }
}

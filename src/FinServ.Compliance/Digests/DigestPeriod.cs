using System.Globalization;
using System.Text.RegularExpressions;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Digests;

/// <summary>A week (Monday to Sunday) or a month of the bank's calendar, `2026-W10` or `2026-02`.</summary>
/// <param name="From">First local day.</param>
/// <param name="Until">Last local day, inclusive.</param>
public sealed partial record DigestPeriod(string Id, DateOnly From, DateOnly Until)
{
    public bool IsWeek => Id.Contains('W', StringComparison.Ordinal);

    /// <summary>The number within its year: week 1 to 53, month 1 to 12.</summary>
    public int Number => int.Parse(Id.AsSpan(Id.Length - 2), CultureInfo.InvariantCulture);

    public DigestPeriod Previous => IsWeek ? WeekOf(From.AddDays(-1)) : MonthOf(From.AddDays(-1));

    /// <summary>This period and those before it, the oldest first.</summary>
    public IReadOnlyList<DigestPeriod> Last(int count)
    {
        var periods = new List<DigestPeriod> { this };
        while (periods.Count < count) periods.Add(periods[^1].Previous);
        periods.Reverse();
        return periods;
    }

    public bool Holds(DateOnly day) => day >= From && day <= Until;

    /// <summary>The ISO week of a day.</summary>
    public static DigestPeriod WeekOf(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(ISOWeek.GetYear(date), ISOWeek.GetWeekOfYear(date), DayOfWeek.Monday));
        return new(string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(date):0000}-W{ISOWeek.GetWeekOfYear(date):00}"), monday, monday.AddDays(6));
    }

    public static DigestPeriod MonthOf(DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return new(string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}"), first, first.AddMonths(1).AddDays(-1));
    }

    /// <exception cref="RefusedException">The text is neither a week nor a month that there is.</exception>
    public static DigestPeriod Parse(string text)
    {
        var match = Written().Match(text);
        if (match.Success && int.TryParse(match.Groups[1].Value, out var year) && int.TryParse(match.Groups[3].Value, out var number) && year >= 1900)
        {
            var isWeek = match.Groups[2].Length > 0;
            if (isWeek && number >= 1 && number <= ISOWeek.GetWeeksInYear(year)) return WeekOf(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday)));
            if (!isWeek && number is >= 1 and <= 12) return MonthOf(new(year, number, 1));
        }

        throw new RefusedException("period-unknown", new($"“{text}”不是周或月。请写 2026-W10 或 2026-02。", $"`{text}` is no week or month; write 2026-W10 or 2026-02."));
    }

    public override string ToString() => Id;

    [GeneratedRegex(@"^(\d{4})-(W?)(\d{2})$")]
    private static partial Regex Written();
}

using System.Text.Json;
using FinServ.Compliance.Calendars;

namespace FinServ.Compliance.Tests.Calendars;

/// <summary>The shipped mainland calendar against the published arrangements and the holiday regulation.</summary>
public sealed class ChinaCalendarTests
{
    private static readonly BusinessCalendar Cn = GivenCalendar.Cn;

    [Fact]
    public void Every_day_of_2007_to_2026_is_worked_or_off_as_published()
    {
        var folder = TestData.Folder("holiday-cn");
        Assert.SkipUnless(folder is not null, "The recordings are not at hand; set COMPLIANCE_TEST_DATA.");

        var published = new Dictionary<DateOnly, bool>();
        foreach (var path in Directory.EnumerateFiles(folder, "20??.json").Order(StringComparer.Ordinal))
        {
            using var year = JsonDocument.Parse(File.ReadAllText(path));
            foreach (var day in year.RootElement.GetProperty("days").EnumerateArray())
                published[Times.Day(day.GetProperty("date").GetString()!)] = !day.GetProperty("isOffDay").GetBoolean();
        }

        var differing = new List<DateOnly>();
        for (var day = new DateOnly(2006, 12, 30); day <= new DateOnly(2026, 12, 31); day = day.AddDays(1))
        {
            var expected = published.TryGetValue(day, out var isWorked) ? isWorked : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
            if (Cn.IsWorkingDay(day) != expected || !Cn.IsPublished(day)) differing.Add(day);
        }

        Assert.Empty(differing);
        Assert.Equal(new DateOnly(2026, 12, 31), Cn.KnownUntil);
    }

    [Theory]
    [InlineData(2007, 10)] // 1 + 3 + 3 + 3
    [InlineData(2008, 11)] // Labour Day shrinks to one day; Qingming, Dragon Boat and Mid-Autumn come in
    [InlineData(2013, 11)]
    [InlineData(2014, 11)]
    [InlineData(2015, 12)] // with the day declared for the 70th anniversary of the victory
    [InlineData(2020, 10)] // Mid-Autumn coincides with National Day
    [InlineData(2024, 11)]
    [InlineData(2025, 13)] // New Year's Eve of the lunar year and 2 May come in
    [InlineData(2026, 13)]
    public void A_year_holds_the_statutory_holidays_of_the_regulation_in_force(int year, int days)
    {
        var first = new DateOnly(year, 1, 1);
        var statutory = Enumerable.Range(0, 366).Select(first.AddDays).Count(day => day.Year == year && Cn.KindOf(day) == DayKind.StatutoryHoliday);

        Assert.Equal(days, statutory);
    }

    [Theory]
    [InlineData("2007-02-17", DayKind.MakeUp)] // New Year's Eve of the lunar year was worked before 2008
    [InlineData("2007-05-03", DayKind.StatutoryHoliday)] // third day of Labour Day, until 2007
    [InlineData("2009-01-25", DayKind.StatutoryHoliday)] // lunar New Year's Eve, 2008 to 2013
    [InlineData("2009-01-28", DayKind.InLieu)] // third day of the lunar year, 2008 to 2013
    [InlineData("2014-01-30", DayKind.Ordinary)] // lunar New Year's Eve, worked in 2014
    [InlineData("2014-02-02", DayKind.StatutoryHoliday)] // third day of the lunar year, from 2014
    [InlineData("2023-01-22", DayKind.StatutoryHoliday)] // lunar New Year
    [InlineData("2024-02-09", DayKind.Ordinary)] // lunar New Year's Eve, worked in 2024
    [InlineData("2025-01-28", DayKind.StatutoryHoliday)] // lunar New Year's Eve, from 2025
    [InlineData("2025-05-02", DayKind.StatutoryHoliday)] // second day of Labour Day, from 2025
    [InlineData("2024-05-02", DayKind.InLieu)]
    [InlineData("2020-06-25", DayKind.StatutoryHoliday)] // Dragon Boat in a year with a leap fourth month
    [InlineData("2025-10-06", DayKind.StatutoryHoliday)] // Mid-Autumn in a year with a leap sixth month
    [InlineData("2026-04-05", DayKind.StatutoryHoliday)] // Qingming on a Sunday …
    [InlineData("2026-04-06", DayKind.InLieu)] // … and the Monday off for it
    [InlineData("2020-01-31", DayKind.InLieu)] // the holiday was prolonged while it ran
    [InlineData("2026-02-21", DayKind.Ordinary)] // a Saturday within the holiday
    [InlineData("2026-02-28", DayKind.MakeUp)]
    public void A_day_off_is_statutory_in_lieu_or_a_plain_weekend(string day, DayKind kind) => Assert.Equal(kind, Cn.KindOf(Times.Day(day)));
}

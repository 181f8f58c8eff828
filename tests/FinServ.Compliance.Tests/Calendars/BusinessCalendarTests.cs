using FinServ.Compliance.Calendars;

namespace FinServ.Compliance.Tests.Calendars;

public sealed class BusinessCalendarTests
{
    [Fact]
    public void The_call_centre_of_1999_keeps_its_recorded_hours()
    {
        var il = GivenCalendar.Shipped.Find("il");

        Assert.Equal(
            ["07:00-24:00", "07:00-24:00", "07:00-24:00", "07:00-24:00", "07:00-24:00", "07:00-14:00", "20:00-24:00"],
            Enumerable.Range(7, 7).Select(day => il.HoursOf(new(1999, 2, day)).ToString())); // from a Sunday on
        Assert.Equal(il.Utc("1999-02-07T08:00"), il.DueAfter(il.Utc("1999-02-06T23:00"), Times.Amount("2h")).At); // Saturday night runs on Sunday morning
    }

    [Theory]
    [InlineData("2015-07-03", DayKind.InLieu)] // 4 July on a Saturday
    [InlineData("2016-12-26", DayKind.InLieu)] // 25 December on a Sunday
    [InlineData("2014-11-27", DayKind.StatutoryHoliday)]
    [InlineData("2016-05-30", DayKind.StatutoryHoliday)]
    public void Federal_holidays_are_observed_on_weekdays(string day, DayKind kind)
    {
        var us = GivenCalendar.Shipped.Find("us");

        Assert.Equal((kind, false), (us.KindOf(Times.Day(day)), us.IsWorkingDay(Times.Day(day))));
    }

    [Fact]
    public void Each_year_of_the_federal_calendar_has_ten_holidays_all_of_them_off()
    {
        var us = GivenCalendar.Shipped.Find("us");

        for (var year = 2013; year <= 2017; year++)
        {
            var days = us.Definition.Days.Where(day => day.Key.Year == year).ToArray();
            Assert.Equal(10, days.Count(day => day.Value.Kind == DayKind.StatutoryHoliday));
            Assert.DoesNotContain(days, day => us.IsWorkingDay(day.Key));
        }
    }

    [Fact]
    public void Round_the_clock_is_open_on_every_day_and_never_provisional()
    {
        var h24 = GivenCalendar.Shipped.Find("h24");
        var start = h24.Utc("2031-02-01T23:00");

        Assert.Equal(new Deadline(start + 9 * 3_600_000, IsProvisional: false), h24.DueAfter(start, Times.Amount("9h")));
    }

    [Theory]
    [InlineData("Asia/Jerusalem", "1999-04-02", 23)]
    [InlineData("Asia/Jerusalem", "1999-09-03", 25)]
    [InlineData("America/New_York", "2026-11-01", 25)]
    [InlineData("Asia/Shanghai", "1986-05-04", 23)] // China had summer time from 1986 to 1991
    [InlineData("America/Sao_Paulo", "2018-11-04", 23)] // the day begins at 01:00
    [InlineData("Asia/Beirut", "2026-03-29", 23)] // here too
    public void A_day_lasts_as_long_as_the_zone_lets_it(string zone, string day, int hours)
    {
        var calendar = GivenCalendar.Daily(zone, "00:00-24:00");
        var (start, end) = (calendar.StartOfDay(Times.Day(day)), calendar.EndOfDay(Times.Day(day)));

        Assert.Equal(hours * 3_600_000, end - start);
        Assert.Equal(end - start, calendar.WorkingTime(start, end));
        Assert.Equal((Times.Day(day), Times.Day(day).AddDays(1)), (calendar.LocalDay(end - 1), calendar.LocalDay(end)));
    }

    [Fact]
    public void A_day_that_a_zone_left_out_has_no_length_and_no_hours()
    {
        var apia = GivenCalendar.Daily("Pacific/Apia", "09:00-17:00"); // crossed the date line at the end of 2011-12-29

        Assert.Equal(apia.StartOfDay(new(2011, 12, 30)), apia.EndOfDay(new(2011, 12, 30)));
        Assert.Equal(8 * 3_600_000, apia.WorkingTime(apia.StartOfDay(new(2011, 12, 30)), apia.EndOfDay(new(2011, 12, 31))));
    }

    [Fact]
    public void Hours_in_a_repeated_hour_are_those_that_the_clock_shows()
    {
        var shop = GivenCalendar.Daily("Europe/London", "01:30-02:30"); // 01:00 to 02:00 comes twice on 2026-10-25

        Assert.Equal(
            [(Times.Utc("2026-10-25T00:30:00Z"), Times.Utc("2026-10-25T01:00:00Z")), (Times.Utc("2026-10-25T01:30:00Z"), Times.Utc("2026-10-25T02:30:00Z"))],
            shop.SegmentsOf(new(2026, 10, 25)));
    }

    [Theory]
    [InlineData(0.7, "2026-03-03T12:36")] // of 17 hours, 11.9
    [InlineData(0.9, "2026-03-03T16:00")]
    [InlineData(1.0, "2026-03-03T17:42")]
    public void Warnings_are_placed_in_working_time(double share, string at)
    {
        var cn = GivenCalendar.Cn;
        var start = cn.Utc("2026-03-02T09:12");
        var due = cn.DueAfter(start, Times.Amount("17h"));

        Assert.Equal(share == 1.0 ? due.At : cn.Utc(at), cn.AtShare(start, due, share, Counting.Service));
    }

    [Theory]
    [InlineData("2026-03-08T24:00", 0, "2026-03-06T17:30")] // Sunday midnight is out of reach after Friday's close
    [InlineData("2026-03-09T11:00", 0, "2026-03-09T11:00")]
    [InlineData("2026-03-09T11:00", 120, "2026-03-09T09:00")] // the last moment to begin two hours of work
    [InlineData("2026-03-09T11:00", 150, "2026-03-06T17:00")]
    [InlineData("2026-02-23T24:00", 0, "2026-02-14T17:30")] // the holiday goes before
    public void After_the_last_avoidable_moment_no_working_time_is_left(string due, int minutes, string at)
    {
        var cn = GivenCalendar.Cn;

        Assert.Equal(cn.Show(cn.Utc(at)), cn.Show(cn.LastAvoidable(cn.Utc(due), minutes * 60_000L)));
    }

    [Fact]
    public void Many_threads_may_ask_a_calendar_that_has_not_grown_yet()
    {
        var calendar = new BusinessCalendar(GivenCalendar.Cn.Definition);
        var starts = Enumerable.Range(0, 2_000).Select(i => Times.Utc("1950-03-01T02:00:00Z") + i * 3_600_000L * 997).ToArray();

        var together = starts.AsParallel().AsOrdered().Select(start => calendar.DueAfter(start, Amount.WorkingDays(5))).ToArray();

        Assert.Equal(starts.Select(start => GivenCalendar.Cn.DueAfter(start, Amount.WorkingDays(5))), together);
    }
}

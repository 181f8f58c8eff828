using FinServ.Compliance.Calendars;

namespace FinServ.Compliance.Tests.Calendars;

/// <summary>Deadlines worked out by hand in the papers.</summary>
public sealed class DeadlineTests
{
    private static BusinessCalendar Cn => GivenCalendar.Cn;

    /// <summary>policy/regulations.md 12.2.</summary>
    [Theory]
    [InlineData("2026-02-06T10:00", "15d", Counting.Natural, "2026-02-21T24:00")] // simple complaint
    [InlineData("2026-09-24T15:00", "7d", Counting.Natural, "2026-10-01T24:00")] // new-customer callback
    [InlineData("2026-02-13T16:30", "1bd", Counting.Working, "2026-02-14T17:30")] // the Saturday is worked
    [InlineData("2026-02-14T11:00", "2bd", Counting.Working, "2026-02-25T17:30")] // 02-24 is day 1
    [InlineData("2026-09-01T09:00", "30d", Counting.Natural, "2026-10-01T24:00")] // complex complaint
    [InlineData("2026-10-01T23:30", "4h", Counting.Running, "2026-10-02T03:30")] // larger-grade incident
    [InlineData("2026-01-31T12:00", "1mo", Counting.Natural, "2026-02-28T24:00")] // EU request
    public void The_worked_examples_of_the_regulations_hold(string start, string limit, Counting counting, string due) =>
        Assert.Equal(Cn.Show(Cn.Utc(due)), Cn.Show(Cn.DueAfter(Cn.Utc(start), Times.Amount(limit), counting).At));

    /// <summary>policy/regulations.md 12.2 and research/field-anchors.md (c) 4; 民法典 第二百零三条.</summary>
    [Theory]
    [InlineData("2026-02-06T10:00", "15d", "2026-02-24T24:00")] // 02-21 lies in the holiday 02-15 … 02-23
    [InlineData("2026-09-01T09:00", "30d", "2026-10-08T24:00")]
    [InlineData("2026-01-31T12:00", "1mo", "2026-02-28T24:00")] // a make-up Saturday, worked
    [InlineData("2025-09-20T10:00", "15d", "2025-10-09T24:00")]
    [InlineData("2025-09-20T10:00", "30d", "2025-10-20T24:00")]
    [InlineData("2025-09-20T10:00", "60d", "2025-11-19T24:00")]
    [InlineData("2026-03-06T10:00", "15d", "2026-03-21T24:00")] // a plain Saturday moves nothing
    [InlineData("2026-12-20T10:00", "5d", "2026-12-25T24:00")]
    public void The_last_legal_day_moves_past_a_holiday(string start, string limit, string due) =>
        Assert.Equal(Cn.Show(Cn.Utc(due)), Cn.Show(Cn.LegalDay(Cn.Utc(start), Times.Amount(limit)).At));

    [Fact]
    public void London_loses_an_hour_in_spring_and_gains_one_in_autumn()
    {
        var london = GivenCalendar.Daily("Europe/London", "00:00-24:00");

        Assert.Equal("2026-03-29T04:30:00.000+01:00", london.Show(london.DueAfter(Times.Utc("2026-03-28T23:30:00Z"), Times.Amount("4h"), Counting.Service).At));
        Assert.Equal(5 * 3_600_000, london.WorkingTime(london.Utc("2026-03-29T00:00"), london.Utc("2026-03-29T06:00")));
        Assert.Equal(7 * 3_600_000, london.WorkingTime(london.Utc("2026-10-25T00:00"), london.Utc("2026-10-25T06:00")));
    }

    [Theory]
    [InlineData(true, "2025-09-30T17:30")] // Sunday 28 September is a make-up day
    [InlineData(false, "2025-10-09T17:30")]
    public void Three_working_days_before_National_Day_depend_on_whether_the_desk_works_the_make_up_Sunday(bool works, string due)
    {
        var desk = GivenCalendar.Shipped.Find("cn", works);

        Assert.Equal(desk.Show(desk.Utc(due)), desk.Show(desk.DueAfter(desk.Utc("2025-09-26T10:00"), Times.Amount("3bd"), Counting.Working).At));
    }

    [Fact]
    public void A_prolonged_holiday_moves_only_the_clocks_that_cross_it()
    {
        var days = Cn.Definition.Days.ToDictionary(entry => entry.Key, entry => entry.Value);
        days[new(2026, 2, 24)] = days[new(2026, 2, 25)] = new(DayKind.InLieu, "春节延长");
        var prolonged = new BusinessCalendar(Cn.Definition with { Days = days, Version = 2 });

        var crossing = (Start: Cn.Utc("2026-02-13T10:00"), Limit: Times.Amount("2bd"));
        var before = (Start: Cn.Utc("2026-02-10T10:00"), Limit: Times.Amount("2bd"));

        Assert.Equal(Cn.Utc("2026-02-24T17:30"), Cn.DueAfter(crossing.Start, crossing.Limit).At);
        Assert.Equal(Cn.Utc("2026-02-26T17:30"), prolonged.DueAfter(crossing.Start, crossing.Limit).At);
        Assert.Equal(Cn.DueAfter(before.Start, before.Limit), prolonged.DueAfter(before.Start, before.Limit));
    }

    [Fact]
    public void Split_shifts_carry_time_and_warnings_over_the_break()
    {
        var shop = GivenCalendar.Weekdays("Asia/Shanghai", "08:00-12:00, 13:30-18:00");
        long Due(string start, string limit) => shop.DueAfter(shop.Utc(start), Times.Amount(limit)).At;

        Assert.Equal(shop.Utc("2026-03-02T14:00"), Due("2026-03-02T11:30", "1h"));
        Assert.Equal(shop.Utc("2026-03-02T11:45"), shop.Before(shop.Utc("2026-03-02T14:00"), 45 * 60_000, Counting.Service));
        Assert.Equal(shop.Utc("2026-03-03T11:00"), Due("2026-03-02T17:00", "4h"));
        Assert.Equal(shop.Utc("2026-03-03T10:00"), shop.Before(shop.Utc("2026-03-03T11:00"), 3_600_000, Counting.Service));
    }

    [Fact]
    public void A_pause_outside_the_hours_changes_nothing()
    {
        var office = GivenCalendar.Weekdays("Asia/Shanghai", "09:00-17:00");
        var night = new Pause(office.Utc("2026-03-02T17:00"), office.Utc("2026-03-03T09:00"));

        Assert.Equal(office.Utc("2026-03-03T11:00"), office.DueAfter(office.Utc("2026-03-02T09:00"), Times.Amount("10h"), [night]).At);
    }

    [Theory]
    [InlineData("2026-03-02T10:00", "2bd", "2026-03-04T17:30")]
    [InlineData("2026-03-02T17:30", "1bd", "2026-03-03T17:30")] // at close is not after close
    [InlineData("2026-03-02T17:30:00.001", "1bd", "2026-03-04T17:30")]
    [InlineData("2026-03-02T06:00", "1bd", "2026-03-03T17:30")] // before opening is the same day
    [InlineData("2026-03-07T12:00", "1bd", "2026-03-10T17:30")] // a Saturday counts as Monday
    [InlineData("2026-03-02T10:00", "0bd", "2026-03-02T17:30")] // the same business day
    [InlineData("2026-03-06T20:00", "0bd", "2026-03-09T17:30")]
    public void Working_days_end_at_close_of_the_nth_day_after_the_effective_one(string start, string limit, string due) =>
        Assert.Equal(Cn.Show(Cn.Utc(due)), Cn.Show(Cn.DueAfter(Cn.Utc(start), Times.Amount(limit)).At));

    [Theory]
    [InlineData("2025-03-07T20:00", "1rbd", "2025-03-11T09:00")] // Friday evening counts as Monday 09:00
    [InlineData("2025-03-07T17:30", "1rbd", "2025-03-11T09:00")] // from close on
    [InlineData("2025-03-07T17:29:59.999", "1rbd", "2025-03-10T17:29:59.999")]
    [InlineData("2025-03-07T07:00", "2rbd", "2025-03-11T09:00")]
    [InlineData("2025-03-07T11:12:13", "1rbd", "2025-03-10T11:12:13")]
    [InlineData("2025-01-25T11:00", "1rbd", "2025-01-27T09:00")] // a plain Saturday, then a make-up Sunday
    public void Rolling_working_days_end_at_the_same_clock_time(string start, string limit, string due) =>
        Assert.Equal(Cn.Show(Cn.Utc(due)), Cn.Show(Cn.DueAfter(Cn.Utc(start), Times.Amount(limit)).At));

    /// <summary>policy/rules.md 1.7, and the paused scenarios of the service rules.</summary>
    [Theory]
    [InlineData("2026-03-02T10:00", "2bd", "2026-03-03T09:00", "2026-03-04T17:30", "2026-03-06T17:30")] // 17 h in 8.5-hour days
    [InlineData("2026-03-02T10:00", "3bd", "2026-03-04T09:00", "2026-03-06T17:30", "2026-03-10T17:30")] // over the raw deadline
    [InlineData("2026-03-02T10:00", "5bd", "2026-03-06T09:00", "2026-03-10T17:30", "2026-03-12T17:30")]
    [InlineData("2026-03-02T10:00", "1bd", "2026-03-02T14:00", "2026-03-02T15:30", "2026-03-04T10:30")] // on day 0, from the trigger on
    [InlineData("2026-03-02T10:00", "1bd", "2026-03-02T09:00", "2026-03-02T10:00", "2026-03-03T17:30")] // before the trigger
    [InlineData("2026-03-02T10:00", "1bd", "2026-03-03T17:30", "2026-03-05T10:00", "2026-03-03T17:30")] // from the deadline on
    [InlineData("2026-03-02T10:00", "5d", "2026-03-03T10:00", "2026-03-05T10:00", "2026-03-09T24:00")] // two midnights
    [InlineData("2026-03-02T10:00", "5d", "2026-03-03T10:00", "2026-03-03T20:00", "2026-03-07T24:00")] // none
    [InlineData("2026-03-02T10:00", "1d", "2026-03-03T22:00", "2026-03-04T02:00", "2026-03-04T24:00")] // the very last one
    [InlineData("2026-03-02T10:00", "1d", "2026-03-03T24:00", "2026-03-05T02:00", "2026-03-03T24:00")] // from the deadline on
    [InlineData("2026-03-02T10:00", "2h", "2026-03-02T16:30", "2026-03-03T09:30", "2026-03-02T12:00")]
    [InlineData("2026-03-02T16:00", "2h", "2026-03-02T16:30", "2026-03-03T09:30", "2026-03-03T11:00")]
    public void A_pause_moves_the_deadline_by_the_counted_time_it_takes(string start, string limit, string from, string until, string due) =>
        Assert.Equal(Cn.Show(Cn.Utc(due)), Cn.Show(Cn.DueAfter(Cn.Utc(start), Times.Amount(limit), [new(Cn.Utc(from), Cn.Utc(until))]).At));

    [Fact]
    public void A_pause_of_running_time_adds_its_running_length()
    {
        var start = Cn.Utc("2026-03-02T10:00");
        Pause[] overlapping = [new(start + 3_600_000, start + 7_200_000), new(start + 5_400_000, start + 9_000_000)];

        Assert.Equal(start + 4 * 3_600_000 + 5_400_000, Cn.DueAfter(start, Times.Amount("4h"), Counting.Running, overlapping).At);
    }

    [Theory]
    [InlineData(Counting.Running)]
    [InlineData(Counting.Natural)]
    [InlineData(Counting.Working)]
    [InlineData(Counting.Rolling)]
    public void While_a_pause_lasts_there_is_no_deadline(Counting counting)
    {
        var start = Cn.Utc("2026-03-02T10:00");

        Assert.True(Cn.DueAfter(start, Amount.NaturalDays(3), counting, [new(start + 1, long.MaxValue)]).IsNever);
    }

    [Theory]
    [InlineData("2026-12-30T10:00", "1bd", "2026-12-31T17:30", false)]
    [InlineData("2026-12-30T10:00", "2bd", "2027-01-01T17:30", true)] // not yet known to be a holiday
    [InlineData("2026-12-30T10:00", "2d", "2027-01-01T24:00", false)] // natural days need no holidays
    [InlineData("2006-12-29T10:00", "1bd", "2006-12-30T17:30", true)]
    public void Beyond_the_published_days_a_deadline_is_provisional(string start, string limit, string due, bool isProvisional)
    {
        var deadline = Cn.DueAfter(Cn.Utc(start), Times.Amount(limit));

        Assert.Equal((Cn.Show(Cn.Utc(due)), isProvisional), (Cn.Show(deadline.At), deadline.IsProvisional));
    }

    [Theory]
    [InlineData("9999-12-31T23:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("2199-12-31T10:00:00Z")]
    public void Dates_far_outside_give_no_deadline_rather_than_a_wrong_one(string start)
    {
        foreach (var limit in new[] { "8h", "3bd", "3rbd", "3d", "2mo", "9223372036854775807d" })
            Assert.True(Cn.DueAfter(Times.Utc(start), Times.Amount(limit)).IsNever, limit);
    }

    [Theory]
    [InlineData("1969-07-20T10:00", "2bd", "1969-07-23T17:30")] // a Sunday
    [InlineData("2150-03-02T10:00", "2bd", "2150-03-04T17:30")]
    public void Dates_outside_the_published_years_follow_the_week(string start, string limit, string due) =>
        Assert.Equal(new Deadline(Cn.Utc(due), IsProvisional: true), Cn.DueAfter(Cn.Utc(start), Times.Amount(limit)));

    [Theory]
    [InlineData("2026-01-31", "10bd", Counting.Working, "2026-02-13T17:30")] // the period ends on a Saturday, which is day 0
    [InlineData("2026-03-31", "10bd", Counting.Working, "2026-04-15T17:30")]
    [InlineData("2026-03-31", "5d", Counting.Natural, "2026-04-05T24:00")]
    public void A_limit_after_a_period_counts_from_its_last_natural_day(string lastDay, string limit, Counting counting, string due) =>
        Assert.Equal(Cn.Show(Cn.Utc(due)), Cn.Show(Cn.DueAfterPeriod(Times.Day(lastDay), Times.Amount(limit), counting).At));

    [Theory]
    [InlineData("2026-03-06", Counting.Natural, "2026-03-06T24:00")]
    [InlineData("2026-03-06", Counting.Working, "2026-03-06T17:30")]
    [InlineData("2026-03-07", Counting.Working, "2026-03-09T17:30")] // a day off: the next one
    public void A_date_alone_ends_with_its_day(string day, Counting counting, string due) =>
        Assert.Equal(Cn.Utc(due), Cn.DueOn(Times.Day(day), counting).At);

    [Theory]
    [InlineData("2d", Counting.Natural, "2026-03-04T24:00")]
    [InlineData("1bd", Counting.Working, "2026-03-03T17:30")]
    [InlineData("2h", Counting.Running, "2026-03-03T02:00")] // nobody is late within the day
    public void A_start_known_by_its_day_alone_is_day_0(string limit, Counting counting, string due) =>
        Assert.Equal(Cn.Utc(due), Cn.DueAfter(Times.Day("2026-03-02"), Times.Amount(limit), counting).At);

    [Theory]
    [InlineData("2mo", Counting.Working)]
    [InlineData("2bd", Counting.Natural)]
    [InlineData("2d", Counting.Service)]
    [InlineData("2bd", Counting.Running)]
    public void An_amount_that_cannot_be_counted_this_way_is_refused(string limit, Counting counting) =>
        Assert.Throws<ArgumentException>(() => Cn.DueAfter(0, Times.Amount(limit), counting));
}

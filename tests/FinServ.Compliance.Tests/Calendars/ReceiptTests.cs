using FinServ.Compliance.Calendars;

namespace FinServ.Compliance.Tests.Calendars;

/// <summary>What the accused reads beside a deadline.</summary>
public sealed class ReceiptTests
{
    [Fact]
    public void Working_days_over_National_Day_are_told_one_by_one() => Assert.Equal(
        """
        2025-09-26 10:00 - 2025-09-27 00:00 day of the start (day 0), skipped
        2025-09-27 00:00 - 2025-09-28 00:00 day off, skipped
        2025-09-28 00:00 - 2025-09-29 00:00 make-up working day, 1 working day counted
        2025-09-29 00:00 - 2025-10-01 00:00 working day, 2 working days counted
        2025-10-01 00:00 - 2025-10-04 00:00 statutory holiday (国庆节、中秋节), skipped
        2025-10-04 00:00 - 2025-10-06 00:00 day off, skipped
        2025-10-06 00:00 - 2025-10-07 00:00 statutory holiday (国庆节、中秋节), skipped
        2025-10-07 00:00 - 2025-10-09 00:00 day off in lieu (国庆节、中秋节), skipped
        2025-10-09 00:00 - 2025-10-09 17:30 working day, 1 working day counted
        """,
        Lines(GivenCalendar.Cn, "2025-09-26T10:00", "4bd", "en"));

    [Fact]
    public void Hours_are_told_with_their_pauses() => Assert.Equal(
        """
        2026-03-06 16:00 - 2026-03-06 16:30 工作时间，计 30 分
        2026-03-06 16:30 - 2026-03-06 17:30 计时暂停，不计
        2026-03-06 17:30 - 2026-03-07 00:00 非工作时间，不计
        2026-03-07 00:00 - 2026-03-09 00:00 休息日，不计
        2026-03-09 00:00 - 2026-03-09 09:00 非工作时间，不计
        2026-03-09 09:00 - 2026-03-09 09:30 计时暂停，不计
        2026-03-09 09:30 - 2026-03-09 11:00 工作时间，计 1 小时 30 分
        """,
        Lines(GivenCalendar.Cn, "2026-03-06T16:00", "2h", "zh", ("2026-03-06T16:30", "2026-03-09T09:30")));

    [Fact]
    public void A_paused_limit_in_working_days_is_told_in_working_time() => Assert.Equal(
        """
        2026-03-02 10:00 - 2026-03-02 17:30 working hours, 7 h 30 min counted
        2026-03-02 17:30 - 2026-03-03 09:00 outside working hours, skipped
        2026-03-03 09:00 - 2026-03-03 10:00 clock paused, skipped
        2026-03-03 10:00 - 2026-03-03 17:30 working hours, 7 h 30 min counted
        2026-03-03 17:30 - 2026-03-04 09:00 outside working hours, skipped
        2026-03-04 09:00 - 2026-03-04 10:00 working hours, 1 h counted
        """,
        Lines(GivenCalendar.Cn, "2026-03-02T10:00", "1bd", "en", ("2026-03-03T08:00", "2026-03-03T10:00")));

    [Fact]
    public void Natural_days_are_told_with_the_midnights_that_a_pause_took() => Assert.Equal(
        """
        2026-03-02 10:00 - 2026-03-03 00:00 day of the start (day 0), skipped
        2026-03-03 00:00 - 2026-03-04 00:00 natural day, 1 day counted
        2026-03-04 00:00 - 2026-03-06 00:00 clock paused, skipped
        2026-03-06 00:00 - 2026-03-08 00:00 natural day, 2 days counted
        """,
        Lines(GivenCalendar.Cn, "2026-03-02T10:00", "3d", "en", ("2026-03-03T10:00", "2026-03-05T10:00")));

    [Fact]
    public void Rolling_working_days_are_told_up_to_the_clock_time() => Assert.Equal(
        """
        2026-03-06 20:00 - 2026-03-07 00:00 outside working hours, skipped
        2026-03-07 00:00 - 2026-03-09 00:00 day off, skipped
        2026-03-09 00:00 - 2026-03-10 00:00 working day, 1 working day counted
        2026-03-10 00:00 - 2026-03-10 09:00 up to the same clock time, skipped
        """,
        Lines(GivenCalendar.Cn, "2026-03-06T20:00", "1rbd", "en"));

    [Fact]
    public void Days_that_are_not_published_are_marked() => Assert.Equal(
        """
        2026-12-31 10:00 - 2027-01-01 00:00 起算日（第 0 日），不计
        2027-01-01 00:00 - 2027-01-01 17:30 工作日，计 1 个工作日（日历尚未公布，暂按平常周推算）
        """,
        Lines(GivenCalendar.Cn, "2026-12-31T10:00", "1bd", "zh"));

    [Fact]
    public void A_receipt_names_the_calendar_it_stands_on()
    {
        var desk = GivenCalendar.Shipped.Find("cn", worksMakeUpDays: false);
        var receipt = desk.Receipt(desk.Utc("2026-03-02T10:00"), Times.Amount("1bd"), Counting.Working);

        Assert.Equal(("cn", desk.Version, desk.Hash, "Asia/Shanghai", false), (receipt.Calendar, receipt.CalendarVersion, receipt.CalendarHash, receipt.Zone, receipt.WorksMakeUpDays));
        Assert.Equal((AmountUnit.WorkingDays, 1, false), (receipt.Unit, receipt.Total, receipt.Due.IsProvisional));
    }

    [Fact]
    public void A_paused_receipt_also_tells_the_deadline_without_the_pause()
    {
        var cn = GivenCalendar.Cn;
        var receipt = cn.Receipt(cn.Utc("2026-03-02T10:00"), Times.Amount("1bd"), Counting.Working, [new(cn.Utc("2026-03-03T09:00"), long.MaxValue)]);

        Assert.True(receipt.Due.IsNever);
        Assert.Equal(cn.Utc("2026-03-03T17:30"), receipt.DueWithoutPauses.At);
        Assert.Equal((ReceiptReason.Paused, long.MaxValue), (receipt.Segments[^1].Reason, receipt.Segments[^1].Until));
    }

    private static string Lines(BusinessCalendar calendar, string start, string limit, string language, params (string From, string Until)[] pauses)
    {
        var amount = Times.Amount(limit);
        var receipt = calendar.Receipt(calendar.Utc(start), amount, amount.UsualCounting, [.. pauses.Select(pause => new Pause(calendar.Utc(pause.From), calendar.Utc(pause.Until)))]);
        return string.Join('\n', receipt.Segments.Select(line => $"{Clock(line.From)} - {Clock(line.Until)} {receipt.Say(line).In(language)}"));

        string Clock(long at) => calendar.Show(at)[..16].Replace('T', ' ');
    }
}

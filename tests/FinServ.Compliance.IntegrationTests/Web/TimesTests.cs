using FinServ.Compliance.Web.Wording;

namespace FinServ.Compliance.IntegrationTests.Web;

/// <summary>Moments and figures are written as ui/README §6 says, seen from Tuesday 2026-03-10 10:20 in Shanghai.</summary>
public sealed class TimesTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly Times Zh = new("zh-CN", Shanghai, At("2026-03-10T10:20"));
    private static readonly Times En = new("en", Shanghai, At("2026-03-10T10:20"));

    [Theory]
    [InlineData("2026-03-10T17:30", "今天 17:30", "today 17:30")]
    [InlineData("2026-03-11T17:30", "明天 17:30", "tomorrow 17:30")]
    [InlineData("2026-03-03T17:30", "03-03 周二 17:30", "Tue 3 Mar 17:30")]
    [InlineData("2025-12-30T17:30", "2025-12-30 周二 17:30", "Tue 30 Dec 2025 17:30")] // another year is named
    public void A_moment_names_its_weekday_and_today_by_its_name(string at, string zh, string en)
    {
        Assert.Equal(zh, Zh.Moment(At(at)));
        Assert.Equal(en, En.Moment(At(at)));
    }

    [Theory]
    [InlineData("2026-03-10T00:00", "03-09 周一 24:00", "Mon 9 Mar 24:00")]
    [InlineData("2026-03-11T00:00", "今天 24:00", "today 24:00")]
    [InlineData("2026-03-10T00:01", "今天 00:01", "today 00:01")]
    [InlineData("2026-01-01T00:00", "2025-12-31 周三 24:00", "Wed 31 Dec 2025 24:00")]
    public void A_deadline_at_midnight_ends_the_day_before(string at, string zh, string en)
    {
        Assert.Equal(zh, Zh.Deadline(At(at)));
        Assert.Equal(en, En.Deadline(At(at)));
    }

    [Theory]
    [InlineData(430, "7 小时 10 分", "7 h 10 min")]
    [InlineData(52, "52 分", "52 min")]
    [InlineData(24 * 60 + 10, "24 小时 10 分", "24 h 10 min")] // below three days in hours
    [InlineData(3 * 510, "3 日", "3 d")]
    [InlineData(6 * 510 + 80, "6 日 1 小时 20 分", "6 d 1 h 20 min")]
    public void Working_time_is_said_in_days_of_eight_and_a_half_hours_from_three_on(int minutes, string zh, string en)
    {
        Assert.Equal(zh, Zh.Span(TimeSpan.FromMinutes(minutes), Times.WorkingDay));
        Assert.Equal(en, En.Span(TimeSpan.FromMinutes(minutes), Times.WorkingDay));
    }

    [Fact]
    public void A_span_below_a_minute_is_said_in_seconds() => Assert.Equal("27 秒", Zh.Span(TimeSpan.FromSeconds(27)));

    [Theory]
    [InlineData("2026-03-02", "2026-03-08", "03-02 至 03-08", "2–8 Mar")]
    [InlineData("2026-02-28", "2026-03-03", "02-28 至 03-03", "28 Feb – 3 Mar")]
    public void Days_are_a_range_with_both_ends(string first, string last, string zh, string en)
    {
        Assert.Equal(zh, Zh.Days(DateOnly.Parse(first), DateOnly.Parse(last)));
        Assert.Equal(en, En.Days(DateOnly.Parse(first), DateOnly.Parse(last)));
    }

    [Theory]
    [InlineData(0.784, "78.4%")]
    [InlineData(0.9996, "99.9%")] // not all of it, so not 100%
    [InlineData(0.0001, "0.1%")] // not nothing
    [InlineData(1, "100%")]
    public void A_share_is_never_rounded_to_all_or_nothing(double share, string expected) => Assert.Equal(expected, Times.Percent((decimal)share));

    [Fact]
    public void A_letter_says_the_moment_in_full()
    {
        Assert.Equal("2026年3月5日10时40分", Zh.Formal(At("2026-03-05T10:40")));
        Assert.Equal("5 March 2026, 10:40", En.Formal(At("2026-03-05T10:40")));
        Assert.Equal("低 2.7 个百分点", Zh.Points(-0.027m));
        Assert.Equal("2.7 points lower", En.Points(-0.027m));
        Assert.Equal("18,412", Times.Number(18412));
    }

    private static DateTimeOffset At(string local) => DateTimeOffset.Parse(local + ":00+08:00").ToUniversalTime();
}

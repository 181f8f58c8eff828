using System.Globalization;
using FinServ.Compliance.Calendars;

namespace FinServ.Compliance.Rectification;

/// <summary>Moments and durations as a formal letter says them, in the zone of a calendar (ui/README.md §6).</summary>
internal static class FormalTime
{
    private const string Weekdays = "日一二三四五六";

    /// <summary>2026年3月10日17时30分; midnight ends the day before: 2026年3月9日24时.</summary>
    public static string Zh(BusinessCalendar calendar, DateTimeOffset at)
    {
        var (day, time) = Local(calendar, at);
        return $"{ZhDay(day)}{(time.Hours == 24 ? "24时" : $"{time.Hours}时{time.Minutes:00}分")}";
    }

    /// <summary>2026年3月10日（星期二）17时30分.</summary>
    public static string ZhWithWeekday(BusinessCalendar calendar, DateTimeOffset at)
    {
        var (day, time) = Local(calendar, at);
        return $"{ZhDay(day)}（星期{Weekdays[(int)day.DayOfWeek]}）{(time.Hours == 24 ? "24时" : $"{time.Hours}时{time.Minutes:00}分")}";
    }

    /// <summary>10 March 2026, 17:30; midnight ends the day before: 9 March 2026, 24:00.</summary>
    public static string En(BusinessCalendar calendar, DateTimeOffset at)
    {
        var (day, time) = Local(calendar, at);
        return $"{EnDay(day)}, {time.Hours:00}:{time.Minutes:00}";
    }

    /// <summary>Tuesday 10 March 2026, 17:30.</summary>
    public static string EnWithWeekday(BusinessCalendar calendar, DateTimeOffset at) =>
        $"{Local(calendar, at).Day.ToString("dddd", CultureInfo.InvariantCulture)} {En(calendar, at)}";

    public static string ZhDay(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    public static string EnDay(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>2小时15分; seconds below a minute.</summary>
    public static string ZhSpan(TimeSpan span) => Span(span, "日", "小时", "分", "秒", "");

    /// <summary>2 h 15 min.</summary>
    public static string EnSpan(TimeSpan span) => Span(span, " d", " h", " min", " s", " ");

    public static DateOnly DayOf(BusinessCalendar calendar, DateTimeOffset at) => Local(calendar, at).Day;

    private static string Span(TimeSpan span, string day, string hour, string minute, string second, string gap)
    {
        var parts = new List<string>(3);
        var days = span.TotalDays >= 3 ? span.Days : 0;
        var hours = (int)(span - TimeSpan.FromDays(days)).TotalHours;
        if (days > 0) parts.Add($"{days}{day}");
        if (hours > 0) parts.Add($"{hours}{hour}");
        if (span.Minutes > 0) parts.Add($"{span.Minutes}{minute}");
        if (parts.Count == 0) parts.Add($"{span.Seconds}{second}");
        return string.Join(gap, parts);
    }

    private static (DateOnly Day, (int Hours, int Minutes) Clock) Local(BusinessCalendar calendar, DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, calendar.Zone);
        var day = DateOnly.FromDateTime(local.DateTime);
        return local.TimeOfDay == TimeSpan.Zero ? (day.AddDays(-1), (24, 0)) : (day, (local.Hour, local.Minute));
    }
}

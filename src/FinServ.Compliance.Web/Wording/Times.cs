using System.Globalization;

namespace FinServ.Compliance.Web.Wording;

/// <summary>Moments, durations and figures in the words of one language, seen from one zone and one present moment (ui/README §6).</summary>
/// <param name="language">`zh-CN` or `en`.</param>
/// <param name="zone">The zone in which local days and hours are read.</param>
/// <param name="now">The present (UTC); it decides what is today and which year goes without saying.</param>
public sealed class Times(string language, TimeZoneInfo zone, DateTimeOffset now)
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;
    private const string ZhWeekdays = "日一二三四五六";

    private readonly bool english = language.StartsWith("en", StringComparison.OrdinalIgnoreCase);

    public TimeZoneInfo Zone => zone;

    /// <summary>A day of eight and a half working hours, in which working time is said (rules.md §1.2, BIZ).</summary>
    public static TimeSpan WorkingDay { get; } = new(8, 30, 0);

    /// <summary>`03-10 周二 17:30`, `今天 17:30`; `Tue 10 Mar 17:30`, `today 17:30`; another year is named.</summary>
    public string Moment(DateTimeOffset at) => Moment(DateOf(at), ClockOf(at));

    /// <summary>As <see cref="Moment(DateTimeOffset)"/>, but midnight is the end of the day before: `03-09 周一 24:00`.</summary>
    public string Deadline(DateTimeOffset at) =>
        IsMidnight(at) ? Moment(DateOf(at).AddDays(-1), "24:00") : Moment(at);

    /// <summary>`03-10 17:30` without weekday, for lines where the day is plain; today's date is given as such.</summary>
    public string Brief(DateTimeOffset at) => $"{DayShort(DateOf(at))} {ClockOf(at)}";

    /// <summary>Hours and minutes, `09:35`.</summary>
    public string ClockOf(DateTimeOffset at) => Local(at).ToString("HH:mm", Plain);

    /// <summary>`03-10 00:00:07`, for histories in which seconds tell the order.</summary>
    public string ToTheSecond(DateTimeOffset at) => $"{DayShort(DateOf(at))} {Local(at).ToString("HH:mm:ss", Plain)}";

    /// <summary>2026年3月10日17时30分, as a formal letter says it; in English `10 March 2026, 17:30`.</summary>
    public string Formal(DateTimeOffset at)
    {
        var local = Local(at);
        return english
            ? local.ToString("d MMMM yyyy, HH:mm", Plain)
            : string.Create(Plain, $"{local.Year}年{local.Month}月{local.Day}日{local.Hour}时{local.Minute:00}分");
    }

    /// <summary>`03-10 周二`; `Tue 10 Mar`.</summary>
    public string Day(DateOnly day) => english ? $"{WeekdayOf(day)} {DayShort(day)}" : $"{DayShort(day)} {WeekdayOf(day)}";

    public string Day(DateTimeOffset at) => Day(DateOf(at));

    /// <summary>`03-10`, `10 Mar`; with the year where it is not this one.</summary>
    public string DayShort(DateOnly day)
    {
        var sameYear = day.Year == DateOf(now).Year;
        return english
            ? day.ToString(sameYear ? "d MMM" : "d MMM yyyy", Plain)
            : day.ToString(sameYear ? "MM-dd" : "yyyy-MM-dd", Plain);
    }

    /// <summary>`周二`; `Tue`.</summary>
    public string WeekdayOf(DateOnly day) => english ? day.ToString("ddd", Plain) : $"周{WeekdayMark(day)}";

    /// <summary>`二`; `Tue`: the shortest name of a weekday, for axes.</summary>
    public string WeekdayMark(DateOnly day) => english ? day.ToString("ddd", Plain) : ZhWeekdays[(int)day.DayOfWeek].ToString();

    /// <summary>`03-02 至 03-08`; `2–8 Mar`, `28 Feb – 3 Mar`. Both ends are included.</summary>
    public string Days(DateOnly first, DateOnly last)
    {
        if (first == last) return DayShort(first);
        if (!english) return $"{DayShort(first)} 至 {DayShort(last)}";
        return (first.Year, first.Month) == (last.Year, last.Month)
            ? string.Create(Plain, $"{first.Day}–{DayShort(last)}")
            : $"{DayShort(first)} – {DayShort(last)}";
    }

    /// <summary>A stretch of time, cut to the minute: `7 小时 10 分`; from three days on `6 日 1 小时 20 分`; below a minute in seconds.</summary>
    /// <param name="span">How long; the sign is dropped.</param>
    /// <param name="day">Length of one day of the calendar: <see cref="WorkingDay"/> for working time, 24 hours otherwise.</param>
    public string Span(TimeSpan span, TimeSpan day)
    {
        span = span.Duration();
        var days = span >= day * 3 ? (int)(span / day) : 0;
        var rest = span - day * days;
        var hours = (int)rest.TotalHours;
        var parts = new List<string>(3);
        if (days > 0) parts.Add(Count(days, "日", "d"));
        if (hours > 0) parts.Add(Count(hours, "小时", "h"));
        if (rest.Minutes > 0) parts.Add(Count(rest.Minutes, "分", "min"));
        if (parts.Count == 0) parts.Add(Count(rest.Seconds, "秒", "s"));
        return string.Join(' ', parts);
    }

    /// <summary>As <see cref="Span(TimeSpan, TimeSpan)"/>, in days of 24 hours.</summary>
    public string Span(TimeSpan span) => Span(span, TimeSpan.FromDays(1));

    /// <summary>A stretch in hours and minutes, `4:20`, as receipts and tables sum it.</summary>
    public static string HoursMinutes(TimeSpan span) => string.Create(Plain, $"{(int)span.TotalHours}:{span.Minutes:00}");

    /// <summary>`18,412`.</summary>
    public static string Number(long count) => count.ToString("N0", Plain);

    /// <summary>`78.4%` of a share between 0 and 1; never rounded up to 100% nor down to 0%.</summary>
    public static string Percent(decimal share)
    {
        var percent = Math.Round(share * 100, 1, MidpointRounding.AwayFromZero);
        if (share < 1 && percent >= 100) percent = 99.9m;
        if (share > 0 && percent <= 0) percent = 0.1m;
        return share == 1 ? "100%" : percent.ToString("0.0", Plain) + "%";
    }

    /// <summary>`高 2.7 个百分点`; `2.7 points higher`: how far a share lies from another.</summary>
    public string Points(decimal difference)
    {
        var points = Math.Abs(Math.Round(difference * 100, 1, MidpointRounding.AwayFromZero)).ToString("0.0", Plain);
        return (english, difference >= 0) switch
        {
            (true, true) => $"{points} points higher",
            (true, false) => $"{points} points lower",
            (false, true) => $"高 {points} 个百分点",
            _ => $"低 {points} 个百分点",
        };
    }

    /// <summary>The local calendar day of an instant.</summary>
    public DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);

    /// <summary>The full instant with its offset, for `datetime` attributes.</summary>
    public string Iso(DateTimeOffset at) => Local(at).ToString("yyyy-MM-dd'T'HH:mm:sszzz", Plain);

    /// <summary>True at 00:00 local time, the end of the natural day before.</summary>
    public bool IsMidnight(DateTimeOffset at) => Local(at).TimeOfDay == TimeSpan.Zero;

    private string Moment(DateOnly day, string clock) => (day.DayNumber - DateOf(now).DayNumber) switch
    {
        0 => english ? $"today {clock}" : $"今天 {clock}",
        1 => english ? $"tomorrow {clock}" : $"明天 {clock}",
        _ => $"{Day(day)} {clock}",
    };

    private string Count(int number, string zh, string en) => string.Create(Plain, $"{number} {(english ? en : zh)}");
}

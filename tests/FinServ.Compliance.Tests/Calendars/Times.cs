using System.Globalization;
using FinServ.Compliance.Calendars;

namespace FinServ.Compliance.Tests.Calendars;

/// <summary>Writes and reads instants as a person in the calendar's zone would.</summary>
internal static class Times
{
    /// <summary>`2026-02-13T16:30` on the calendar's clock, or `…Z` and `…+08:00` as an instant, or `…T24:00` as the end of a day.</summary>
    public static long Utc(this BusinessCalendar calendar, string text)
    {
        if (text.EndsWith('Z') || text.LastIndexOf('+') > 10) return Utc(text);
        if (text.EndsWith("T24:00", StringComparison.Ordinal)) return calendar.EndOfDay(Day(text[..10]));
        var local = DateTime.ParseExact(text, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.fff"], CultureInfo.InvariantCulture, DateTimeStyles.None);
        return new DateTimeOffset(local, calendar.Zone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
    }

    public static long Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What a person in the zone reads on the clock; the end of a day prints as the next day's 00:00.</summary>
    public static string Show(this BusinessCalendar calendar, long utc) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(utc), calendar.Zone).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz");

    public static Amount Amount(string text) =>
        FinServ.Compliance.Calendars.Amount.TryParse(text, out var amount) ? amount : throw new FormatException($"`{text}` is no amount.");
}

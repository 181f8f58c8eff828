using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Tests.Calendars;

/// <summary>Calendars made up for a test, and the ones that are shipped.</summary>
internal static class GivenCalendar
{
    private static readonly Lazy<CalendarBook> Book = new(() => CalendarBook.Load(Path.Combine(TestData.RulesFolder, "calendars")));

    public static CalendarBook Shipped => Book.Value;

    public static BusinessCalendar Cn => Shipped.Find("cn");

    /// <summary>Every weekday has the same hours; days closed are holidays. All of it counts as published.</summary>
    public static BusinessCalendar Daily(string zone, string hours, params string[] holidays) =>
        Of(zone, _ => Hours(hours), holidays.ToDictionary(Times.Day, _ => new SpecialDay(DayKind.StatutoryHoliday)));

    /// <summary>Monday to Friday have the hours, the weekend has none.</summary>
    public static BusinessCalendar Weekdays(string zone, string hours) =>
        Of(zone, day => day is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayHours.Closed : Hours(hours), new Dictionary<DateOnly, SpecialDay>());

    public static BusinessCalendar Of(string zone, Func<DayOfWeek, DayHours> week, IReadOnlyDictionary<DateOnly, SpecialDay> days) =>
        new(new CalendarDefinition(
            "given",
            1,
            new LocalText("测试", "test"),
            TimeZoneInfo.FindSystemTimeZoneById(zone),
            [.. Enumerable.Range(0, 7).Select(day => week((DayOfWeek)day))],
            days,
            DateOnly.MinValue,
            DateOnly.MaxValue));

    public static DayHours Hours(string text) => DayHours.Parse(text, out var wrong) ?? throw new FormatException(wrong);
}

using FinServ.Compliance.Calendars;

namespace FinServ.Compliance.Tests.Calendars;

public sealed class CalendarChangeTests
{
    private static readonly CalendarDefinition Cn = GivenCalendar.Cn.Definition;

    [Fact]
    public void Days_of_a_new_year_are_published_and_revise_nothing()
    {
        var change = CalendarChange.Between(Cn, With(new(2027, 1, 1), new(DayKind.StatutoryHoliday, "元旦")) with { KnownUntil = new(2027, 12, 31) });

        Assert.Equal((365, false), (change.NewlyPublished.Count, change.IsRevision));
    }

    [Fact]
    public void A_prolonged_holiday_is_a_revision_of_the_days_it_takes()
    {
        var change = CalendarChange.Between(Cn, With(new(2026, 2, 24), new(DayKind.InLieu, "春节")));

        Assert.Empty(change.NewlyPublished);
        Assert.Equal([new DateOnly(2026, 2, 24)], change.Revised);
        Assert.True(change.IsRevision);
    }

    [Fact]
    public void A_holiday_that_is_only_named_otherwise_is_no_revision() =>
        Assert.False(CalendarChange.Between(Cn, With(new(2026, 2, 17), new(DayKind.StatutoryHoliday, "农历新年"))).IsRevision);

    [Fact]
    public void Other_hours_revise_every_day() =>
        Assert.True(CalendarChange.Between(Cn, Cn with { Week = [.. Cn.Week.Select(_ => DayHours.AllDay)] }).WeekOrZone);

    private static CalendarDefinition With(DateOnly day, SpecialDay special)
    {
        var days = Cn.Days.ToDictionary(entry => entry.Key, entry => entry.Value);
        days[day] = special;
        return Cn with { Days = days };
    }
}

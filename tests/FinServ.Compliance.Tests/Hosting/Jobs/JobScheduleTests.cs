using FinServ.Compliance.Hosting.Jobs;
using FsCheck;
using FsCheck.Fluent;

namespace FinServ.Compliance.Tests.Hosting.Jobs;

public class JobScheduleTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private static readonly JobSchedule[] Schedules =
    [
        JobSchedule.Every(TimeSpan.FromMinutes(30)),
        JobSchedule.Every(TimeSpan.FromSeconds(10)),
        JobSchedule.Daily(new(2, 0), Shanghai),
        JobSchedule.Daily(new(1, 30), London), // left out in spring, twice in autumn
        JobSchedule.Weekly(DayOfWeek.Monday, new(0, 0), Shanghai),
        JobSchedule.Weekly(DayOfWeek.Sunday, new(1, 30), London), // the weekday of the clock changes
    ];

    /// <summary>Any minute of four years, clock changes included, on any of the schedules.</summary>
    private static readonly Arbitrary<(DateTimeOffset At, JobSchedule Schedule)> Instants =
        (from minute in Gen.Choose(0, 4 * 365 * 24 * 60)
         from schedule in Gen.Elements(Schedules)
         select (new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute), schedule)).ToArbitrary();

    [Fact]
    public void Every_instant_lies_in_the_window_that_contains_it() =>
        Prop.ForAll(Instants, i => i.Schedule.Containing(i.At) is var window && window.From <= i.At && i.At < window.Until)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Windows_follow_each_other_without_gap_or_overlap() =>
        Prop.ForAll(Instants, i =>
        {
            var window = i.Schedule.Containing(i.At);
            return i.Schedule.After(window).From == window.Until
                && i.Schedule.Containing(window.Until.AddTicks(-1)) == window
                && i.Schedule.Containing(window.From) == window;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_week_in_Shanghai_begins_on_Monday_at_midnight_there()
    {
        var week = JobSchedule.Weekly(DayOfWeek.Monday, new(0, 0), Shanghai).Containing(new(2026, 3, 10, 2, 20, 0, TimeSpan.Zero));

        Assert.Equal(new(2026, 3, 8, 16, 0, 0, TimeSpan.Zero), week.From);
        Assert.Equal(new(2026, 3, 15, 16, 0, 0, TimeSpan.Zero), week.Until);
    }
}

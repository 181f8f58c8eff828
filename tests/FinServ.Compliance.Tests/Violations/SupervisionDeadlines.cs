using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Violations;

namespace FinServ.Compliance.Tests.Violations;

/// <summary>The times of policy/rules.md §4, counted on the calendar of the unit.</summary>
public class SupervisionDeadlines
{
    [Theory]
    [InlineData(Severity.S1, "2026-03-10T07:12", "2026-03-10T11:12")] // four running hours, also before opening
    [InlineData(Severity.S2, "2026-03-10T00:00:07", "2026-03-11T17:30")] // raised after close: day 0 is Tuesday
    [InlineData(Severity.S3, "2026-03-06T18:00", "2026-03-11T17:30")] // after Friday's close: day 0 is Monday
    [InlineData(Severity.S4, "2026-02-27T10:00", "2026-03-05T17:30")] // Saturday 28 February is worked
    public void A_review_is_due_by_severity(Severity severity, string raised, string due) =>
        Assert.Equal(Given.Shanghai(due), Given.Clock.Due("CD", Given.Shanghai(raised), Given.Profiles[severity].Confirm));

    [Theory]
    [InlineData("2026-03-10T10:20", "2026-03-13T17:30")]
    [InlineData("2026-03-13T17:30", "2026-03-13T17:30")] // the last instant is in time
    [InlineData("2026-03-13T17:31", "2026-03-20T17:30")]
    [InlineData("2026-03-15T09:00", "2026-03-20T17:30")] // Sunday: this week's working days are over
    [InlineData("2026-02-26T09:00", "2026-02-28T17:30")] // a worked Saturday closes the week
    public void The_collective_notice_is_due_at_the_close_of_the_week(string at, string close) =>
        Assert.Equal(Given.Shanghai(close), Given.Clock.CloseOfWeek("CD", Given.Shanghai(at)));

    [Fact]
    public void The_shipped_profiles_say_what_the_policy_says()
    {
        var s2 = Given.Profiles[Severity.S2];

        Assert.Equal(("1bd", "1bd", "1bd", "3bd", "3bd", "10bd", "5bd", "60d"), (
            $"{s2.Confirm}", $"{s2.Issue}", $"{s2.Acknowledge}", $"{s2.Object}", $"{s2.Rectify}", $"{s2.Longest}", $"{s2.Reinspect}", $"{s2.Watch}"));
        Assert.Null(Given.Profiles[Severity.S4].Issue);
        Assert.Equal([Amount.WorkingDays(1), Amount.WorkingDays(5), Amount.WorkingDays(10)], Given.Profiles.Escalate);
    }

    [Fact]
    public void A_broken_profile_names_place_and_remedy()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, File.ReadAllText(Path.Combine(TestData.RulesFolder, "severity-profiles.yaml")).Replace("confirm: 1bd", "confirm: soon").Replace("dispute_pause", "dispute_paus"));

        var problems = Assert.Throws<InvalidFilesException>(() => SeverityProfiles.Load(file)).Problems;

        Assert.Contains(problems, p => p.Message.Contains("`soon`") && p.Line > 0);
        Assert.Contains(problems, p => p.Remedy.Contains("dispute_pause"));
        File.Delete(file);
    }
}

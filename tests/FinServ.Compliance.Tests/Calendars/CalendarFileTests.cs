using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Tests.Calendars;

/// <summary>What a calendar file may say, and what is told to the person who wrote a wrong one.</summary>
public sealed class CalendarFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("calendars-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private const string Head = """
        calendar: branch
        version: 1
        title: { zh: 网点, en: Branch }
        zone: Asia/Shanghai
        week:
          mon-fri: 09:00-12:00, 13:30-17:00
          sat: 10:00-15:00

        """;

    [Theory]
    [InlineData("years:\n  2024: {}\n  2026: {}", 10, "Year 2025 is missing between 2024 and 2026.")]
    [InlineData("years:\n  2026:\n    2026-02-17: holidy 春节", 10, "`holidy 春节` does not say what the day is.")]
    [InlineData("years:\n  2026:\n    2025-02-17: holiday 春节", 10, "2025-02-17 does not lie in 2026.")]
    [InlineData("years:\n  2026:\n    2026-02-30: holiday 春节", 10, "`2026-02-30` is not a date.")]
    [InlineData("years:\n  2026:\n    2026-02-17: holiday\n    2026-02-17: make-up", 11, "This is not YAML: Duplicate key 2026-02-17")]
    [InlineData("years:\n  2026:\n    2026-02-17: { is: holiday, hour: 09:00-10:00 }", 10, "`hour` is not a known key here.")]
    [InlineData("years:\n  2026:\n    2026-02-17: { name: 春节 }", 10, "Nothing is said about this day.")]
    [InlineData("years: {}", 8, "No year is published.")]
    [InlineData("", 1, "`years` is missing.")]
    [InlineData("years:\n  2026: {}\nknown_until: 2025-06-30", 10, "2025-06-30 does not lie in 2026, the published year that it would shorten.")]
    [InlineData("years: always\nholidays_hours: closed", 9, "`holidays_hours` is not a known key here.")]
    [InlineData("years: always\nholiday_hours: 9-17", 9, "`9-17` is not a span of hours.")]
    [InlineData("years: always\nholiday_hours: 22:00-06:00", 9, "`22:00-06:00` ends before it begins")]
    [InlineData("years: always\nholiday_hours: 09:00-12:00, 11:30-14:00", 9, "`09:00-12:00` and `11:30-14:00` overlap.")]
    public void A_mistake_is_named_with_its_line_and_a_remedy(string rest, int line, string message)
    {
        var problem = Assert.Single(ProblemsOf(Head + rest));

        Assert.Equal(line, problem.Line);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Remedy);
        Assert.EndsWith("branch.yaml", problem.File, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zone: Asia/Shanghai", "zone: Asia/Shanghia", 4, "Time zone `Asia/Shanghia` is not known here.", "Did you mean `Asia/Shanghai`?")]
    [InlineData("version: 1", "version: 0", 2, "Version 0 is below 1.", "Begin with 1")]
    [InlineData("sat: 10:00-15:00", "sta: 10:00-15:00", 7, "`sta` is neither a weekday nor a span of weekdays.", "Write one of")]
    [InlineData("sat: 10:00-15:00", "fri: 10:00-15:00", 7, "The hours of `fri` are given twice.", "Keep one")]
    public void A_mistake_in_the_head_is_named_too(string right, string wrong, int line, string message, string remedy)
    {
        var problem = Assert.Single(ProblemsOf(Head.Replace(right, wrong, StringComparison.Ordinal) + "years: always"));

        Assert.Equal((line, message), (problem.Line, problem.Message));
        Assert.StartsWith(remedy, problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_is_named_at_once() =>
        Assert.Equal(3, ProblemsOf(Head.Replace("Asia/Shanghai", "Nowhere", StringComparison.Ordinal) + "years:\n  2024: {}\n  2026:\n    2026-13-01: holiday").Count);

    [Fact]
    public void A_span_of_weekdays_may_run_over_the_end_of_the_week()
    {
        var calendar = Read(Head.Replace("mon-fri:", "sun-thu:", StringComparison.Ordinal) + "years: always");

        Assert.Equal([true, true, true, true, true, false, true], Enum.GetValues<DayOfWeek>().Select(day => calendar.Definition.Week[(int)day].IsOpen));
        Assert.Equal(DateOnly.MaxValue, calendar.KnownUntil);
    }

    [Fact]
    public void A_day_may_have_hours_of_its_own()
    {
        var calendar = Read(Head + "holiday_hours: 10:00-12:00\nyears:\n  2026:\n    2026-02-13: { hours: 09:00-11:00, name: 除夕前 }\n    2026-02-14: make-up 春节\n    2026-02-17: { is: holiday, name: 春节, hours: closed }\n    2026-02-18: holiday 春节");

        Assert.Equal("09:00-11:00", calendar.HoursOf(new(2026, 2, 13)).ToString());
        Assert.Equal("09:00-12:00, 13:30-17:00", calendar.HoursOf(new(2026, 2, 14)).ToString()); // as a weekday
        Assert.Equal("10:00-15:00", calendar.For(worksMakeUpDays: false).HoursOf(new(2026, 2, 14)).ToString()); // as any Saturday
        Assert.Equal("closed", calendar.HoursOf(new(2026, 2, 17)).ToString());
        Assert.Equal("10:00-12:00", calendar.HoursOf(new(2026, 2, 18)).ToString());
    }

    [Fact]
    public void A_calendar_takes_what_it_leaves_out_from_the_one_it_is_based_on()
    {
        Write("cn.yaml", "calendar: cn\nversion: 1\ntitle: { zh: 甲, en: A }\nzone: Asia/Shanghai\nweek: { mon-fri: 09:00-17:30 }\nyears:\n  2026:\n    2026-02-17: holiday 春节\n    2026-02-14: make-up 春节");
        Write("desk.yaml", "calendar: desk\nbased_on: cn\nversion: 3\ntitle: { zh: 乙, en: B }\nweek: { mon-fri: 09:00-18:00 }\nyears:\n  2026:\n    2026-02-16: in-lieu 春节");

        var desk = CalendarBook.Load(folder).Find("desk");

        Assert.Equal((3, "Asia/Shanghai", new DateOnly(2026, 12, 31)), (desk.Version, desk.Zone.Id, desk.KnownUntil));
        Assert.Equal((DayKind.StatutoryHoliday, DayKind.InLieu), (desk.KindOf(new(2026, 2, 17)), desk.KindOf(new(2026, 2, 16))));
        Assert.Equal("09:00-18:00", desk.HoursOf(new(2026, 2, 14)).ToString());
    }

    [Fact]
    public void A_basis_that_is_missing_or_goes_in_a_circle_is_named()
    {
        Write("a.yaml", "calendar: a\nbased_on: b\nversion: 1\ntitle: { zh: 甲, en: A }");
        Write("b.yaml", "calendar: b\nbased_on: a\nversion: 1\ntitle: { zh: 乙, en: B }");
        Write("c.yaml", "calendar: c\nbased_on: d\nversion: 1\ntitle: { zh: 丙, en: C }");

        var wrong = Assert.Throws<InvalidFilesException>(() => CalendarBook.Load(folder));

        Assert.Equal(["a.yaml", "b.yaml", "c.yaml"], wrong.Problems.Select(problem => Path.GetFileName(problem.File)));
        Assert.Contains("There is no calendar `d`.", wrong.Problems[2].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_cannot_hold_one_calendar()
    {
        Write("one.yaml", Head + "years: always");
        Write("two.yaml", Head + "years: always");

        Assert.Contains("already holds", Assert.Single(Assert.Throws<InvalidFilesException>(() => CalendarBook.Load(folder)).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calendar_outside_the_folder_may_be_based_on_one_inside()
    {
        var path = Write("mine.yaml", "calendar: mine\nbased_on: cn\nversion: 1\ntitle: { zh: 我的, en: Mine }\nweek: { mon-fri: 09:00-18:00 }");

        Assert.False(GivenCalendar.Shipped.Read(path).IsWorkingDay(new(2026, 2, 17)));
    }

    [Fact]
    public void The_example_in_the_documentation_is_a_calendar()
    {
        var text = File.ReadAllText(Path.Combine(TestData.RulesFolder, "calendars", "README.md"));
        var branch = Read(text.Split("```yaml")[1].Split("```")[0]);

        Assert.Equal(("hz-branch", new DateOnly(2027, 12, 31)), (branch.Name, branch.KnownUntil));
        Assert.Equal("10:00-15:00", branch.HoursOf(new(2026, 10, 2)).ToString());
    }

    [Fact]
    public void The_hash_follows_the_content_and_not_the_layout()
    {
        var plain = Read(Head + "years:\n  2026:\n    2026-02-17: holiday 春节").Hash;

        Assert.Equal(plain, Read("# told otherwise\n" + Head + "years: { 2026: { 2026-02-17: { is: holiday, name: 春节 } } }").Hash);
        Assert.NotEqual(plain, Read(Head + "years:\n  2026:\n    2026-02-18: holiday 春节").Hash);
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_nearest_known_one() =>
        Assert.Contains("Did you mean `cn`?", Assert.Throws<KeyNotFoundException>(() => GivenCalendar.Shipped.Find("cm")).Message, StringComparison.Ordinal);

    private BusinessCalendar Read(string text) => GivenCalendar.Shipped.Read(Write("branch.yaml", text));

    private IReadOnlyList<Problem> ProblemsOf(string text)
    {
        Write("branch.yaml", text);
        return Assert.Throws<InvalidFilesException>(() => CalendarBook.Load(folder)).Problems;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}

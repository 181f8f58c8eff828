using FinServ.Compliance.Interactions;
using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Violations;

namespace FinServ.Compliance.Tests.Violations;

/// <summary>Verdicts, cards, people and clocks with everything that a test does not care about filled in.</summary>
internal static class Given
{
    /// <summary>Tuesday 2026-03-10 10:20 in Shanghai, the moment of the console's pictures.</summary>
    public static readonly DateTimeOffset Now = Shanghai("2026-03-10T10:20");

    public static SeverityProfiles Profiles { get; } = SeverityProfiles.Load(Path.Combine(TestData.RulesFolder, "severity-profiles.yaml"));

    /// <summary>Monday to Friday 09:00 to 17:30, and the worked Saturday 2026-02-28.</summary>
    public static SupervisionClock Clock { get; } = new(CalendarOf);

    private static readonly BusinessCalendar Cn = new(new CalendarDefinition(
        "cn", 1, new("中国", "China"), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
        [DayHours.Closed, .. Enumerable.Repeat(DayHours.Parse("09:00-17:30", out _)!, 5), DayHours.Closed],
        new Dictionary<DateOnly, SpecialDay> { [new(2026, 2, 28)] = new(DayKind.MakeUp) },
        new(1999, 1, 1), new(2026, 12, 31)));

    private static BusinessCalendar CalendarOf(string? unit) => Cn;

    public static DateTimeOffset Shanghai(string local) => DateTimeOffset.Parse(local + "+08:00").ToUniversalTime();

    public static Verdict Verdict(
        string rule = "callback-complaint-missed", string subject = "case:C1", string trigger = "e1", VerdictKind kind = VerdictKind.Violated,
        Severity severity = Severity.S2, string? unit = "CD", string? agent = null, string clock = "main", int version = 3,
        string triggerAt = "2026-03-02T10:00", string? dueAt = "2026-03-10T00:00", string? dischargedAt = null,
        IReadOnlyDictionary<string, string>? facts = null, string calendarVersion = "2026.1")
    {
        Assert.True(SubjectRef.TryParse(subject, out var about));
        DateTimeOffset? due = dueAt is null ? null : Shanghai(dueAt), done = dischargedAt is null ? null : Shanghai(dischargedAt);
        return new()
        {
            Rule = new(rule, version),
            Clock = clock,
            Subject = about,
            Kind = kind,
            Severity = severity,
            Unit = unit,
            Agent = agent,
            Trigger = trigger,
            TriggerAt = Shanghai(triggerAt),
            DueAt = due,
            DecidedAt = kind == VerdictKind.Met ? done : kind == VerdictKind.Violated ? due ?? Shanghai(triggerAt) : null,
            DischargedAt = done,
            LateSeconds = due is not null && done > due ? (decimal)(done.Value - due.Value).TotalSeconds : null,
            Reason = kind == VerdictKind.Violated ? done is null ? "never-discharged" : "discharged-late" : null,
            Facts = facts ?? new Dictionary<string, string>(),
            Evidence = [new("trigger", Shanghai(triggerAt), "ComplaintResolved", "crm", about.Key, """{"type":"ComplaintResolved","by":"A0137","agent":"A0344"}""")],
            Receipt = due is null ? null : new("cn", calendarVersion, "Asia/Shanghai", "7d", "NAT", [new(Shanghai(triggerAt), due.Value, 7, "counted")]),
        };
    }

    public static Violation Violation(Verdict? verdict = null, string number = "V-20260310-0003")
    {
        var copy = verdict ?? Verdict();
        return new() { Number = number, Verdict = copy, OccurredOn = Clock.LastDayOf(copy.Unit, copy.DecidedAt ?? copy.TriggerAt), RaisedAt = Now, ConfirmBy = Now.AddDays(1) };
    }

    public static RuleCard Card(
        string id = "callback-complaint-missed", Severity severity = Severity.S2, string group = "C", string within = "2bd", bool clearCut = true,
        bool advisory = false, string rectification = "投诉{投诉编号}办结后{天数}日内未完成回访，请立即回访并登记结果。", string accountability = "") => new()
    {
        Ref = new(id, 3),
        Group = group,
        Title = new("投诉回访逾期", "Complaint callback missed"),
        Severity = severity,
        Clauses = ["S002-4.1-d"],
        Obligation = new("投诉解决后一周内完成回访", "call back within a week of the resolution"),
        Rectification = new(rectification, "Complaint {投诉编号} was not called back within {天数} days of its resolution; call back at once and record the result."),
        RectifyWithin = within,
        Addressee = new("投诉管理部门，抄送责任单位", "complaint unit; cc unit responsible"),
        Reinspection = new("其后14日办结的投诉，全部已回访或合规结案", "complaints resolved in the next 14 days: all called back or duly closed"),
        Accountability = new(accountability, accountability),
        Advisory = advisory,
        ClearCut = clearCut,
    };

    public static Actor Person(string id, params string[] roles) =>
        new(id, id, roles.ToHashSet(), roles.Any(Roles.BankWide.Contains) ? UnitScope.WholeBank : UnitScope.Of(["CD"]));

    public static Actor Supervisor { get; } = Person("A0058", Roles.TeamSupervisor);
}

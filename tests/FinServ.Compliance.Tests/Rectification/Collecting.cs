using FinServ.Compliance.Calendars;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Tests.Violations;
using FinServ.Compliance.Violations;
using FsCheck;
using FsCheck.Fluent;
using static FinServ.Compliance.Tests.Rectification.GivenNotice;

namespace FinServ.Compliance.Tests.Rectification;

/// <summary>Many violations make few notices, and each violation keeps its own facts (policy/rules.md 1.5).</summary>
public class Collecting
{
    private static readonly DateTimeOffset Now = Given.Now;
    private static readonly NoticeCollector Collector = new(Terms, new([Given.Card(within: "2bd"), Given.Card(id: "advice", advisory: true)]));

    [Fact]
    public void A_month_of_slow_answers_gives_a_handful_of_notices()
    {
        var slow = Enumerable.Range(0, 3_700).Select(i => Confirmed(
            rule: "sla-call-answer-slow", subject: $"interaction:anonymous-bank/{i}", severity: Severity.S4, unit: $"U{i % 5}", agent: $"A{i % 40}",
            dueAt: $"1999-02-{1 + i % 28:00}T10:00")).ToList();

        var collected = Collect(slow);

        Assert.Equal(5, collected.Notices.Count); // one for each unit
        Assert.Equal(3_700, collected.Notices.Sum(notice => notice.Members));
        Assert.All(collected.Notices, notice => Assert.Equal((true, null, Given.Shanghai("2026-03-13T17:30")), (notice.Collective, notice.Agent, notice.IssueBy)));
    }

    [Fact]
    public void S1_stays_single() =>
        Assert.Equal(3, Collect(Confirmed("case:C1", severity: Severity.S1), Confirmed("case:C2", severity: Severity.S1), Confirmed("case:C3", severity: Severity.S1)).Notices.Count);

    [Theory]
    [InlineData(Severity.S2)]
    [InlineData(Severity.S3)]
    public void S2_and_S3_are_collected_by_rule_agent_and_day(Severity severity)
    {
        var collected = Collect(
            Confirmed("case:C1", severity, agent: "A1"), Confirmed("case:C2", severity, agent: "A1"), // together
            Confirmed("case:C3", severity, agent: "A2"), // another agent
            Confirmed("case:C4", severity, agent: "A1", dueAt: "2026-03-09T10:00"), // another day
            Confirmed("case:C5", severity, agent: "A1", rule: "sla-result-feedback")); // another rule

        Assert.Equal([1, 1, 1, 2], collected.Notices.Select(notice => notice.Members).Order());
        Assert.All(collected.Notices, notice => Assert.NotNull(notice.Agent));
    }

    [Fact]
    public void Without_an_agent_the_unit_is_addressed()
    {
        var collected = Collect(Confirmed("case:C1"), Confirmed("case:C2"), Confirmed("case:C3", unit: "CX"));

        Assert.Equal([("CD", 2), ("CX", 1)], collected.Notices.Select(notice => (notice.Unit!, notice.Members)).Order());
    }

    [Fact]
    public void The_card_of_the_rule_sets_the_rectification_deadline_before_the_profile()
    {
        Assert.Equal(Amount.WorkingDays(2), Collect(Confirmed("case:C1")).Notices[0].Within);
        Assert.Equal(Amount.WorkingDays(3), Collect(Confirmed("case:C1", rule: "rule-without-card")).Notices[0].Within);
    }

    [Fact]
    public void A_draft_takes_in_what_is_confirmed_until_it_is_issued()
    {
        var first = Collect(Confirmed("case:C1"));

        var grown = Collector.Collect([Confirmed("case:C2")], [], first.Notices, Now.AddHours(1));
        Assert.Equal((first.Notices[0].Id, 2), (grown.Notices[0].Id, grown.Notices[0].Members));

        var issued = first.Notices[0] with { State = NoticeState.Issued };
        Assert.NotEqual(issued.Id, Collector.Collect([Confirmed("case:C2")], [], [issued], Now.AddHours(1)).Notices[0].Id);
    }

    [Fact]
    public void The_more_specific_rule_gets_the_notice_and_the_other_is_linked()
    {
        var specific = Confirmed("case:C1", rule: "record-urgency-missing", number: "V-20260310-0001");
        var general = Confirmed("case:C1", rule: "sla-case-classify", severity: Severity.S4, number: "V-20260310-0002");

        var collected = Collector.Collect([general, specific], [general, specific], [], Now);

        Assert.Equal("record-urgency-missing", Assert.Single(collected.Notices).Rule.Id);
        Assert.Equal("V-20260310-0001", collected.Violations.Single(v => v.Number == general.Number).LinkedTo);
        Assert.Null(collected.Violations.Single(v => v.Number == general.Number).Notice);
    }

    [Fact]
    public void A_missed_remedy_joins_the_notice_of_its_hit()
    {
        var issued = Issued(Severity.S3);
        var hit = Confirmed("interaction:I1", Severity.S3, clock: "hit") with { Notice = issued.Id, State = ViolationState.NoticeIssued };
        var remedy = Confirmed("interaction:I1", Severity.S3, clock: "remedy");

        var collected = Collector.Collect([remedy], [hit, remedy], [issued], Now);

        Assert.Equal((issued.Id, 2), (collected.Notices.Single().Id, collected.Notices.Single().Members));
        Assert.Equal((issued.Id, ViolationState.NoticeIssued), (collected.Violations.Single().Notice, collected.Violations.Single().State));
    }

    [Fact]
    public void Of_one_S1_wrong_hit_and_remedy_share_a_notice() =>
        Assert.Equal(2, Collect(Confirmed("interaction:I1", Severity.S1, clock: "hit"), Confirmed("interaction:I1", Severity.S1, clock: "remedy")).Notices.Single().Members);

    [Fact]
    public void An_advisory_rule_raises_no_notice() => Assert.Empty(Collect(Confirmed("case:C1", rule: "advice")).Notices);

    [Fact]
    public void The_same_within_the_watch_period_is_a_recurrence_one_level_higher()
    {
        var closed = Closed("callback-complaint-missed", closedAt: "2026-03-01T09:00");
        var again = Confirmed("case:C9", Severity.S3); // occurred 2026-03-10

        var notice = Collector.Collect([again], [], [closed], Now).Notices.Single();

        Assert.Equal((closed.Number, Severity.S2, Amount.WorkingDays(3)), (notice.RecurrenceOf, notice.Severity, notice.Within)); // deadline of the raised severity
        Assert.Null(Collector.Collect([again], [], [closed with { WatchUntil = Given.Shanghai("2026-03-09T00:00") }], Now).Notices.Single().RecurrenceOf);
        Assert.Null(Collector.Collect([again], [], [closed with { Unit = "CX" }], Now).Notices.Single().RecurrenceOf);
    }

    [Fact]
    public void The_third_S4_notice_of_a_rule_in_thirty_days_is_raised()
    {
        var before = new[] { "2026-02-13T17:00", "2026-02-28T17:00" }.Select((at, i) => Issued(Severity.S4, rule: "callback-complaint-missed") with
        {
            Id = Guid.NewGuid(), Collective = true, Issued = new("system", Given.Shanghai(at)), Key = $"{i}",
        }).ToList();

        Assert.Equal(Severity.S3, Collector.Collect([Confirmed("case:C1", Severity.S4)], [], before, Now).Notices.Single().Severity);
        Assert.Equal(Severity.S4, Collector.Collect([Confirmed("case:C1", Severity.S4)], [], before[..1], Now).Notices.Single().Severity);
    }

    /// <summary>Up to sixty confirmed violations over rules, severities, units, agents (or none) and days.</summary>
    private static readonly Arbitrary<Violation[]> Waiting =
        (from violations in
            (from id in Gen.Choose(1, 1_000)
             from rule in Gen.Elements("r1", "r2")
             from severity in Gen.Elements(Enum.GetValues<Severity>())
             from unit in Gen.Elements("CD", "CX", null)
             from agent in Gen.Elements("A1", "A2", null)
             from day in Gen.Choose(1, 5)
             select Confirmed($"case:C{id}", severity, rule, unit, agent, dueAt: $"2026-03-{day:00}T10:00"))
            .ListOf()
         select violations.DistinctBy(violation => violation.Identity).ToArray()).ToArbitrary();

    [Fact]
    public void Every_violation_finds_exactly_one_notice_of_its_rule_unit_and_severity() =>
        Prop.ForAll(Waiting, waiting =>
        {
            var collected = Collect(waiting);
            var notices = collected.Notices.ToDictionary(notice => notice.Id);
            return collected.Violations.Count == waiting.Length
                && collected.Notices.Sum(notice => notice.Members) == waiting.Length
                && collected.Violations.All(v => notices[v.Notice!.Value] is var notice
                    && notice.Rule.Id == v.Verdict.Rule.Id && notice.Severity == v.Severity && notice.Unit == v.Unit && (notice.Agent is null || notice.Agent == v.Verdict.Agent));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void There_are_never_more_notices_than_rules_units_agents_and_days_allow() =>
        Prop.ForAll(Waiting, waiting => Collect(waiting).Notices.GroupBy(notice => notice.Severity).All(group => group.Count() <= group.Key switch
        {
            Severity.S1 => waiting.Count(v => v.Severity == Severity.S1),
            Severity.S4 => 2 * 3, // rules × units
            _ => 2 * 5 * 3 * 3, // rules × days × units × (agents, or none)
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_confirmation_does_not_matter() =>
        Prop.ForAll(Waiting, waiting =>
        {
            var inTwo = Collect(waiting[..(waiting.Length / 2)]);
            var rest = Collector.Collect(waiting[(waiting.Length / 2)..], [], inTwo.Notices, Now);
            var all = inTwo.Notices.Concat(rest.Notices).GroupBy(notice => notice.Key).Select(group => (group.Key, group.Max(notice => notice.Members)));
            return Collect([.. waiting.Reverse()]).Notices.Select(notice => (notice.Key, notice.Members)).Order().SequenceEqual(all.Order());
        }).QuickCheckThrowOnFailure();

    private static Collected Collect(params IReadOnlyList<Violation> waiting) => Collector.Collect(waiting, waiting, [], Now);

    private static Violation Confirmed(
        string subject, Severity severity = Severity.S2, string rule = "callback-complaint-missed", string? unit = "CD", string? agent = null,
        string clock = "main", string dueAt = "2026-03-10T10:00", string? number = null) =>
        Given.Violation(Given.Verdict(rule, subject, severity: severity, unit: unit, agent: agent, clock: clock, dueAt: dueAt), number ?? $"V-{subject}") with
        {
            State = ViolationState.Confirmed, ReviewedAt = Now, ReviewedBy = "A0058",
        };

    private static RectificationNotice Closed(string rule, string closedAt) => Issued(Severity.S3, rule: rule) with
    {
        State = NoticeState.Closed, ClosedAt = Given.Shanghai(closedAt), WatchUntil = Given.Shanghai("2026-04-01T00:00"),
    };
}

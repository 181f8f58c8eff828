using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Tests.Rules;

namespace FinServ.Compliance.Tests.Evaluation;

/// <summary>What discharges a duty, what moves, ends or excuses it, and what cannot be known (design.md §4).</summary>
public class Obligations
{
    private const string Complaint = "ComplaintReceived 2026-03-02T10:00";
    private static readonly GivenRule Hour = GivenRule.That("on: ComplaintReceived\nowe: { act: AckSent, within: { hours: 1 } }");

    [Theory]
    [InlineData("2026-03-02T10:00", VerdictKind.Met)] // the very instant of the trigger: benefit of the doubt
    [InlineData("2026-03-02T11:00", VerdictKind.Met)]
    [InlineData("2026-03-02T11:00:00.001", VerdictKind.Violated)]
    [InlineData("2026-03-02T09:59:59.999", VerdictKind.Violated)] // before the duty arose
    [InlineData("2026-03-02", VerdictKind.Met)] // a date alone is never late within its local day
    [InlineData("2026-03-03", VerdictKind.Violated)]
    public void An_act_counts_from_the_trigger_to_the_deadline_both_included(string at, VerdictKind expected) =>
        Assert.Equal(expected, Hour.SaysOnce("2026-03-04T10:00", Complaint, $"AckSent {at} case=C1").Kind);

    [Fact]
    public void A_late_act_keeps_the_violation_and_tells_how_late_it_was()
    {
        var said = Hour.SaysOnce("2026-03-04T10:00", Complaint, "AckSent 2026-03-02T11:00:01.500 case=C1");

        Assert.Equal((VerdictKind.Violated, 1.5m, "discharged-late"), (said.Kind, said.LateSeconds, said.Reason));
        Assert.Equal(GivenRule.Local("2026-03-02T11:00"), said.DecidedAt);
    }

    [Fact]
    public void The_trigger_never_discharges_itself()
    {
        var again = GivenRule.That("on: TrackingNote\nowe: { act: TrackingNote, within: { hours: 1 } }");

        Assert.Equal(VerdictKind.Violated, again.SaysOnce("2026-03-04T10:00", "TrackingNote 2026-03-02T10:00").Kind);
        Assert.Equal([VerdictKind.Met, VerdictKind.Violated], again.Says("2026-03-04T10:00", "TrackingNote 2026-03-02T10:00", "TrackingNote 2026-03-02T10:30").Select(one => one.Kind));
    }

    [Fact]
    public void Strictly_after_means_not_at_the_same_instant()
    {
        var strict = GivenRule.That("on: ComplaintReceived\nowe: { act: AckSent, after: strictly, within: { hours: 1 } }");

        Assert.Equal(VerdictKind.Violated, strict.SaysOnce("2026-03-04T10:00", Complaint, "AckSent 2026-03-02T10:00 case=C1").Kind);
        Assert.Equal(VerdictKind.Met, strict.SaysOnce("2026-03-04T10:00", Complaint, "AckSent 2026-03-02T10:00:00.001 case=C1").Kind);
    }

    [Fact]
    public void What_must_exist_may_have_existed_before()
    {
        var there = GivenRule.That("on: ComplaintReceived\nowe: { act: CaseOpened, already_there: true, within: { hours: 1 } }");

        Assert.Equal(VerdictKind.Met, there.SaysOnce("2026-03-04T10:00", "CaseOpened 2026-02-27T10:00", Complaint).Kind);
    }

    [Fact]
    public void A_field_ties_act_and_trigger()
    {
        var tied = GivenRule.That("on: TaskSent\nowe: { act: TaskAccepted, same: [taskId], within: { hours: 1 } }");

        var said = tied.Says("2026-03-04T10:00", "TaskSent 2026-03-02T10:00 taskId=T1 taskKind=other", "TaskSent 2026-03-02T10:05 taskId=T2 taskKind=other", "TaskAccepted 2026-03-02T10:30 taskId=T2");

        Assert.Equal([VerdictKind.Violated, VerdictKind.Met], said.Select(one => one.Kind));
    }

    [Theory]
    [InlineData("", VerdictKind.Met)]
    [InlineData("discharges: oldest, ", VerdictKind.Violated)]
    public void An_act_discharges_every_open_duty_unless_it_is_for_the_oldest_only(string how, VerdictKind second)
    {
        var rule = GivenRule.That($"on: CustomerDissatisfied\nowe: {{ act: SecondContactMade, {how}within: {{ hours: 1 }} }}");

        var said = rule.Says("2026-03-04T10:00", "CustomerDissatisfied 2026-03-02T10:00 origin=customer", "CustomerDissatisfied 2026-03-02T10:10 origin=customer", "SecondContactMade 2026-03-02T10:30");

        Assert.Equal([VerdictKind.Met, second], said.Select(one => one.Kind));
    }

    [Fact]
    public void Of_several_needed_acts_the_last_decides()
    {
        var all = GivenRule.That("on: ComplaintReceived\nowe: { act: { all: [ComplaintTransferred, TaskAccepted] }, within: { hours: 1 } }");

        Assert.Equal(VerdictKind.Violated, all.SaysOnce("2026-03-04T10:00", Complaint, "ComplaintTransferred 2026-03-02T10:30").Kind);
        Assert.Equal(0.001m, all.SaysOnce("2026-03-04T10:00", Complaint, "ComplaintTransferred 2026-03-02T10:30", "TaskAccepted 2026-03-02T11:00:00.001").LateSeconds);
        Assert.Equal(VerdictKind.Met, all.SaysOnce("2026-03-04T10:00", Complaint, "TaskAccepted 2026-03-02T10:40", "ComplaintTransferred 2026-03-02T10:30").Kind);
    }

    [Fact]
    public void An_act_may_be_needed_more_than_once()
    {
        var twice = GivenRule.That("on: ComplaintReceived\nowe: { act: { event: TrackingNote, times: 2 }, within: { hours: 1 } }");

        Assert.Equal(VerdictKind.Violated, twice.SaysOnce("2026-03-04T10:00", Complaint, "TrackingNote 2026-03-02T10:30").Kind);
        Assert.Equal(GivenRule.Local("2026-03-02T10:40"), twice.SaysOnce("2026-03-04T10:00", Complaint, "TrackingNote 2026-03-02T10:30", "TrackingNote 2026-03-02T10:40").DischargedAt);
    }

    [Fact]
    public void An_act_may_take_effect_when_the_person_was_told()
    {
        var told = GivenRule.That("on: ReviewRequested\nowe: { act: { event: ReviewDecided, at: 'max(at, toldAt)' }, same: [requestId], within: { days: 30 } }");

        Assert.Equal(VerdictKind.Violated, told.SaysOnce("2026-05-01T10:00", "ReviewRequested 2026-03-02T10:00", "ReviewDecided 2026-03-20T10:00 outcome=confirmed").Kind);
        Assert.Equal(VerdictKind.Met, told.SaysOnce("2026-05-01T10:00", "ReviewRequested 2026-03-02T10:00", "ReviewDecided 2026-03-20T10:00 outcome=confirmed toldAt=2026-04-01").Kind);
    }

    [Fact]
    public void A_restart_counts_anew_and_an_extension_only_before_the_old_deadline()
    {
        var rule = GivenRule.That("on: ComplaintReceived\nowe: { act: ComplaintDecisionNotified, within: { days: 5 }, restart_on: { event: CustomerInfoReceived, where: newFacts }, extended_by: [{ event: ComplaintExtended, until: dueAt }] }");

        Assert.Equal(GivenRule.Local("2026-03-09T24:00"), rule.SaysOnce("2026-03-08T10:00", Complaint, "CustomerInfoReceived 2026-03-04T10:00 case=C1 newFacts=true").DueAt);
        Assert.Equal(GivenRule.Local("2026-03-20T24:00"), rule.SaysOnce("2026-03-08T10:00", Complaint, "ComplaintExtended 2026-03-07T10:00 extensionNo=1 dueAt=2026-03-20").DueAt);
        Assert.Equal(GivenRule.Local("2026-03-07T24:00"), rule.SaysOnce("2026-03-10T10:00", Complaint, "ComplaintExtended 2026-03-08T10:00 extensionNo=1 dueAt=2026-03-20").DueAt);
    }

    [Theory]
    [InlineData("days: 5", "2026-03-14", "2026-03-14T24:00")] // a Saturday, in natural days
    [InlineData("workingDays: 5", "2026-03-13", "2026-03-13T17:30")]
    [InlineData("workingDays: 5", "2026-03-14", "2026-03-16T17:30")] // a day off: the next working day
    public void A_new_deadline_known_by_its_day_ends_as_days_end_in_that_clock(string within, string dueAt, string expected)
    {
        var rule = GivenRule.That($"on: CaseOpened\nowe: {{ act: CaseResolved, within: {{ {within} }}, extended_by: [{{ event: DeadlineExtended, until: dueAt }}] }}");

        Assert.Equal(GivenRule.Local(expected), rule.SaysOnce("2026-03-05T10:00", "CaseOpened 2026-03-02T10:00", $"DeadlineExtended 2026-03-03T10:00 case=C1 extensionNo=1 dueAt={dueAt}").DueAt);
    }

    [Fact]
    public void Waiting_for_the_customer_stops_the_clock_for_ten_working_days_at_most()
    {
        var rule = GivenRule.That("on: CaseOpened\nowe: { act: CaseResolved, within: { workingDays: 5 }, pauses: [PendingCustomer] }");

        Assert.Equal(GivenRule.Local("2026-03-11T17:30"), rule.SaysOnce("2026-03-30T10:00", "CaseOpened 2026-03-02T10:00", "CustomerInfoRequested 2026-03-03T09:00 case=C1", "CustomerInfoReceived 2026-03-04T17:30 case=C1 requestId=requestId").DueAt);
        Assert.Equal(GivenRule.Local("2026-03-23T17:30"), rule.SaysOnce("2026-03-30T10:00", "CaseOpened 2026-03-02T10:00", "CustomerInfoRequested 2026-03-03T09:00 case=C1").DueAt);
    }

    [Fact]
    public void Waiting_for_an_authority_stops_the_clock_until_two_working_days_after_its_expected_date()
    {
        var rule = GivenRule.That("on: CaseOpened\nowe: { act: CaseResolved, within: { workingDays: 5 }, pauses: [PendingExternal] }");

        Assert.Equal(GivenRule.Local("2026-03-13T17:30"), rule.SaysOnce("2026-03-30T10:00", "CaseOpened 2026-03-02T10:00", "ExternalInputRequested 2026-03-03T09:00 dueAt=2026-03-04").DueAt);
    }

    [Theory]
    [InlineData("2026-03-02T10:30", VerdictKind.Excused)]
    [InlineData("2026-03-02T11:00:00.001", VerdictKind.Violated)] // the deadline had passed
    public void What_ends_a_duty_lifts_it_up_to_the_deadline(string closed, VerdictKind expected)
    {
        var rule = GivenRule.That("on: ComplaintReceived\nowe: { act: AckSent, within: { hours: 1 }, lifted_by: [ComplaintClosed] }");

        Assert.Equal(expected, rule.SaysOnce("2026-03-04T10:00", Complaint, $"ComplaintClosed {closed} closingCode=withdrawn").Kind);
    }

    [Fact]
    public void A_declared_window_excuses_what_was_owed_while_it_lasted()
    {
        var rule = GivenRule.That("on: ComplaintReceived\nowe: { act: AckSent, within: { hours: 1 }, excused_by: [{ reason: incident, during: incident, by: unit }] }");
        string[] Incident(string from, string to) => [$"IncidentDeclared {from} incidentKind=attack", $"IncidentClosed {to}", Complaint];

        Assert.Equal(VerdictKind.Excused, rule.SaysOnce("2026-03-04T10:00", Incident("2026-03-02T10:59", "2026-03-02T12:00")).Kind);
        Assert.Equal(VerdictKind.Violated, rule.SaysOnce("2026-03-04T10:00", Incident("2026-03-02T11:00:01", "2026-03-02T12:00")).Kind);
    }

    [Fact]
    public void What_is_owed_once_is_owed_for_the_first_trigger_only()
    {
        var rule = GivenRule.That("on: CaseClassified\nonce: true\nowe: { act: CaseResolved, within: { hours: 1 } }");

        Assert.Equal(GivenRule.Local("2026-03-02T10:00"), rule.SaysOnce("2026-03-04T10:00", "CaseClassified 2026-03-02T10:00", "CaseClassified 2026-03-02T10:20").TriggerAt);
    }

    [Fact]
    public void Nothing_is_violated_on_a_day_that_was_not_published()
    {
        var rule = GivenRule.That("on: ComplaintReceived\nowe: { act: AckSent, within: { workingDays: 1 } }");

        var open = rule.SaysOnce("2033-03-01T12:00", "ComplaintReceived 2033-03-01T10:00");
        var over = rule.SaysOnce("2033-03-20T10:00", "ComplaintReceived 2033-03-01T10:00");

        Assert.Equal((VerdictKind.Pending, true), (open.Kind, open.Provisional));
        Assert.Equal((VerdictKind.Unknown, "provisional-calendar"), (over.Kind, over.Reason));
    }

    [Theory]
    [InlineData("2026-03-02T10:30", "2026-03-02T10:40", "types=[AckSent]", VerdictKind.Unknown)]
    [InlineData("2026-03-02T11:00", "2026-03-02T12:00", "", VerdictKind.Unknown)] // the deadline lies at the hole's edge
    [InlineData("2026-03-02T11:00:01", "2026-03-02T12:00", "", VerdictKind.Violated)]
    [InlineData("2026-03-02T10:30", "2026-03-02T10:40", "types=[ReplySent]", VerdictKind.Violated)]
    [InlineData("2026-03-02T10:30", "2026-03-02T10:40", "unit=U9", VerdictKind.Violated)]
    public void Silence_counts_only_where_everything_awaited_would_be_known(string from, string until, string what, VerdictKind expected) =>
        Assert.Equal(expected, Hour.SaysOnce("2026-03-04T10:00", Complaint, $"CoverageGapDeclared {from} until={until} {what}").Kind);

    [Fact]
    public void A_duty_met_in_time_is_met_whatever_else_is_unknown()
    {
        var rule = GivenRule.That("on: ComplaintReceived\nunless: holds['case:' + case, 'court'] is present\nowe: { act: AckSent, within: { hours: 1 } }");

        Assert.Equal(VerdictKind.Met, rule.SaysOnce("2026-03-04T10:00", Complaint, "AckSent 2026-03-02T10:30 case=C1").Kind);
        Assert.Equal(VerdictKind.Unknown, rule.SaysOnce("2026-03-04T10:00", Complaint).Kind);
    }

    [Fact]
    public void Cancelled_events_and_replaced_versions_are_history_only()
    {
        Assert.Equal(VerdictKind.Violated, Hour.SaysOnce("2026-03-04T10:00", Complaint, "AckSent 2026-03-02T10:30 case=C1 id=a version=1", "AckSent 2026-03-02T10:30 case=C1 id=a version=2 cancelled=true").Kind);
        Assert.Equal(VerdictKind.Violated, Hour.SaysOnce("2026-03-04T10:00", Complaint, "AckSent 2026-03-02T12:00 case=C1 id=a version=2", "AckSent 2026-03-02T10:30 case=C1 id=a version=1").Kind);
        Assert.Empty(Hour.Says("2026-03-04T10:00", $"{Complaint} id=c version=1", $"{Complaint} id=c version=2 cancelled=true"));
    }

    [Fact]
    public void A_record_may_be_completed_later_and_must_stay_so_until_the_deadline()
    {
        var rule = GivenRule.That("on: ComplaintReceived\nrequire: { elements: { demand: { zh: 请求, en: demand, is: demandText is filled } }, within: { hours: 1 } }");
        static string Repair(string at, string text) => $"RecordUpdated {at} case=C1 recordType=ComplaintReceived reasonCode=completion demandText={text}";

        Assert.Equal(VerdictKind.Met, rule.SaysOnce("2026-03-04T10:00", Complaint, Repair("2026-03-02T11:00", "退款")).Kind);
        Assert.Equal(0.001m, rule.SaysOnce("2026-03-04T10:00", Complaint, Repair("2026-03-02T11:00:00.001", "退款")).LateSeconds);
        Assert.Equal(VerdictKind.Violated, rule.SaysOnce("2026-03-04T10:00", Complaint, Repair("2026-03-02T10:30", "退款"), Repair("2026-03-02T10:40", "null")).Kind);
        Assert.Equal("请求", rule.SaysOnce("2026-03-04T10:00", Complaint).Facts["要素"]);
    }
}

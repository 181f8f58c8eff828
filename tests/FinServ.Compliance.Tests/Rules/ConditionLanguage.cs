using FinServ.Compliance.Evaluation;

namespace FinServ.Compliance.Tests.Rules;

/// <summary>What conditions mean: `where` of a rule that is otherwise always violated.</summary>
public class ConditionLanguage
{
    private const string Complaint = "ComplaintReceived 2026-03-02T10:00";

    /// <summary>`met` where the condition holds, `violated` where not, `unknown` where nobody knows.</summary>
    private static VerdictKind Is(string condition, string[] given, string on = "ComplaintReceived") =>
        GivenRule.That($"on: {on}\nrequire: {{ elements: {{ it: \"{condition}\" }} }}").SaysOnce("2026-03-05T10:00", given).Kind;

    [Theory]
    [InlineData("claimAmount > 100", "claimAmount=100.01", VerdictKind.Met)]
    [InlineData("claimAmount > 100", "claimAmount=100", VerdictKind.Violated)]
    [InlineData("claimAmount > 100", "", VerdictKind.Unknown)] // not stated
    [InlineData("claimAmount is present", "", VerdictKind.Violated)] // presence of what was not stated is known
    [InlineData("claimAmount is absent or claimAmount > 100", "", VerdictKind.Met)]
    [InlineData("claimAmount > 100 and anonymous", "", VerdictKind.Violated)] // anonymous: absent means false, and false decides
    [InlineData("claimAmount > 100 or not anonymous", "", VerdictKind.Met)]
    [InlineData("not (claimAmount > 100)", "", VerdictKind.Unknown)]
    [InlineData("surely(claimAmount > 100)", "", VerdictKind.Violated)]
    [InlineData("claimAmount + 1 >= 101", "claimAmount=100", VerdictKind.Met)]
    [InlineData("claimAmount * 2 == 201", "claimAmount=100.5", VerdictKind.Met)]
    [InlineData("relation == 'self'", "", VerdictKind.Met)] // absent: self
    [InlineData("relation in ['heir', 'guardian']", "relation=heir", VerdictKind.Met)]
    [InlineData("relation not in ['heir', 'guardian']", "relation=heir", VerdictKind.Violated)]
    [InlineData("accusedStaffIds contains 'A7'", "accusedStaffIds=[A7,A8]", VerdictKind.Met)]
    [InlineData("accusedStaffIds contains ['A7', 'A9']", "accusedStaffIds=[A7,A8]", VerdictKind.Violated)]
    [InlineData("accusedStaffIds contains 'A7'", "", VerdictKind.Violated)] // a list that was not stated holds nothing
    [InlineData("accusedStaffIds is filled", "accusedStaffIds=[]", VerdictKind.Violated)]
    [InlineData("demandText is filled", "demandText=无", VerdictKind.Violated)]
    [InlineData("demandText is filled", "demandText=退款", VerdictKind.Met)]
    [InlineData("length(demandText) == 2", "demandText=退款", VerdictKind.Met)]
    [InlineData("words(demandText) == 4", "demandText=\"退款 by post\"", VerdictKind.Met)]
    [InlineData("says(demandText, '退款')", "demandText=退款。", VerdictKind.Met)]
    [InlineData("at == trigger.at and time == 10:00", "", VerdictKind.Met)]
    [InlineData("at + 1h - 30m > at", "", VerdictKind.Met)]
    [InlineData("deadline(at, 1, 'BIZ') - at == 31.5h", "", VerdictKind.Met)]
    [InlineData("(claimAmount else 7) == 7", "", VerdictKind.Met)]
    public void A_condition_has_one_of_three_truth_values(string condition, string fields, VerdictKind expected) =>
        Assert.Equal(expected, Is(condition, [$"{Complaint} {fields}"]));

    [Theory]
    [InlineData("exists(AckSent)", VerdictKind.Violated)] // after the question
    [InlineData("exists(CaseOpened)", VerdictKind.Met)]
    [InlineData("count(CaseClassified) == 2", VerdictKind.Met)]
    [InlineData("count(CaseClassified where urgency == 'high') == 1", VerdictKind.Unknown)] // one of them does not say
    [InlineData("count(CaseClassified where urgency is present) == 1", VerdictKind.Met)]
    [InlineData("last(CaseClassified).nature == 'privacy'", VerdictKind.Met)]
    [InlineData("first(CaseClassified).nature == 'operation'", VerdictKind.Met)]
    [InlineData("first(TaskSent).taskId is absent", VerdictKind.Met)]
    [InlineData("distinct(CaseClassified).nature == 2", VerdictKind.Met)]
    [InlineData("exists(CaseClassified where nature == 'privacy' and at - outer.at < 0s)", VerdictKind.Met)]
    [InlineData("exists(ReplySent by interaction)", VerdictKind.Met)] // another case, the same contact
    [InlineData("exists(ReplySent)", VerdictKind.Violated)]
    public void History_is_what_happened_up_to_the_instant_of_the_question(string condition, VerdictKind expected) =>
        Assert.Equal(expected, Is(condition,
        [
            "CaseOpened 2026-03-02T09:00", "CaseClassified 2026-03-02T09:10 nature=operation", "CaseClassified 2026-03-02T09:20 nature=privacy urgency=high",
            "ReplySent 2026-03-02T09:30 case=C2 interaction=I1", $"{Complaint} interaction=I1", "AckSent 2026-03-02T10:01 case=C1",
        ]));

    [Theory]
    [InlineData("staff[agent].staffKind == 'person'", VerdictKind.Met)]
    [InlineData("staff['A9'] is present", VerdictKind.Violated)] // complete, so there is none
    [InlineData("queues['Q1'] is present", VerdictKind.Unknown)] // nobody sent that register
    [InlineData("staff[agent].employedUntil is absent", VerdictKind.Met)]
    [InlineData("staff[agent].unitId == 'U1'", VerdictKind.Met)] // as of the trigger, not as of today
    [InlineData("staff[agent at it].unitId == 'U1'", VerdictKind.Met)]
    public void A_register_is_read_as_of_the_trigger(string condition, VerdictKind expected) =>
        Assert.Equal(expected, Is(condition,
            ["staff A1 staffKind=person unitId=U1", "staff A1 at=2026-03-03T00:00 staffKind=person unitId=U2", $"{Complaint} agent=A1"]));

    [Theory]
    [InlineData("agent", "A1")]
    [InlineData("S9", "S9")]
    [InlineData("supervisor", "")]
    public void The_actor_is_an_employee_or_nobody(string by, string actor) =>
        Assert.Equal(VerdictKind.Met, Is(actor.Length == 0 ? "actor is absent" : $"actor == '{actor}'", [$"CaseOpened 2026-03-02T10:00 agent=A1 by={by}"], on: "CaseOpened"));
}

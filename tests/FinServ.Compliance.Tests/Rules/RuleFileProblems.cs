using FinServ.Compliance.Checking;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Tests.Rules;

/// <summary>A rule that does not hold together is refused as a whole, every problem with its place and what to do.</summary>
public class RuleFileProblems
{
    [Theory]
    [InlineData("ComplaintRecieved", "is not an event type", "`ComplaintReceived`")]
    public void An_unknown_event_is_named_with_the_one_that_was_meant(string name, string message, string remedy) =>
        AssertProblem(GivenRule.ProblemsOf($"on: {name}\nowe: {{ act: AckSent, within: {{ days: 1 }} }}"), 7, message, remedy);

    [Theory]
    [InlineData("where: anonymos", "is not a field of ComplaintReceived", "`anonymous`")]
    [InlineData("where: relation == 'hier'", "is not a code of this field", "`heir`")]
    [InlineData("where: claimAmount == 'x'", "A Number is compared with a Name", "one type")]
    [InlineData("where: claimAmount > $complaint.limit.simpel", "is not in the catalogue", "`complaint.limit.simple`")]
    [InlineData("where: claimAmount", "not a condition", "is present")]
    [InlineData("where: relation > 'heir'", "has no order", "level")]
    [InlineData("where: exists(AckSend)", "is not an event type", "`AckSent`")]
    [InlineData("where: stuff[agent] is present", "is not a register", "`staff`")]
    [InlineData("where: staff[agent].unitID == 'U1'", "is not a field of `staff`", "`unitId`")]
    [InlineData("where: (anonymous", "ends too early", "`)`")]
    [InlineData("where: anonymous and", "ends too early", "value")]
    [InlineData("where: leangth(demandText) > 3", "is not known with 1 value", "`length`")]
    [InlineData("where: max(at)", "is not known with 1 value", "max(a, b)")]
    [InlineData("where: at - 3w > at", "is not a unit of running time", "ms, s, m, h or d")]
    [InlineData("unles: anonymous", "is not a known key", "`unless`")]
    public void A_mistake_in_a_condition_or_key_is_told_with_line_and_remedy(string line, string message, string remedy) =>
        AssertProblem(GivenRule.ProblemsOf($"on: ComplaintReceived\nowe: {{ act: AckSent, within: {{ days: 1 }} }}\n{line}"), 9, message, remedy);

    [Theory]
    [InlineData("owe: { act: AckSent }", "There is no deadline", "within")]
    [InlineData("owe: { act: AckSent, within: { day: 1 } }", "`day` is not a known key", "`days`")]
    [InlineData("owe: { act: AckSent, within: { days: $complaint.ack.bizDays } }", "counts in bd, not in d", "unit")]
    [InlineData("owe: { act: AckSent, within: { days: $no.such.key } }", "is not a parameter of the catalogue", "Use one of")]
    [InlineData("owe: { act: AckSent, within: { days: one } }", "is not a number", "digits")]
    [InlineData("owe: { act: AckSent, within: { days: 1 }, same: [taskid] }", "is not a field of the vocabulary", "`taskId`")]
    [InlineData("owe: { act: AckSent, within: { days: 1 }, pauses: [PendingCustomers] }", "is not a pause of the vocabulary", "`PendingCustomer`")]
    [InlineData("owe: { act: AckSent, within: { days: 1 }, after: strict }", "is not known here", "strictly")]
    [InlineData("require: { elements: { it: 3 } }", "not a condition", "is present")]
    [InlineData("limit: { of: AckSent, measure: shares, window: 1d, bounds: [{ below: 3 }] }", "is not a measure", "`share`")]
    public void A_mistake_in_what_is_asked_is_told_with_line_and_remedy(string line, string message, string remedy) =>
        AssertProblem(GivenRule.ProblemsOf($"on: ComplaintReceived\n{line}"), 8, message, remedy);

    [Fact]
    public void All_problems_of_a_file_are_told_at_once()
    {
        var problems = GivenRule.ProblemsOf("on: ComplaintRecieved\nunles: anonymous\nowe: { act: AckSend, within: { days: $no.key }, same: [taskid] }\nwhere: (anonymous");

        Assert.Equal(["ComplaintRecieved", "unles", "AckSend", "no.key", "taskid"], problems.Where(problem => problem.Line < 10).Select(problem => problem.Message.Split('`')[1]));
        Assert.Contains(problems, problem => problem.Line == 10 && problem.Message.StartsWith("The condition ends too early.", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_event_leaves_nothing_to_say_of_its_fields() =>
        Assert.Single(GivenRule.ProblemsOf("on: ComplaintRecieved\nwhere: anonymous\nowe: { act: AckSent, within: { days: 1 } }"));

    [Fact]
    public void What_is_missing_from_the_card_is_told_too()
    {
        var problems = GivenRule.ProblemsOfFile("id: test-rule\nversion: one\nseverity: S9\nwatch: cases\non: AckSent\n");

        Assert.Contains(problems, problem => problem is { Line: 2, Message: "`one` is not a number." });
        Assert.Contains(problems, problem => problem.Line == 3 && problem.Remedy.Contains("S1, S2, S3, S4", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Message == "`title` is missing.");
        Assert.Contains(problems, problem => problem.Message.Contains("asks nothing", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_files_with_one_id_are_told_where_the_other_stands()
    {
        var folder = Directory.CreateTempSubdirectory("compliance-rules-");
        try
        {
            foreach (var pack in (string[])["one", "two"])
                File.Copy(Path.Combine(TestData.RulesFolder, "cn-service-quality", "timeliness", "sla-email-reply.yaml"), Path.Combine(folder.CreateSubdirectory(pack).FullName, "sla-email-reply.yaml"));

            var problem = Assert.Single(Assert.Throws<InvalidFilesException>(() => RuleBook.LoadOnly(TestData.RulesFolder, folder.FullName)).Problems);

            Assert.Contains("sla-email-reply", problem.Message, StringComparison.Ordinal);
            Assert.Contains("retired/", problem.Remedy, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void AssertProblem(IReadOnlyList<Problem> problems, int line, string message, string remedy) =>
        Assert.Contains(problems, problem => problem.Line == line && problem.Message.Contains(message, StringComparison.Ordinal) && problem.Remedy.Contains(remedy, StringComparison.Ordinal));
}

using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Tests.Evaluation;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Tests.Rules;

/// <summary>The examples that stand in the rule files.</summary>
public class RuleExamples
{
    private static readonly ExampleRun Run = new(Bench.Rules, Bench.Calendars, new TextMasker(new PersonalDataScanner(TimeProvider.System)), new ProtectedTokens(new byte[32]));

    public static TheoryData<string> Ids => [.. Bench.Rules.Rules.Select(rule => rule.Definition.Card.Ref.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_example_comes_out_as_its_rule_tells_it(string rule) =>
        Assert.Empty(Run.Check(Bench.Rules.Find(rule)!));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_shipped_rule_tells_what_keeps_it_and_what_breaks_it(string rule)
    {
        var verdicts = Bench.Rules.Find(rule)!.Definition.Examples.Select(example => example.Verdict).ToHashSet();

        Assert.Contains("met", verdicts);
        Assert.Contains("violated", verdicts);
    }
}

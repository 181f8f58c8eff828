using System.Text.RegularExpressions;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Tests.Evaluation;

namespace FinServ.Compliance.Tests.Rules;

/// <summary>What holds of every rule that is shipped.</summary>
public partial class ShippedRules
{
    private static readonly ClauseCatalogue Clauses = ClauseCatalogue.Load(Path.Combine(TestData.RulesFolder, "clauses.yaml"));

    public static TheoryData<string> Ids => [.. Bench.Rules.Rules.Select(rule => rule.Definition.Card.Ref.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_cites_clauses_that_name_it(string id)
    {
        foreach (var clause in Bench.Rules.Find(id)!.Definition.Card.Clauses)
        {
            Assert.NotNull(Clauses.Find(clause));
            Assert.Contains(id, Clauses.Find(clause)!.Rules);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Both_texts_of_a_violation_find_all_their_placeholders_filled(string id)
    {
        var rule = Bench.Rules.Find(id)!;
        var violated = rule.Definition.Examples.Where(example => example.Verdict == "violated").SelectMany(example => Verdicts(rule, example)).Where(said => said.Kind == VerdictKind.Violated).ToArray();

        Assert.NotEmpty(violated);
        foreach (var said in violated)
        {
            Assert.Empty(Unfilled(rule.Definition.Card.Rectification.Zh, said));
            Assert.Empty(Unfilled(rule.Definition.Card.Rectification.En, said));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_English_text_holds_no_Chinese_and_a_Chinese_one_says_something(string id)
    {
        var card = Bench.Rules.Find(id)!.Definition.Card;
        LocalText[] texts = [card.Title, card.Obligation, card.Rectification, card.Addressee, card.Reinspection, card.Accountability];

        Assert.All(texts, text => Assert.DoesNotMatch(Han(), Placeholder().Replace(text.En, "")));
        Assert.All(texts, text => Assert.Matches(Han(), text.Zh));
    }

    private static IEnumerable<string> Unfilled(string text, Verdict said) =>
        Placeholder().Matches(text).Select(match => match.Groups[1].Value).Where(name => !said.Facts.TryGetValue(name, out var value) || value.Length == 0);

    private static IReadOnlyList<Verdict> Verdicts(CompiledRule rule, RuleExample example)
    {
        var lines = new ExampleLine(Bench.Rules.Vocabulary, rule.Definition.Watch, Bench.Calendars.Find("cn").Zone);
        var given = example.Given.SelectMany(word => lines.Read(word.Text)).ToArray();
        return Bench.Judge(given, example.Now is { } now ? GivenRule.Local(now.Text) : GivenRule.Local("2027-01-01T00:00"), [rule]);
    }

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();
}

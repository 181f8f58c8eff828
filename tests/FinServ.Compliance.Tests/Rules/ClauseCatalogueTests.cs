using System.Text.RegularExpressions;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Tests.Rules;

/// <summary>The shipped clauses. The numbers are those of policy/clauses.md 2.</summary>
public sealed partial class ClauseCatalogueTests
{
    private static readonly ClauseCatalogue Shipped = ClauseCatalogue.Load(Path.Combine(TestData.RulesFolder, "clauses.yaml"));

    [Theory]
    [InlineData("S000", 58)]
    [InlineData("S001", 50)]
    [InlineData("S002", 36)]
    [InlineData("S003", 81)]
    [InlineData("S004", 82)]
    public void Each_policy_has_its_clauses(string policy, int count) => Assert.Equal(count, Shipped.All.Count(clause => clause.Policy == policy));

    [Theory]
    [InlineData(Monitoring.InteractionRecords, 138)]
    [InlineData(Monitoring.OtherRecords, 118)]
    [InlineData(Monitoring.PartlyInteractionRecords, 14)]
    [InlineData(Monitoring.PartlyOtherRecords, 3)]
    [InlineData(Monitoring.Checklist, 16)]
    [InlineData(Monitoring.OutOfScope, 18)]
    public void It_is_said_what_software_can_watch(Monitoring monitoring, int count) => Assert.Equal(count, Shipped.All.Count(clause => clause.Monitoring == monitoring));

    [Fact]
    public void A_clause_is_found_by_its_id_and_quoted_in_both_languages()
    {
        var clause = Shipped.Find("S002-4.1-d")!;

        Assert.Equal("投诉问题解决后一周内完成回访。", clause.Requirement.Zh);
        Assert.Equal("Complaint callback completed within one week after the problem is solved.", clause.Requirement.En);
        Assert.Equal(["callback-complaint-missed", "callback-caller-not-independent"], clause.Rules);
        Assert.Null(Shipped.Find("S009-1"));
    }

    [Fact]
    public void Every_text_speaks_its_language() =>
        Assert.All(Shipped.All, clause =>
        {
            Assert.All(new[] { clause.Title, clause.Requirement }, text => Assert.True(text.Zh.Any(IsChinese) && !text.En.Any(IsChinese) && text.En.Length > 0, clause.Id));
            Assert.EndsWith("。", clause.Requirement.Zh, StringComparison.Ordinal);
        });

    [Fact]
    public void What_is_out_of_scope_says_why_and_has_no_rule() =>
        Assert.All(Shipped.All, clause =>
        {
            Assert.Equal(clause.Monitoring == Monitoring.OutOfScope, clause.Note is not null);
            if (clause.Monitoring == Monitoring.OutOfScope) Assert.Empty(clause.Rules);
        });

    [Fact]
    public void All_but_teamwork_that_can_be_watched_is_watched_by_a_rule() =>
        Assert.Equal(["S001-B6"], Shipped.All.Where(clause => clause.Monitoring != Monitoring.OutOfScope && clause.Rules.Count == 0).Select(clause => clause.Id));

    [Fact]
    public void Every_clause_that_a_card_of_the_policy_names_exists_and_every_rule_of_a_clause_has_a_card()
    {
        var path = Path.Combine(TestData.Scenarios ?? "", "../rules.md");
        Assert.SkipUnless(TestData.Scenarios is not null && File.Exists(path), "The rule cards (rules.md beside COMPLIANCE_SCENARIOS) are not at hand.");
        var cards = Card().Matches(File.ReadAllText(path)).Select(match => (Rule: match.Groups[1].Value, Clauses: match.Groups[2].Value.Split(", "))).ToArray();

        Assert.Equal(205, cards.Length);
        Assert.All(cards.SelectMany(card => card.Clauses), id => Assert.True(Shipped.Find(id) is not null, id));
        Assert.Subset(cards.Select(card => card.Rule).ToHashSet(), Shipped.All.SelectMany(clause => clause.Rules).ToHashSet());
    }

    [Theory]
    [InlineData("binds: [agent]", "binds: [agents]", 10, "`agents` is no code of this catalogue.", "Did you mean `agent`?")]
    [InlineData("S1-1:", "S2-1:", 6, "The clause `S2-1` belongs to no policy `S2`.", "Did you mean `S1`?")]
    [InlineData("monitoring: checklist", "monitoring: never", 13, "`never` is not known here.", "out-of-scope")]
    [InlineData("kind: privacy", "knid: privacy", 11, "`knid` is not a known key here.", "Did you mean `kind`?")]
    [InlineData("zh: 题 }", "en: b }", 8, "This is not YAML", "Check indentation")]
    public void A_mistake_is_told_with_its_line_and_a_remedy(string right, string wrong, int line, string message, string remedy)
    {
        const string Text = """
            version: 1
            policies: { S1: { en: Policy, zh: 制度 } }
            codes:
              agent: { en: agent, zh: 坐席 }
            clauses:
              S1-1:
                section: One
                title: { en: Title, zh: 题 }
                requirement: { en: Do., zh: 做。 }
                binds: [agent]
                kind: privacy
                evidence: []
                monitoring: checklist
                capabilities: []
                rules: []
            """;
        var file = Path.GetTempFileName();
        File.WriteAllText(file, Text.Replace(right, wrong, StringComparison.Ordinal));

        var problems = Assert.Throws<InvalidFilesException>(() => ClauseCatalogue.Load(file)).Problems;

        Assert.Contains(problems, problem =>
            problem.Line == line && problem.Message.StartsWith(message, StringComparison.Ordinal) && problem.Remedy.Contains(remedy, StringComparison.Ordinal));
        File.Delete(file);
    }

    private static bool IsChinese(char letter) => letter is >= '\u4E00' and <= '\u9FFF';

    [GeneratedRegex(@"^### `([\w-]+)`.*?\n\| Clauses \| (.*?) \|", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Card();
}

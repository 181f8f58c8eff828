using System.Text.Json;
using FinServ.Compliance.Calendars;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Tests.Evaluation;
using FinServ.Compliance.Tests.Violations;
using FinServ.Compliance.Violations;
using static FinServ.Compliance.Tests.Rectification.GivenNotice;

namespace FinServ.Compliance.Tests.Rectification;

/// <summary>Test 12 of policy/rules.md Annex 1: names and rectification texts of every shipped rule render in both languages, all placeholders filled.</summary>
public class ShippedTexts
{
    private static readonly RuleCards Cards = new(Bench.Rules.Rules.Select(rule => rule.Definition.Card));

    private static readonly NoticeWriter Writer = new(
        Terms, Cards, ClauseCatalogue.Load(Path.Combine(TestData.RulesFolder, "clauses.yaml")), new(new("银行", "Bank"), unit => new(unit ?? "全行", unit ?? "whole bank")));

    public static TheoryData<string> Rules => [.. Bench.Rules.Rules.Select(rule => rule.Definition.Card.Ref.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_card_says_its_deadline_as_an_amount(string rule)
    {
        var within = Bench.Rules.Find(rule)!.Definition.Card.RectifyWithin;

        Assert.True(Amount.TryParse(within, out _), $"`{within}` is no amount.");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_violation_of_its_scenarios_makes_a_notice_in_both_languages(string rule)
    {
        Assert.SkipWhen(TestData.Scenarios is null, "The policy's scenarios are not at hand (COMPLIANCE_SCENARIOS).");
        var path = Path.Combine(TestData.Scenarios!, rule + ".json");
        Assert.SkipUnless(File.Exists(path), $"{rule} has no scenarios.");

        using var file = JsonDocument.Parse(File.ReadAllText(path));
        var written = 0;
        foreach (var scenario in file.RootElement.GetProperty("scenarios").EnumerateArray())
        {
            var lines = scenario.GetProperty("lines").EnumerateArray().Select(line => line.GetRawText().ReplaceLineEndings(" "));
            foreach (var verdict in Bench.Judge(lines, scenario.GetProperty("now").GetDateTimeOffset(), [Bench.Rules.Find(rule)!]).Where(verdict => verdict.Kind == VerdictKind.Violated))
            {
                foreach (var language in (string[])["zh-CN", "en"]) AssertReads(NoticeText.Render(Write(verdict, language)));
                written++;
            }
        }

        Assert.True(written > 0, $"No scenario of {rule} violates it.");
    }

    private static void AssertReads(string letter)
    {
        Assert.DoesNotContain("{", letter);
        Assert.DoesNotContain("}", letter);
    }

    private static NoticeDocument Write(Verdict verdict, string language)
    {
        var violation = Given.Violation(verdict) with { State = ViolationState.Confirmed, ReviewedAt = Given.Now, ReviewedBy = "A0058" };
        var draft = new NoticeCollector(Terms, Cards).Collect([violation], [], [], Given.Now).Notices.SingleOrDefault() ?? Draft(verdict.Severity, rule: verdict.Rule.Id);
        return Writer.Write(draft, [violation], language, Given.Now);
    }
}

using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Interactions.Mappings;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Tests.Evaluation;
using FinServ.Compliance.Tests.Violations;
using FinServ.Compliance.Text;
using FinServ.Compliance.Violations;
using static FinServ.Compliance.Tests.Rectification.GivenNotice;

namespace FinServ.Compliance.Tests.Rectification;

/// <summary>A month of a real call centre: thousands of violations, a handful of notices, every letter complete.</summary>
public class February1999
{
    private static readonly RuleCards Cards = new(Bench.Rules.Rules.Select(rule => rule.Definition.Card));

    private static readonly Lazy<IReadOnlyList<Violation>> Confirmed = new(() =>
    [
        .. Judge().Select((verdict, i) => Given.Violation(verdict, $"V-20260310-{i:0000}") with { State = ViolationState.Confirmed, ReviewedAt = Given.Now, ReviewedBy = "A0058" }),
    ]);

    [Fact]
    public void Thousands_of_slow_answers_make_one_collective_notice()
    {
        SkipWithoutRecording();
        var slow = Confirmed.Value.Where(violation => violation.Verdict.Rule.Id == "sla-call-answer-slow").ToList();

        var notices = Collect(slow).Notices;

        Assert.InRange(slow.Count, 3_000, 4_500);
        Assert.Equal((1, slow.Count, true), (notices.Count, notices[0].Members, notices[0].Collective));
    }

    [Fact]
    public void All_violations_of_the_month_make_notices_that_people_can_read()
    {
        SkipWithoutRecording();
        var collected = Collect(Confirmed.Value);
        var members = collected.Violations.Where(violation => violation.Notice is not null).ToLookup(violation => violation.Notice!.Value);

        Assert.Equal(Confirmed.Value.Count, collected.Violations.Count);
        Assert.True(collected.Notices.Count * 20 < Confirmed.Value.Count, $"{collected.Notices.Count} notices for {Confirmed.Value.Count} violations.");
        foreach (var notice in collected.Notices)
            foreach (var language in (string[])["zh-CN", "en"])
                Assert.DoesNotContain("{", NoticeText.Render(Writer.Write(notice, [.. members[notice.Id]], language, Given.Now)));
    }

    private static readonly NoticeWriter Writer = new(
        Terms, Cards, ClauseCatalogue.Load(Path.Combine(TestData.RulesFolder, "clauses.yaml")), new(new("银行", "Bank"), unit => new(unit ?? "全行", unit ?? "whole bank")));

    private static Collected Collect(IReadOnlyList<Violation> waiting) => new NoticeCollector(Terms, Cards).Collect(waiting, waiting, [], Given.Now);

    private static string? Recording => TestData.Folder("anonymous-bank") is { } folder && File.Exists(Path.Combine(folder, "february1999.txt")) ? Path.Combine(folder, "february1999.txt") : null;

    private static void SkipWithoutRecording() => Assert.SkipWhen(Recording is null, "The recording is not at hand (COMPLIANCE_TEST_DATA).");

    private static List<Verdict> Judge()
    {
        var sources = new SourceCatalogue(
            Path.Combine(TestData.RulesFolder, "sources"), Bench.Rules.Vocabulary, Bench.Calendars, new TextMasker(new PersonalDataScanner(TimeProvider.System)), new ProtectedTokens(new byte[32]));
        var parameters = new ParameterValues(Bench.Rules.Parameters);
        var run = new FileRun(Bench.Rules, Bench.Calendars, sources.Find("anonymous-bank"));
        var world = run.Load([Recording!], now: null);
        var maker = new VerdictMaker(world, parameters);
        var violated = new List<Verdict>();
        new Evaluator(Bench.Rules.Rules, parameters).Evaluate(world, run.LastEvent, (in Judgement said) =>
        {
            if (said.Kind == VerdictKind.Violated) violated.Add(maker.Make(said));
        });
        return violated;
    }
}

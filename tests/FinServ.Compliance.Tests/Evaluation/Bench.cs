using FinServ.Compliance.Calendars;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Tests.Evaluation;

/// <summary>The shipped rules and calendars, ready to judge canonical lines.</summary>
internal static class Bench
{
    public static CalendarBook Calendars { get; } = CalendarBook.Load(Path.Combine(TestData.RulesFolder, "calendars"));

    public static RuleBook Rules { get; } = RuleBook.Load(TestData.RulesFolder);

    /// <summary>Every verdict of some rules on some lines, as `rules run --verdicts` prints them.</summary>
    public static IReadOnlyList<Verdict> Judge(IEnumerable<string> lines, DateTimeOffset now, IReadOnlyList<CompiledRule> rules, RuleBook? book = null)
    {
        book ??= Rules;
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, lines);
            var parameters = new ParameterValues(book.Parameters);
            var run = new FileRun(book, Calendars, Canonical());
            var quarantined = new List<string>();
            var world = run.Load([file], Instants.Of(now), problem => quarantined.Add(problem.Message));
            Assert.Empty(quarantined);
            var maker = new VerdictMaker(world, parameters);
            var verdicts = new List<Verdict>();
            new Evaluator(rules, parameters).Evaluate(world, Instants.Of(now), (in Judgement said) => verdicts.Add(maker.Make(said)));
            return verdicts;
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static CanonicalFiles Canonical() =>
        new(new TextMasker(new PersonalDataScanner(TimeProvider.System)), new ProtectedTokens(new byte[32]), Calendars.Find("cn"));
}

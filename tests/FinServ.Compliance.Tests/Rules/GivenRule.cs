using System.Globalization;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Tests.Evaluation;

namespace FinServ.Compliance.Tests.Rules;

/// <summary>Rules written for one test, and what they say of short lines (`rules/README.md`, Examples).</summary>
internal sealed class GivenRule
{
    private readonly RuleBook book;
    private readonly CompiledRule rule;

    private GivenRule(RuleBook book, CompiledRule rule) => (this.book, this.rule) = (book, rule);

    /// <summary>A rule of which only the logic matters.</summary>
    public static GivenRule That(string logic)
    {
        var book = Load(Whole(logic));
        return new(book, book.Rules[0]);
    }

    /// <summary>What the loader says of a rule's logic.</summary>
    public static IReadOnlyList<Problem> ProblemsOf(string logic) => ProblemsOfFile(Whole(logic));

    public static IReadOnlyList<Problem> ProblemsOfFile(string yaml) => Assert.Throws<InvalidFilesException>(() => Load(yaml)).Problems;

    public IReadOnlyList<Verdict> Says(string now, params string[] given) => SaysOfLines(now, [.. given.SelectMany(Lines)]);

    public IReadOnlyList<Verdict> SaysOfLines(string now, IReadOnlyList<string> lines) => Bench.Judge(lines, Local(now), [rule], book);

    /// <summary>The one verdict, where there must be one.</summary>
    public Verdict SaysOnce(string now, params string[] given) => Assert.Single(Says(now, given));

    public IEnumerable<string> Lines(string given) => Short.Read(given);

    public static DateTimeOffset Local(string time) => DateTimeOffset.Parse(ShortOf(SubjectKind.Case).Instant(time), CultureInfo.InvariantCulture);

    private ExampleLine Short => ShortOf(rule.Definition.Watch);

    private static ExampleLine ShortOf(SubjectKind watch) => new(Bench.Rules.Vocabulary, watch, Bench.Calendars.Find("cn").Zone);

    private static RuleBook Load(string yaml)
    {
        var folder = Directory.CreateTempSubdirectory("compliance-rule-").FullName;
        try
        {
            var file = Path.Combine(folder, "test-rule.yaml");
            File.WriteAllText(file, yaml);
            return RuleBook.LoadOnly(TestData.RulesFolder, file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The logic begins at line 7.</summary>
    private static string Whole(string logic) => string.Join('\n',
    [
        "id: test-rule", "version: 1", "group: A", "title: { zh: 试验, en: Test }", "clauses: [S000-2-a]", "severity: S3",
        logic.Contains("watch:", StringComparison.Ordinal) ? logic : logic + "\nwatch: case",
        "obligation: { zh: 试验, en: Test }", "rectification: { zh: 试验, en: Test, within: 1bd }", "addressee: { zh: 试验, en: Test }",
        "reinspection: { zh: 试验, en: Test }", "accountability: { zh: 试验, en: Test }", "",
    ]);
}

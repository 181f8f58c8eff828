using System.CommandLine;
using System.Security.Cryptography;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Worker.Verbs;

/// <summary>`rules check|list|run|vocabulary`.</summary>
internal static class RulesVerbs
{
    public static Command Build() => new("rules", "Check, list and try out rules") { Check(), List(), RulesRunVerb.Build(), Lock(), Words(), CoverageVerb.Build() };

    private static Command Check()
    {
        var (json, rules) = (CommonOptions.Json(), CommonOptions.Rules());
        var check = new Command("check", "Every problem of the rules and every example that does not hold, with place and remedy") { json, rules };
        check.SetAction(parsed =>
        {
            var output = new Output(parsed.GetValue(json));
            var problems = ProblemsOf(RulesLocation.Find(parsed.GetValue(rules)), out var count);
            foreach (var problem in problems) output.Line(new { problem.File, problem.Line, problem.Column, problem.Message, problem.Remedy }, problem.ToString());
            output.Line(new { rules = count, problems = problems.Count });
            Output.Flush();
            return problems.Count == 0 ? ExitCodes.Done : ExitCodes.Invalid;
        });
        return check;
    }

    private static IReadOnlyList<Problem> ProblemsOf(RulesLocation location, out int rules)
    {
        rules = 0;
        try
        {
            var (book, calendars) = (location.Load(), location.LoadCalendars());
            var examples = new ExampleRun(book, calendars, new TextMasker(new PersonalDataScanner(TimeProvider.System)), new ProtectedTokens(RandomNumberGenerator.GetBytes(32)));
            rules = book.Rules.Count;
            return [.. book.Rules.SelectMany(examples.Check)];
        }
        catch (InvalidFilesException invalid)
        {
            return invalid.Problems;
        }
    }

    private static Command List()
    {
        var (json, rules) = (CommonOptions.Json(), CommonOptions.Rules());
        var list = new Command("list", "The rules in force") { json, rules };
        list.SetAction(parsed =>
        {
            var output = new Output(parsed.GetValue(json));
            foreach (var rule in RulesLocation.Find(parsed.GetValue(rules)).Load().Rules.OrderBy(rule => rule.Definition.Card.Ref.Id, StringComparer.Ordinal)) output.Line(Row(rule.Definition), Person(rule.Definition));
            Output.Flush();
            return ExitCodes.Done;
        });
        return list;
    }

    private static Command Lock()
    {
        var (json, rules) = (CommonOptions.Json(), CommonOptions.Rules());
        var pin = new Command("lock", "Pin the versions that are published now; a pinned file must not change any more") { json, rules };
        pin.SetAction(parsed =>
        {
            var output = new Output(parsed.GetValue(json));
            var location = RulesLocation.Find(parsed.GetValue(rules));
            var path = Path.Combine(location.Rules is { } outside ? RuleBook.FolderOf(outside) : location.Folder, RuleBook.LockFile);
            var pins = VersionLock.Load(path);
            var added = pins.Pin(location.Load().Rules.Select(rule => rule.Definition));
            pins.Save(path);
            foreach (var version in added) output.Line(new { added = version.ToString() }, $"{version} is pinned");
            output.Line(new { versions = pins.Count, added = added.Count });
            Output.Flush();
            return ExitCodes.Done;
        });
        return pin;
    }

    private static object Row(RuleDefinition rule) => new
    {
        rule.Card.Ref.Id, rule.Card.Ref.Version, rule.Family, rule.Card.Severity, rule.Card.Group, rule.Card.Clauses,
        title = new { rule.Card.Title.Zh, rule.Card.Title.En },
    };

    private static string Person(RuleDefinition rule) => $"{rule.Card.Severity}  {rule.Card.Group}  {rule.Family,-8} {rule.Card.Ref,-45} {rule.Card.Title.Zh}  {rule.Card.Title.En}";

    private static Command Words()
    {
        var (json, rules) = (CommonOptions.Json(), CommonOptions.Rules());
        var words = new Command("vocabulary", "Event types and registers with their fields") { json, rules };
        words.SetAction(parsed =>
        {
            var output = new Output(parsed.GetValue(json));
            var vocabulary = Vocabulary.Load(Path.Combine(RulesLocation.Find(parsed.GetValue(rules)).Folder, "vocabulary.yaml"));
            foreach (var type in vocabulary.Events) output.Line(new { @event = type.Name, type.Area, title = new { type.Title.Zh, type.Title.En }, fields = type.Fields.Select(Field) }, $"{type.Name,-28} {type.Title.Zh}  {type.Title.En}");
            foreach (var register in vocabulary.Registers) output.Line(new { register = register.Name, title = new { register.Title.Zh, register.Title.En }, register.Key, fields = register.Fields.Select(Field) }, $"{register.Name,-28} {register.Title.Zh}  {register.Title.En}");
            output.Line(new { events = vocabulary.Events.Count, registers = vocabulary.Registers.Count });
            Output.Flush();
            return ExitCodes.Done;
        });
        return words;
    }

    private static object Field(FieldDefinition field) => new { field.Name, type = field.Type.NameOf(), field.Required, field.Unit, codes = field.Codes?.ToArray(), field.Absent, meaning = new { field.Meaning.Zh, field.Meaning.En } };
}

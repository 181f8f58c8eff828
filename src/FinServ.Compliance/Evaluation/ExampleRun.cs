using System.Globalization;
using System.Text;
using System.Text.Json;
using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Evaluation;

/// <summary>Runs the examples of rules and says which of them do not come out as they are told.</summary>
public sealed class ExampleRun(RuleBook rules, CalendarBook calendars, TextMasker masker, ProtectedTokens tokens)
{
    private const string Usual = "cn";

    /// <summary>Every example of a rule that does not hold, with its place in the file.</summary>
    public IReadOnlyList<Problem> Check(CompiledRule rule) => [.. rule.Definition.Examples.Select(example => Check(rule, example)).OfType<Problem>()];

    private Problem? Check(CompiledRule rule, RuleExample example)
    {
        try
        {
            var lines = new ExampleLine(rules.Vocabulary, rule.Definition.Watch == SubjectKind.Free ? SubjectKind.Unit : rule.Definition.Watch, calendars.Find(Usual).Zone);
            var said = Judge(rule, example, lines);
            return said.Any(verdict => Holds(example, verdict, lines)) || (example.Verdict == "not_applicable" && said.Count == 0) ? null : Wrong(example, said);
        }
        catch (FormatException unreadable)
        {
            return new(example.File, example.Line, example.Column, unreadable.Message, "Correct the example.");
        }
    }

    private List<Verdict> Judge(CompiledRule rule, RuleExample example, ExampleLine lines)
    {
        var set = rules.NewSet();
        var reader = new CanonicalReader(new EventWriter(set, masker, tokens, calendars.Find(Usual)));
        foreach (var given in example.Given)
        {
            foreach (var line in lines.Read(given.Text))
            {
                if (reader.Read(Encoding.UTF8.GetBytes(line)) is { } wrong) throw new FormatException($"`{given.Text}`: {wrong}");
            }
        }

        var now = example.Now is { } stated ? Instants.Of(DateTimeOffset.Parse(lines.Instant(stated.Text), CultureInfo.InvariantCulture)) : reader.Latest;
        var whole = new SourceDeclaration
        {
            Name = "", CompleteFrom = reader.Earliest, CompleteUntil = now,
            Registers = [.. set.RegisterRows.Select(row => row.Register).Distinct().Select(index => rules.Vocabulary.Registers[index].Name)],
        };
        var world = WorldBuilder.Build(set, [whole], calendars);
        var parameters = new ParameterValues(rules.Parameters);
        var maker = new VerdictMaker(world, parameters);
        var verdicts = new List<Verdict>();
        new Evaluator([rule], parameters).Evaluate(world, now, (in Judgement said) => verdicts.Add(maker.Make(said)));
        return [.. verdicts.Where(verdict => example.Subject is null || example.Subject == verdict.Subject.ToString())];
    }

    private static bool Holds(RuleExample example, Verdict said, ExampleLine lines) =>
        Code(said.Kind) == example.Verdict
        && (example.Clock is null || example.Clock == said.Clock)
        && (example.Due is null || DateTimeOffset.Parse(lines.Instant(example.Due.Text), CultureInfo.InvariantCulture) == said.DueAt)
        && (example.LateSeconds is null || example.LateSeconds == said.LateSeconds);

    private static Problem Wrong(RuleExample example, List<Verdict> said)
    {
        var verdicts = said.Count == 0 ? "nothing" : string.Join("; ", said.Select(one => $"{one.Clock} {Code(one.Kind)} ({one.Reason}), due {one.DueAt:O}, late {one.LateSeconds?.ToString(CultureInfo.InvariantCulture) ?? "-"}"));
        return new(example.File, example.Line, example.Column, $"The example says {example.Verdict}, the rule says: {verdicts}.", "Correct the rule or the example.");
    }

    private static string Code(VerdictKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}

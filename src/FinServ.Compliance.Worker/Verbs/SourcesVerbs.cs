using System.CommandLine;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Interactions.Mappings;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Worker.Verbs;

/// <summary>`sources check`: what is wrong with a mapping, and how it would read a file.</summary>
internal static class SourcesVerbs
{
    public static Command Build() => new("sources", "Mappings of sources") { Check() };

    private static Command Check()
    {
        var (json, rules, source) = (CommonOptions.Json(), CommonOptions.Rules(), CommonOptions.Source());
        var file = new Argument<string>("file") { Description = "A file of the source" };
        var rows = new Option<int>("--rows") { Description = "How many rows to show", DefaultValueFactory = _ => 3 };
        var check = new Command("check", "Problems of a mapping, and the first rows as they would be read") { source, rows, rules, json, file };
        check.SetAction(parsed => Run(new(parsed.GetValue(json)), RulesLocation.Find(parsed.GetValue(rules)), parsed.GetValue(source)!, parsed.GetValue(file)!, parsed.GetValue(rows)));
        return check;
    }

    private static int Run(Output output, RulesLocation location, string source, string file, int rows)
    {
        var calendars = location.LoadCalendars();
        var vocabulary = Vocabulary.Load(Path.Combine(location.Folder, "vocabulary.yaml"));
        var masker = new TextMasker(new PersonalDataScanner(TimeProvider.System));
        var tokens = new ProtectedTokens(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)); // shown once, compared with nothing
        SourceMapping mapping;
        try
        {
            mapping = new SourceCatalogue(Path.Combine(location.Folder, "sources"), vocabulary, calendars, masker, tokens).Mapping(source);
        }
        catch (InvalidFilesException invalid)
        {
            foreach (var problem in invalid.Problems) Say(output, problem);
            output.Line(new { problems = invalid.Problems.Count });
            Output.Flush();
            return ExitCodes.Invalid;
        }

        Show(output, new MappingCheck(vocabulary, masker, tokens).Preview(mapping, file, rows));
        Output.Flush();
        return ExitCodes.Done;
    }

    private static void Show(Output output, MappingPreview preview)
    {
        foreach (var row in preview.Rows)
        {
            var lines = row.Fault is { } fault ? $"    {fault.Column} {fault.Message} {fault.Remedy}" : string.Join('\n', row.Lines.Select(line => "    " + line));
            output.Line(new { line = row.Line, problem = row.Fault?.Message, remedy = row.Fault?.Remedy, events = row.Lines }, $"line {row.Line}\n{lines}");
        }

        foreach (var hint in preview.Hints) output.Line(new { hint = hint.Message, hint.Remedy }, $"{hint.Message} {hint.Remedy}");
        foreach (var note in preview.Notes) output.Line(new { note = note.Says, rows = note.Rows }, $"{note.Rows} × {note.Says}");
        output.Line(new { problems = 0, read = preview.Read, quarantined = preview.Faults.Values.Sum(), faults = preview.Faults, events = preview.Events });
    }

    private static void Say(Output output, Problem problem) =>
        output.Line(new { problem.File, problem.Line, problem.Column, problem.Message, problem.Remedy }, problem.ToString());
}

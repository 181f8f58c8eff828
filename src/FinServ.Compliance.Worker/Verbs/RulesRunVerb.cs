using System.CommandLine;
using System.Diagnostics;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Worker.Verbs;

/// <summary>`rules run`: evaluates over files without any store, with the code of production.</summary>
internal static class RulesRunVerb
{
    public static Command Build()
    {
        var (json, rules, source, files) = (CommonOptions.Json(), CommonOptions.Rules(), CommonOptions.Source(), CommonOptions.Files());
        var now = new Option<string>("--now") { Description = "Instant at which to judge, or `last-event`", DefaultValueFactory = _ => "last-event" };
        var verdicts = new Option<bool>("--verdicts") { Description = "Print each verdict first" };
        var run = new Command("run", "Evaluate rules over files without any store") { rules, source, now, verdicts, json, files };
        run.SetAction(parsed =>
        {
            var at = parsed.GetValue(now)! == "last-event" ? null : CommonOptions.Instant(parsed.GetValue(now));
            return Run(new(parsed.GetValue(json)), RulesLocation.Find(parsed.GetValue(rules)), parsed.GetValue(source)!, at, parsed.GetValue(verdicts), parsed.GetValue(files)!);
        });
        return run;
    }

    private static int Run(Output output, RulesLocation location, string source, DateTimeOffset? now, bool verdicts, IReadOnlyList<string> files)
    {
        var time = Stopwatch.StartNew();
        var (book, calendars) = (location.Load(), location.LoadCalendars());
        var parameters = new ParameterValues(book.Parameters);
        var run = new FileRun(book, calendars, SourceFiles.Of(source, location, book.Vocabulary, calendars));
        var world = run.Load(files, now is { } instant ? Instants.Of(instant) : null, problem => Console.Error.WriteLine(problem));
        var counts = new VerdictCounts(book);
        var maker = new VerdictMaker(world, parameters);
        new Evaluator(book.Rules, parameters).Evaluate(world, now is { } at ? Instants.Of(at) : run.LastEvent, (in Judgement said) =>
        {
            counts.Add(said);
            if (verdicts) output.Line(VerdictLine.Of(maker.Make(said)));
        });
        output.Line(new { read = run.Read, events = run.Events, quarantined = run.Quarantined, seconds = Math.Round(time.Elapsed.TotalSeconds, 3), verdicts = counts.ByRule() });
        Output.Flush();
        return ExitCodes.Done;
    }
}

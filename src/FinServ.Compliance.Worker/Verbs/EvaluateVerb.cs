using System.CommandLine;
using System.Diagnostics;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Violations;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace FinServ.Compliance.Worker.Verbs;

/// <summary>`evaluate`: judges what was touched or fell due, and records what follows.</summary>
internal static class EvaluateVerb
{
    public static Command Build()
    {
        var (json, rules, data) = (CommonOptions.Json(), CommonOptions.Rules(), CommonOptions.Data());
        var now = new Option<string?>("--now") { Description = "Instant at which to judge; the clock's by default" };
        var evaluate = new Command("evaluate", "Judge what was touched or fell due, and record violations") { data, now, rules, json };
        evaluate.SetAction((parsed, cancellationToken) => RunAsync(
            new(parsed.GetValue(json)), parsed.GetValue(data)!, parsed.GetValue(rules), CommonOptions.Instant(parsed.GetValue(now)), cancellationToken));
        return evaluate;
    }

    private static async Task<int> RunAsync(Output output, string data, string? rules, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        await using var desk = await Desk.OpenAsync(data, rules, cancellationToken);
        var outcome = await Progress.RunAsync("Evaluating", report => desk.GetRequiredService<EvaluationRun>().DrainAsync("command-line", now, report, cancellationToken));
        output.Line(new
        {
            subjects = outcome.Subjects,
            verdicts = outcome.Verdicts.OrderBy(rule => rule.Key, StringComparer.Ordinal).ToDictionary(
                rule => rule.Key, rule => Enum.GetValues<VerdictKind>().Where(kind => rule.Value[(int)kind] > 0).ToDictionary(CommonOptions.Code, kind => rule.Value[(int)kind])),
            seconds = Math.Round(time.Elapsed.TotalSeconds, 3),
        });
        Output.Flush();
        return ExitCodes.Done;
    }
}

/// <summary>A progress bar on standard error for long work; silent where nobody watches.</summary>
internal static class Progress
{
    public static async Task<T> RunAsync<T>(string what, Func<Action<long, long>, Task<T>> work)
    {
        if (Console.IsErrorRedirected) return await work((_, _) => { });
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().StartAsync(async context =>
        {
            var task = context.AddTask(what);
            return await work((done, all) =>
            {
                task.MaxValue = Math.Max(all, 1);
                task.Value = done;
            });
        });
    }
}

using System.CommandLine;
using System.Diagnostics;
using FinServ.Compliance.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinServ.Compliance.Worker.Verbs;

/// <summary>`sample load|remove`: the shipped quarter of a bank that does not exist.</summary>
internal static class SampleVerbs
{
    public static Command Build() => new("sample", "A quarter of a bank that does not exist, to look around") { Load(), Remove() };

    private static Command Load()
    {
        var (json, rules, data) = (CommonOptions.Json(), CommonOptions.Rules(), CommonOptions.Data());
        var load = new Command("load", "Load and judge the sample; its quarter ends now") { data, rules, json };
        load.SetAction(async (parsed, cancellationToken) =>
        {
            var time = Stopwatch.StartNew();
            await using var desk = await Desk.OpenAsync(parsed.GetValue(data)!, parsed.GetValue(rules), cancellationToken);
            var now = desk.GetRequiredService<TimeProvider>().GetUtcNow();
            var result = await Progress.RunAsync("Loading the sample", report => SampleLoad.RunAsync(
                desk.GetRequiredService<IConfiguration>(), desk.GetRequiredService<RulesLocation>(), now, progress => report((long)(progress.Done * 1000), 1000), cancellationToken));
            new Output(parsed.GetValue(json)).Line(new { read = result.Read, accepted = result.Accepted, subjects = result.Subjects, violations = result.Violations, notices = result.Notices, seconds = Math.Round(time.Elapsed.TotalSeconds, 3) });
            Output.Flush();
            return ExitCodes.Done;
        });
        return load;
    }

    private static Command Remove()
    {
        var (json, rules, data) = (CommonOptions.Json(), CommonOptions.Rules(), CommonOptions.Data());
        var remove = new Command("remove", "Take the sample away; what other sources brought stays") { data, rules, json };
        remove.SetAction(async (parsed, cancellationToken) =>
        {
            await using var desk = await Desk.OpenAsync(parsed.GetValue(data)!, parsed.GetValue(rules), cancellationToken);
            await SampleLoad.RemoveAsync(desk, cancellationToken);
            new Output(parsed.GetValue(json)).Line(new { removed = true });
            Output.Flush();
            return ExitCodes.Done;
        });
        return remove;
    }
}

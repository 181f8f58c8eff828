using System.CommandLine;
using System.Diagnostics;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Interactions.Intake;
using FinServ.Compliance.Interactions.Mappings;
using FinServ.Compliance.Interactions.Quarantine;
using Microsoft.Extensions.DependencyInjection;

namespace FinServ.Compliance.Worker.Verbs;

/// <summary>`quarantine list|replay`: rows that could not be read.</summary>
internal static class QuarantineVerbs
{
    private const int Page = 1_000;

    public static Command Build() => new("quarantine", "Rows that could not be read") { List(), Replay() };

    private static Command List()
    {
        var (json, rules, data) = (CommonOptions.Json(), CommonOptions.Rules(), CommonOptions.Data());
        var list = new Command("list", "What lies in quarantine, and why") { data, rules, json };
        list.SetAction(async (parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(json));
            await using var desk = await Desk.OpenAsync(parsed.GetValue(data)!, parsed.GetValue(rules), cancellationToken);
            var (quarantine, count) = (desk.GetRequiredService<QuarantineStore>(), 0);
            while (await quarantine.ListAsync(QuarantineState.Open, null, count, Page, cancellationToken) is { Count: > 0 } rows)
            {
                foreach (var row in rows) output.Line(Line(row), $"{row.File}({row.Line}{(row.Column.Length > 0 ? "," + row.Column : "")}): {row.Message} {row.Remedy}\n    {row.Masked}");
                count += rows.Count;
            }

            output.Line(new { count });
            Output.Flush();
            return ExitCodes.Done;
        });
        return list;
    }

    private static Command Replay()
    {
        var (json, rules, data) = (CommonOptions.Json(), CommonOptions.Rules(), CommonOptions.Data());
        var replay = new Command("replay", "Read the rows again, once their mapping was mended") { data, rules, json };
        replay.SetAction(async (parsed, cancellationToken) =>
        {
            var time = Stopwatch.StartNew();
            var output = new Output(parsed.GetValue(json));
            await using var desk = await Desk.OpenAsync(parsed.GetValue(data)!, parsed.GetValue(rules), cancellationToken);
            var sources = desk.GetRequiredService<SourceCatalogue>();
            var total = await desk.GetRequiredService<QuarantineReplay>().ReplayAsync(
                (source, mapping) => sources.ForIntake(mapping.Length > 0 ? mapping : source), "command-line", "operator", cancellationToken: cancellationToken);
            output.Line(IngestVerb.Summary(total, time));
            Output.Flush();
            return ExitCodes.Done;
        });
        return replay;
    }

    private static object Line(QuarantinedRow row) => new
    {
        file = row.File,
        line = row.Line,
        column = row.Column,
        reason = row.Message,
        remedy = row.Remedy,
        code = row.Reason,
        source = row.Source,
        row = row.Masked,
        id = row.Id,
    };
}

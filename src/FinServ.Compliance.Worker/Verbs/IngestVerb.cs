using System.CommandLine;
using System.Diagnostics;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Interactions.Intake;
using FinServ.Compliance.Interactions.Mappings;
using Microsoft.Extensions.DependencyInjection;

namespace FinServ.Compliance.Worker.Verbs;

/// <summary>`ingest`: takes files of a source in.</summary>
internal static class IngestVerb
{
    public static Command Build()
    {
        var (json, rules, data, source, files) = (CommonOptions.Json(), CommonOptions.Rules(), CommonOptions.Data(), CommonOptions.Source(), CommonOptions.Files());
        var ingest = new Command("ingest", "Take files of a source in; what cannot be read goes to quarantine") { source, data, rules, json, files };
        ingest.SetAction((parsed, cancellationToken) => RunAsync(
            new(parsed.GetValue(json)), parsed.GetValue(data)!, parsed.GetValue(rules), parsed.GetValue(source)!, parsed.GetValue(files)!, cancellationToken));
        return ingest;
    }

    private static async Task<int> RunAsync(Output output, string data, string? rules, string name, IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        await using var desk = await Desk.OpenAsync(data, rules, cancellationToken);
        var (source, intake) = (desk.GetRequiredService<SourceCatalogue>().ForIntake(name), desk.GetRequiredService<FileIntake>());
        var total = new IntakeResult(0, 0, 0, 0, 0);
        foreach (var file in files)
        {
            var taken = await Progress.RunAsync(Path.GetFileName(file), report => intake.TakeAsync(source, file, done => report((long)(done.Share * 1_000), 1_000), cancellationToken));
            foreach (var note in taken.Notes) await Console.Error.WriteLineAsync($"{file}: {note.Rows} × {note.Says}");
            total = new(total.Read + taken.Read, total.Accepted + taken.Accepted, total.Duplicate + taken.Duplicate, total.Superseded + taken.Superseded, total.Quarantined + taken.Quarantined);
        }

        output.Line(Summary(total, time));
        Output.Flush();
        return ExitCodes.Done;
    }

    /// <summary>How intake and replay end (contracts.md §2).</summary>
    public static object Summary(IntakeResult total, Stopwatch time) => new
    {
        read = total.Read,
        accepted = total.Accepted,
        duplicate = total.Duplicate,
        superseded = total.Superseded,
        quarantined = total.Quarantined,
        seconds = Math.Round(time.Elapsed.TotalSeconds, 3),
    };
}

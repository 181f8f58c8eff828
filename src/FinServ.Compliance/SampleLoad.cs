using System.Globalization;
using FinServ.Compliance.Calendars;
using FinServ.Compliance.Digests;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Interactions.Index;
using FinServ.Compliance.Interactions.Intake;
using FinServ.Compliance.Interactions.Mappings;
using FinServ.Compliance.Interactions.Sample;
using FinServ.Compliance.Storage;
using FinServ.Compliance.Violations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinServ.Compliance;

/// <summary>How far the sample is loaded.</summary>
/// <param name="Stage">`reading`, `judging`, `supervising`, `done`.</param>
/// <param name="Done">Part of the whole, 0 to 1.</param>
public sealed record SampleProgress(string Stage, double Done);

/// <summary>What the sample brought.</summary>
public sealed record SampleResult(long Read, long Accepted, long Subjects, long Violations, long Notices);

/// <summary>Loads the shipped sample: a quarter that ends now, judged, and its last two weeks supervised by the people of its bank.</summary>
/// <remarks>
/// It goes the way of every source: generator, intake, evaluation, review, notices. Only the clock is its own: what was known two weeks ago is
/// taken in and judged as of then, so that notices have been issued, answered, closed and missed by the time somebody looks.
/// A load that is cut off leaves a mark in the data folder; the next start takes the rest away and loads anew.
/// </remarks>
public static class SampleLoad
{
    private static readonly TimeSpan Supervised = TimeSpan.FromDays(14);

    /// <param name="end">The moment at which the quarter ends.</param>
    public static async Task<SampleResult> RunAsync(
        IConfiguration configuration, RulesLocation rules, DateTimeOffset end, Action<SampleProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var clock = new SampleClock(end - Supervised);
        await using var stage = Stage(configuration, rules, clock);
        await stage.PrepareStoresAsync(cancellationToken);
        var storage = stage.GetRequiredService<StorageOptions>();
        var folder = storage.Folder;
        await File.WriteAllTextAsync(MarkOf(storage), "", cancellationToken);
        var generator = new SampleGenerator(end, stage.GetRequiredService<CalendarBook>().Find("cn"));
        var (before, since) = (Path.Combine(folder, "sample-before.ndjson"), Path.Combine(folder, "sample-since.ndjson"));
        try
        {
            await WriteAsync(generator, clock.Now, before, since, cancellationToken);
            var first = await TakeAsync(stage, before, cancellationToken);
            progress?.Invoke(new("judging", 0.3));
            var judged = await stage.GetRequiredService<EvaluationRun>().DrainAsync("sample", clock.Now, (done, all) => progress?.Invoke(new("judging", 0.3 + 0.3 * done / Math.Max(all, 1))), cancellationToken);

            progress?.Invoke(new("supervising", 0.6));
            var supervision = new SampleSupervision(stage, clock);
            await supervision.WorkUntilAsync(end, cancellationToken);

            clock.Now = end;
            progress?.Invoke(new("reading", 0.7));
            var second = await TakeAsync(stage, since, cancellationToken);
            var rest = await stage.GetRequiredService<EvaluationRun>().DrainAsync("sample", end, (done, all) => progress?.Invoke(new("judging", 0.75 + 0.2 * done / Math.Max(all, 1))), cancellationToken);
            var notices = await supervision.CatchUpAsync(end, cancellationToken);
            await stage.GetRequiredService<DigestDesk>().IssueAsync(stage.GetRequiredService<DigestDesk>().LastWeek(), cancellationToken);
            File.Delete(MarkOf(storage));
            progress?.Invoke(new("done", 1));
            return new(first.Read + second.Read, first.Accepted + second.Accepted, judged.Subjects + rest.Subjects, judged.Raised + rest.Raised, notices);
        }
        finally
        {
            File.Delete(before);
            File.Delete(since);
        }
    }

    /// <summary>Stands in the data folder while the sample is being loaded.</summary>
    public static string MarkOf(StorageOptions storage) => Path.Combine(storage.Folder, "sample.loading");

    /// <summary>Takes everything of the sample away; what other sources brought stays.</summary>
    public static async Task RemoveAsync(IServiceProvider services, CancellationToken cancellationToken = default)
    {
        await services.GetRequiredService<SampleRecord>().RemoveAsync(cancellationToken);
        File.Delete(MarkOf(services.GetRequiredService<StorageOptions>()));
    }

    private static ServiceProvider Stage(IConfiguration configuration, RulesLocation rules, SampleClock clock)
    {
        var settings = new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Violations:AutoConfirm:0"] = "S3",
            ["Violations:AutoConfirm:1"] = "S4",
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(settings);
        services.AddSingleton<TimeProvider>(clock);
        services.AddCompliance(settings, rules);
        return services.BuildServiceProvider();
    }

    /// <summary>Two files: what had happened two weeks ago, and what has happened since.</summary>
    private static async Task WriteAsync(SampleGenerator generator, DateTimeOffset divide, string before, string since, CancellationToken cancellationToken)
    {
        await using var early = new StreamWriter(before);
        await using var late = new StreamWriter(since);
        foreach (var line in generator.Lines())
        {
            cancellationToken.ThrowIfCancellationRequested();
            await (At(line) <= divide ? early : late).WriteLineAsync(line);
        }
    }

    /// <summary>When a line was known: received where it says so, else when it happened.</summary>
    private static DateTimeOffset At(string line)
    {
        var received = Instant(line, "\"received_at\":\"");
        return received ?? Instant(line, "\"at\":\"") ?? DateTimeOffset.MinValue;
    }

    private static DateTimeOffset? Instant(string line, string key)
    {
        var start = line.IndexOf(key, StringComparison.Ordinal);
        if (start < 0) return null;
        start += key.Length;
        return DateTimeOffset.Parse(line.AsSpan(start, line.IndexOf('"', start) - start), CultureInfo.InvariantCulture);
    }

    private static Task<IntakeResult> TakeAsync(ServiceProvider stage, string file, CancellationToken cancellationToken) =>
        stage.GetRequiredService<FileIntake>().TakeAsync(
            new(SampleBank.Source, new SampleReaders(stage.GetRequiredService<SourceCatalogue>().Find(SourceCatalogue.Canonical)), ""), file, cancellationToken: cancellationToken);
}

using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Hosting.Jobs;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Interactions.Index;
using FinServ.Compliance.Interactions.Sample;
using FinServ.Compliance.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FinServ.Compliance;

/// <summary>How far the first start has come with the sample; pages show it.</summary>
public sealed class SampleStatus
{
    private volatile SampleProgress? progress;

    /// <summary>Null while no sample is being loaded.</summary>
    public SampleProgress? Progress
    {
        get => progress;
        internal set => progress = value;
    }

    /// <summary>What is being done, in words.</summary>
    public LocalText? Says => Progress?.Stage switch
    {
        null => null,
        "reading" => new("正在读入示例数据", "Reading the sample"),
        "judging" => new("正在判定示例数据", "Judging the sample"),
        "supervising" => new("示例银行正在处理两周内的违规", "The sample's bank works through two weeks of hits"),
        _ => new("示例已就绪", "The sample is ready"),
    };
}

/// <summary>Loads the sample when the very first start finds no data, unless `Sample:Load` is false; one that was cut off is loaded anew.</summary>
public sealed class SampleStart(
    IConfiguration configuration, RulesLocation rules, StorageOptions storage, IInteractionIndex index, SampleRecord record, IDbContextFactory<ComplianceDb> databases, SampleStatus status, JobsHold jobs, TimeProvider clock, ILogger<SampleStart> log) : BackgroundService
{
    public const string Setting = "Sample:Load";

    /// <summary>From before the first job starts: what the sample's people did two weeks ago is not judged as of now.</summary>
    private readonly IDisposable held = jobs.Hold();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var released = held;
        if (configuration[Setting] is "false" or "False") return;
        var unfinished = File.Exists(SampleLoad.MarkOf(storage));
        if (unfinished) await record.RemoveAsync(stoppingToken); // what a stopped load left behind
        if (unfinished || ((await index.SourcesAsync(stoppingToken)).Count == 0 && !await record.WasRemovedAsync(stoppingToken))) await LoadAsync(stoppingToken);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        status.Progress = new("reading", 0);
        await using (var db = await databases.CreateDbContextAsync(cancellationToken)) await SampleUsers.EnsureAsync(db, SampleBank.People.Select(person => (person.EmployeeId, person.Role, (IReadOnlyList<string>)[person.UnitId])), cancellationToken);
        try
        {
            var result = await Task.Run(() => SampleLoad.RunAsync(configuration, rules, clock.GetUtcNow(), progress => status.Progress = progress, cancellationToken), cancellationToken);
            log.SampleLoaded(result.Accepted, result.Violations, result.Notices);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            log.SampleFailed(failure); // the console serves without it
        }
        finally
        {
            status.Progress = null;
        }
    }
}

/// <summary>Log messages about the sample, event ids 9000 to 9009.</summary>
internal static partial class SampleLog
{
    [LoggerMessage(9000, LogLevel.Information, "The sample is loaded: {Rows} rows, {Violations} violations, {Notices} notices; `sample remove` takes it away")]
    public static partial void SampleLoaded(this ILogger log, long rows, long violations, long notices);

    [LoggerMessage(9001, LogLevel.Error, "The sample could not be loaded; the next start tries again, and `Sample:Load` false leaves it out")]
    public static partial void SampleFailed(this ILogger log, Exception failure);
}

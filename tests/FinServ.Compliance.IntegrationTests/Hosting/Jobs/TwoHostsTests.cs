using System.Collections.Concurrent;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting.Jobs;
using FinServ.Compliance.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FinServ.Compliance.IntegrationTests.Hosting.Jobs;

public sealed class TwoHostsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("compliance-").FullName;

    [Fact]
    public async Task Two_hosts_on_one_store_let_Quartz_run_each_window_once()
    {
        using var first = Host("first");
        using var second = Host("second");
        await first.Services.GetRequiredService<DatabaseStart>().PrepareAsync();

        await Task.WhenAll(first.StartAsync(), second.StartAsync());
        await Task.Delay(TimeSpan.FromSeconds(4));
        await Task.WhenAll(first.StopAsync(), second.StopAsync());

        var ran = new[] { first, second }.SelectMany(host => host.Services.GetRequiredService<EverySecond>().Ran).ToList();
        var ledger = await first.Services.GetRequiredService<JobLedger>().ListAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue.AddYears(-1));
        Assert.InRange(ran.Count, 2, 6);
        Assert.Equal(ran.Count, ran.Distinct().Count());
        Assert.Equal(ran.Order(), ledger.Select(window => window.From));
        Assert.All(ledger, window => Assert.Equal(WindowState.Done, window.State));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private IHost Host(string worker)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Folder"] = folder, ["Jobs:Worker"] = worker });
        builder.Services.AddLogging();
        builder.Services
            .AddStorage(builder.Configuration)
            .AddComplianceJobs(builder.Configuration)
            .AddWindowedJob<EverySecond>(TimeSpan.FromMilliseconds(200))
            .RunComplianceJobs(builder.Configuration);
        return builder.Build();
    }

    private sealed class EverySecond : WindowedJob
    {
        public ConcurrentBag<DateTimeOffset> Ran { get; } = [];

        public override string Name => "every-second";

        public override LocalText Title => new("每秒", "Every second");

        public override JobSchedule Schedule => JobSchedule.Every(TimeSpan.FromSeconds(1));

        public override Task<IReadOnlyDictionary<string, long>> RunAsync(WindowClaim window, CancellationToken cancellationToken)
        {
            Ran.Add(window.From);
            return Task.FromResult<IReadOnlyDictionary<string, long>>(new Dictionary<string, long>());
        }
    }
}

using FinServ.Compliance.Evidence;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Interactions.Index;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Storage;
using FinServ.Compliance.Storage.Work;
using FinServ.Compliance.Violations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinServ.Compliance.IntegrationTests;

/// <summary>The shipped sample on real stores: what a newcomer finds after the first start, and that it goes without a trace but in the trail.</summary>
public sealed class SampleLoadTests : IDisposable
{
    private static readonly DateTimeOffset End = new(2026, 11, 20, 10, 20, 0, TimeSpan.FromHours(8));

    private readonly string folder = Directory.CreateTempSubdirectory("sample-").FullName;

    [Fact]
    public async Task The_sample_brings_violations_and_notices_in_every_state_and_can_be_taken_away()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Folder"] = Path.Combine(folder, "data") }).Build();
        var rules = RulesLocation.Find();

        var result = await SampleLoad.RunAsync(configuration, rules, End, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(result.Read, result.Accepted);
        await using var desk = Desk(configuration, rules);
        var notices = await desk.GetRequiredService<NoticeQuery>().CountByStateAsync(UnitScope.WholeBank, TestContext.Current.CancellationToken);
        Assert.All((NoticeState[])[NoticeState.Draft, NoticeState.Issued, NoticeState.Overdue, NoticeState.AwaitingReinspection, NoticeState.Closed], state => Assert.True(notices.GetValueOrDefault(state) > 0, $"no notice is {state}"));
        Assert.True(await desk.GetRequiredService<ViolationQuery>().CountAsync(new() { States = [ViolationState.Raised] }, UnitScope.WholeBank, TestContext.Current.CancellationToken) > 0);

        await SampleLoad.RemoveAsync(desk, TestContext.Current.CancellationToken);

        Assert.Empty(await desk.GetRequiredService<IInteractionIndex>().SourcesAsync(TestContext.Current.CancellationToken));
        await using var db = await desk.GetRequiredService<IDbContextFactory<ComplianceDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, 0, 0, 0, 0, 0), (
            await LeftAsync<ViolationRow>(db), await LeftAsync<VerdictRow>(db), await LeftAsync<NoticeRow>(db), await LeftAsync<DueSubject>(db), await LeftAsync<EvidenceRow>(db),
            await db.Users.CountAsync(TestContext.Current.CancellationToken)));
        Assert.True(await desk.GetRequiredService<SampleRecord>().WasRemovedAsync(TestContext.Current.CancellationToken));
    }

    private static Task<int> LeftAsync<TRow>(ComplianceDb db) where TRow : class => db.Set<TRow>().CountAsync(TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static ServiceProvider Desk(IConfiguration configuration, RulesLocation rules)
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddCompliance(configuration, rules);
        return services.BuildServiceProvider();
    }
}

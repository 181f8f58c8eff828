using FinServ.Compliance.Interactions.Sample;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Storage;
using FinServ.Compliance.Violations;
using FinServ.Compliance.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FinServ.Compliance.BrowserTests;

/// <summary>The console as a host of its own, on a fresh data folder, at the moment of the design's pictures: Tuesday 2026-03-10 10:20.</summary>
public sealed class ConsoleUnderTest : WebApplicationFactory<Program>
{
    public static readonly DateTimeOffset Now = new(2026, 3, 10, 2, 20, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("console-").FullName;

    public string Address { get; private set; } = "";

    public StoryClock Clock { get; } = new();

    public static async Task<ConsoleUnderTest> StartAsync()
    {
        var console = new ConsoleUnderTest();
        console.UseKestrel(0);
        console.StartServer();
        console.Address = console.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        await using var db = await console.Services.GetRequiredService<IDbContextFactory<ComplianceDb>>().CreateDbContextAsync();
        await SampleUsers.EnsureAsync(db, SampleBank.People.Select(person => (person.EmployeeId, person.Role, Story.Units)));
        await Story.TellAsync(console.Services, console.Clock);
        return console;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Storage:Folder", folder);
        builder.UseSetting("Jobs:Enabled", "false");
        builder.UseSetting("Sample:Load", "false");
        builder.UseEnvironment("Development");
        builder.ConfigureServices((_, services) =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.AddSingleton(new RuleCards(Story.Cards));
            services.AddSingleton(new UnitNames(Story.UnitNames));
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) Directory.Delete(folder, recursive: true);
    }

    /// <summary>Stands still, and is set by hand.</summary>
    public sealed class StoryClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = ConsoleUnderTest.Now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

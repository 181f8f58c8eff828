using FinServ.Compliance.Hosting;
using FinServ.Compliance.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinServ.Compliance.Worker;

/// <summary>The product on one data folder, for the time of one verb.</summary>
internal static class Desk
{
    /// <exception cref="StoreUnavailableException">The stores cannot be opened.</exception>
    public static async Task<ServiceProvider> OpenAsync(string data, string? rules, CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Folder"] = data })
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(log => log.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning));
        services.AddCompliance(configuration, RulesLocation.Find(rules));
        var provider = services.BuildServiceProvider();
        await provider.PrepareStoresAsync(cancellationToken);
        return provider;
    }
}

using FinServ.Compliance.Hosting;
using FinServ.Compliance.Interactions.Quarantine;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Web.Reporting;
using FinServ.Compliance.Web.Searching;
using FinServ.Compliance.Web.Supervision;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FinServ.Compliance.Web;

/// <summary>What pages read beside the stores, on top of what both hosts share.</summary>
internal static class ConsoleBasis
{
    public static IServiceCollection AddConsoleBasis(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => provider.GetRequiredService<RuleBook>().Vocabulary);
        services.TryAddSingleton<QuarantineStore>();
        services.AddSingleton(provider => new RuleSources(provider.GetRequiredService<RulesLocation>().Folder));
        services.AddSingleton<Deadlines>();
        services.AddSingleton<Trail>();
        services.AddSingleton<TimelineReader>();
        services.AddSingleton<SearchDesk>();
        services.AddSingleton<DigestReading>();
        services.AddScoped<DueSoon>();
        return services;
    }
}

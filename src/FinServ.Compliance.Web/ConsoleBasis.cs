using FinServ.Compliance.Calendars;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Interactions.Quarantine;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Storage;
using FinServ.Compliance.Text;
using FinServ.Compliance.Violations;
using FinServ.Compliance.Web.Reporting;
using FinServ.Compliance.Web.Supervision;
using FinServ.Compliance.Web.Wording;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FinServ.Compliance.Web;

/// <summary>What pages read beside the stores: rules, words, clauses, calendars, names. What the host registered before stays.</summary>
internal static class ConsoleBasis
{
    public static IServiceCollection AddConsoleBasis(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(_ => RulesLocation.Find(configuration["Rules"]));
        services.TryAddSingleton(provider => provider.GetRequiredService<RulesLocation>().Load());
        services.TryAddSingleton(provider => provider.GetRequiredService<RulesLocation>().LoadCalendars());
        services.TryAddSingleton(provider => provider.GetRequiredService<RuleBook>().Vocabulary);
        services.TryAddSingleton(provider => new RuleCards(provider.GetRequiredService<RuleBook>().Rules.Select(rule => rule.Definition.Card)));
        services.TryAddSingleton(provider => ClauseCatalogue.Load(Path.Combine(provider.GetRequiredService<RulesLocation>().Folder, "clauses.yaml")));
        services.TryAddSingleton(provider => new SupervisionClock(_ => provider.GetRequiredService<CalendarBook>().Find("cn")));
        services.TryAddSingleton(provider => new RuleSources(provider.GetRequiredService<RulesLocation>().Folder));
        services.TryAddSingleton(provider => UnitNames.Load(Path.Combine(provider.GetRequiredService<StorageOptions>().Folder, "units.yaml")));
        services.TryAddSingleton(provider => new TextMasker(new PersonalDataScanner(provider.GetRequiredService<TimeProvider>())));
        services.TryAddSingleton(provider => new NoticeNames(
            new(configuration["Bank:Zh"] ?? "本行", configuration["Bank:En"] ?? "The bank"), provider.GetRequiredService<UnitNames>().Of));
        if (services.All(service => service.ServiceType != typeof(NoticeDesk))) services.AddRectification(configuration);
        services.TryAddSingleton<DigestReading>();
        services.TryAddSingleton<QuarantineStore>();
        services.TryAddSingleton<Deadlines>();
        services.TryAddSingleton<Trail>();
        return services;
    }
}

using FinServ.Compliance.Audit;
using FinServ.Compliance.Calendars;
using FinServ.Compliance.Digests;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Evidence;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Hosting.Jobs;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Interactions.Index;
using FinServ.Compliance.Interactions.Sample;
using FinServ.Compliance.Interactions.Intake;
using FinServ.Compliance.Interactions.Mappings;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Storage;
using FinServ.Compliance.Text;
using FinServ.Compliance.Violations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FinServ.Compliance;

/// <summary>Puts the capabilities together for both hosts.</summary>
public static class ComplianceRegistration
{
    /// <param name="rules">Where the rules come from.</param>
    public static IServiceCollection AddCompliance(this IServiceCollection services, IConfiguration configuration, RulesLocation rules)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging(KeepToSentences);
        services.AddStorage(configuration);
        services.AddAudit();
        services.AddInteractionIndex();
        services.AddRules(rules);
        services.AddKeys(configuration);
        services.AddSources(rules);
        services.AddSingleton<StoredWorld>();
        services.AddViolations(configuration, rules.Folder);
        services.TryAddSingleton(provider => UnitNames.Load(Path.Combine(provider.GetRequiredService<StorageOptions>().Folder, "units.yaml"))
            .With(SampleBank.Units.Select(unit => (unit.Id, unit.Name))));
        services.TryAddSingleton(provider => NamesOf(provider.GetRequiredService<IOptions<RectificationOptions>>().Value, provider.GetRequiredService<UnitNames>()));
        services.AddRectification(configuration);
        services.AddDigests();
        services.AddSingleton<SampleRecord>();
        services.AddSingleton<SampleStatus>();
        services.AddSingleton<EvaluationRun>();
        services.AddSingleton<Explainer>();
        services.AddComplianceJobs(configuration);
        return services;
    }

    /// <summary>The bank by its setting, units by the directory; what names no unit concerns the bank.</summary>
    private static NoticeNames NamesOf(RectificationOptions options, UnitNames units)
    {
        var bank = new Checking.LocalText(options.BankZh, options.BankEn);
        return new(bank, unit => unit is null ? bank : units.Of(unit));
    }

    /// <summary>Lets a host run the jobs of all capabilities, unless `Jobs:Enabled` leaves them to other processes.</summary>
    public static IServiceCollection AddJobsOfCompliance(this IServiceCollection services, IConfiguration configuration) => services
        .AddAuditJobs()
        .AddIntakeJobs(configuration)
        .AddViolationJobs()
        .AddRectificationJobs()
        .AddDigestJobs()
        .RunComplianceJobs(configuration);

    /// <summary>Makes the stores ready; before anything else uses them.</summary>
    /// <exception cref="StoreUnavailableException">A store cannot be reached or written, or is foreign or newer.</exception>
    public static async Task PrepareStoresAsync(this IServiceProvider provider, CancellationToken cancellationToken = default)
    {
        await provider.GetRequiredService<DatabaseStart>().PrepareAsync(cancellationToken);
        await provider.GetRequiredService<IInteractionIndex>().PrepareAsync(cancellationToken);
    }

    /// <summary>Rules and calendars are read once, at the first use; what is wrong with them is said then, all at once.</summary>
    private static void AddRules(this IServiceCollection services, RulesLocation rules)
    {
        services.AddSingleton(rules);
        services.AddSingleton(_ => rules.Load());
        services.AddSingleton(_ => rules.LoadCalendars());
        services.AddSingleton(provider => new ParameterValues(provider.GetRequiredService<RuleBook>().Parameters));
        services.AddSingleton(provider => new RuleCards(provider.GetRequiredService<RuleBook>().Rules.Select(rule => rule.Definition.Card)));
        services.AddSingleton(_ => ClauseCatalogue.Load(Path.Combine(rules.Folder, "clauses.yaml")));
        services.AddSingleton<WatchedSubjects>();
        services.AddSingleton(provider => new SupervisionClock(_ => provider.GetRequiredService<CalendarBook>().Find("cn")));
    }

    /// <summary>Sources by name or mapping file, intake, and what sources said of themselves.</summary>
    private static void AddSources(this IServiceCollection services, RulesLocation rules)
    {
        services.AddIntake();
        services.AddSingleton<WatchedBy>(provider => provider.GetRequiredService<WatchedSubjects>().Of);
        services.AddSingleton(provider => provider.GetRequiredService<RuleBook>().Vocabulary);
        services.AddSingleton(provider => new SourceCatalogue(
            Path.Combine(rules.Folder, "sources"), provider.GetRequiredService<RuleBook>().Vocabulary, provider.GetRequiredService<CalendarBook>(),
            provider.GetRequiredService<TextMasker>(), provider.GetRequiredService<ProtectedTokens>()));
        services.AddSingleton<MappingCheck>();
        services.AddSingleton<Func<string, SourceDeclaration?>>(provider => provider.GetRequiredService<DeclaredSources>().Find);
    }

    /// <summary>Keys lie beside the data folder, never in it (`Keys:Folder`).</summary>
    private static void AddKeys(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => KeyRing.Open(
            configuration["Keys:Folder"] ?? Path.GetFullPath(provider.GetRequiredService<StorageOptions>().Folder).TrimEnd('/', '\\') + "-keys",
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Sealing>();
        services.AddSingleton(provider => new ProtectedTokens(provider.GetRequiredService<KeyRing>().Derive("tokens")));
        services.AddSingleton(provider => new PersonalDataScanner(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<TextMasker>();
    }

    /// <summary>Operators read our sentences; what libraries tell of every statement and tick stays out unless it warns.</summary>
    private static void KeepToSentences(ILoggingBuilder log) => log
        .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
        .AddFilter("Quartz", LogLevel.Warning);
}

using FinServ.Compliance.Checking;
using FinServ.Compliance.Evidence;
using FinServ.Compliance.Hosting.Jobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FinServ.Compliance.Rectification;

/// <summary>Registers notices and what time does to them.</summary>
public static class RectificationRegistration
{
    /// <remarks>
    /// Wants what <see cref="Violations.ViolationsRegistration"/> wants, and from the host a <see cref="Rules.ClauseCatalogue"/> and
    /// <see cref="Sealing"/>. A host that knows units and staff registers its own <see cref="NoticeNames"/> and <see cref="ReportingLines"/>.
    /// </remarks>
    public static IServiceCollection AddRectification(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<RectificationOptions>(configuration.GetSection(RectificationOptions.Section));
        services.TryAddSingleton(ReportingLines.Unknown);
        services.TryAddSingleton(provider => NamesFrom(provider.GetRequiredService<IOptions<RectificationOptions>>().Value));
        services.AddSingleton<NoticeTerms>();
        services.AddSingleton<NoticeCollector>();
        services.AddSingleton<NoticeWriter>();
        services.AddSingleton<NoticeStore>();
        services.AddSingleton<NoticeDesk>();
        services.AddSingleton<NoticeQuery>();
        services.AddSingleton<NoticeSweep>();
        services.TryAddSingleton<EvidenceStore>();
        return services;
    }

    /// <summary>The bank by its setting, units by their ids.</summary>
    private static NoticeNames NamesFrom(RectificationOptions options)
    {
        var bank = new LocalText(options.BankZh, options.BankEn);
        return new(bank, unit => unit is null ? bank : new(unit, unit));
    }

    public static IServiceCollection AddRectificationJobs(this IServiceCollection services) => services
        .AddWindowedJob<CollectNoticesJob>(TimeSpan.FromMinutes(2))
        .AddWindowedJob<OverdueNoticesJob>(TimeSpan.FromMinutes(1));
}

using FinServ.Compliance.Evidence;
using FinServ.Compliance.Hosting.Jobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FinServ.Compliance.Rectification;

/// <summary>Registers notices and what time does to them.</summary>
public static class RectificationRegistration
{
    /// <remarks>
    /// Wants what <see cref="Violations.ViolationsRegistration"/> wants, and from the host a <see cref="NoticeNames"/>, a
    /// <see cref="Rules.ClauseCatalogue"/> and <see cref="Sealing"/>; <see cref="ReportingLines"/> where it knows the staff.
    /// </remarks>
    public static IServiceCollection AddRectification(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<RectificationOptions>(configuration.GetSection(RectificationOptions.Section));
        services.TryAddSingleton(ReportingLines.Unknown);
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

    public static IServiceCollection AddRectificationJobs(this IServiceCollection services) => services
        .AddWindowedJob<CollectNoticesJob>(TimeSpan.FromMinutes(2))
        .AddWindowedJob<OverdueNoticesJob>(TimeSpan.FromMinutes(1));
}

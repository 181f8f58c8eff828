using FinServ.Compliance.Hosting.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FinServ.Compliance.Digests;

/// <summary>Registers overview and digests.</summary>
public static class DigestsRegistration
{
    public static IServiceCollection AddDigests(this IServiceCollection services)
    {
        services.TryAddSingleton<IIndicatorSource, EventIndicators>();
        services.AddSingleton<FigureQuery>();
        services.AddSingleton<OverviewQuery>();
        services.AddSingleton<DigestQuery>();
        services.AddSingleton<DigestStore>();
        services.AddSingleton<DigestDesk>();
        return services;
    }

    public static IServiceCollection AddDigestJobs(this IServiceCollection services) => services.AddWindowedJob<WeeklyDigestJob>(TimeSpan.FromMinutes(5));
}

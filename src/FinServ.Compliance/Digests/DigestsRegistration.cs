using FinServ.Compliance.Hosting.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FinServ.Compliance.Digests;

/// <summary>Registers overview and digests.</summary>
public static class DigestsRegistration
{
    /// <remarks>A host that keeps events registers its own <see cref="IIndicatorSource"/>; without one the digest says that nothing feeds those figures.</remarks>
    public static IServiceCollection AddDigests(this IServiceCollection services)
    {
        services.TryAddSingleton<IIndicatorSource, NoIndicatorSource>();
        services.AddSingleton<FigureQuery>();
        services.AddSingleton<OverviewQuery>();
        services.AddSingleton<DigestQuery>();
        services.AddSingleton<DigestStore>();
        services.AddSingleton<DigestDesk>();
        return services;
    }

    public static IServiceCollection AddDigestJobs(this IServiceCollection services) => services.AddWindowedJob<WeeklyDigestJob>(TimeSpan.FromMinutes(5));
}

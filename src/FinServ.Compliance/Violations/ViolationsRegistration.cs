using FinServ.Compliance.Hosting.Jobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinServ.Compliance.Violations;

/// <summary>Registers the record of violations and its review.</summary>
public static class ViolationsRegistration
{
    /// <remarks>Wants <see cref="RuleCards"/> and a <see cref="SupervisionClock"/> from the host, which knows the rules and the units.</remarks>
    /// <param name="rulesFolder">Holds `severity-profiles.yaml`.</param>
    public static IServiceCollection AddViolations(this IServiceCollection services, IConfiguration configuration, string rulesFolder)
    {
        services.Configure<ViolationsOptions>(configuration.GetSection(ViolationsOptions.Section));
        services.AddSingleton(_ => SeverityProfiles.Load(Path.Combine(rulesFolder, "severity-profiles.yaml")));
        services.AddSingleton<ViolationStore>();
        services.AddSingleton<ViolationReview>();
        services.AddSingleton<ViolationQuery>();
        services.AddSingleton<HourQuery>();
        services.AddSingleton<VerdictQuery>();
        return services;
    }

    public static IServiceCollection AddViolationJobs(this IServiceCollection services) => services
        .AddWindowedJob<EvaluateTouchedJob>(TimeSpan.FromSeconds(10))
        .AddWindowedJob<EvaluateDueJob>(TimeSpan.FromSeconds(10));
}

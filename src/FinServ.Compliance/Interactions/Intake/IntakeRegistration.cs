using FinServ.Compliance.Hosting;
using FinServ.Compliance.Hosting.Jobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinServ.Compliance.Interactions.Intake;

/// <summary>Registers intake and replay; the hosts add <see cref="WatchedBy"/>.</summary>
public static class IntakeRegistration
{
    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.AddSingleton<DeclaredSources>();
        services.AddSingleton<RowReading>();
        services.AddSingleton<FileIntake>();
        services.AddSingleton<QuarantineReplay>();
        return services;
    }

    /// <exception cref="Checking.InvalidFilesException">A setting under `Pull` cannot be used.</exception>
    public static IServiceCollection AddIntakeJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(Settings.Read<PullOptions>(configuration, PullOptions.Section).Check());
        return services.AddWindowedJob<PullJob>(TimeSpan.FromSeconds(20));
    }
}

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
}

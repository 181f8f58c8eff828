using FinServ.Compliance.Hosting.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace FinServ.Compliance.Audit;

/// <summary>Registers the audit trail.</summary>
public static class AuditRegistration
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services.AddSingleton<AuditTrail>();

    public static IServiceCollection AddAuditJobs(this IServiceCollection services) =>
        services.AddWindowedJob<VerifyTrailJob>(TimeSpan.FromMinutes(1));
}

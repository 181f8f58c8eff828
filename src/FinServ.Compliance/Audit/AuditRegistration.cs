using Microsoft.Extensions.DependencyInjection;

namespace FinServ.Compliance.Audit;

/// <summary>Registers the audit trail.</summary>
public static class AuditRegistration
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services.AddSingleton<AuditTrail>();
}

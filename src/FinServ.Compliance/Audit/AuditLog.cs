using Microsoft.Extensions.Logging;

namespace FinServ.Compliance.Audit;

/// <summary>Log messages about the audit trail, event ids 1200 to 1299.</summary>
internal static partial class AuditLog
{
    [LoggerMessage(1200, LogLevel.Information, "The audit trail holds up to entry {Number}, whose hash is {Hash}")]
    public static partial void TrailHolds(this ILogger log, long number, string hash);
}

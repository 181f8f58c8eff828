using Microsoft.Extensions.Logging;

namespace FinServ.Compliance.Storage;

/// <summary>Log messages about the stores, event ids 1000 to 1099.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(1000, LogLevel.Information, "Database {Path} was brought to step {Migration}")]
    public static partial void DatabaseMigrated(this ILogger log, string path, string migration);
}

using Microsoft.Extensions.Logging;

namespace FinServ.Compliance.Hosting.Jobs;

/// <summary>Log messages about jobs, event ids 1100 to 1199.</summary>
internal static partial class JobsLog
{
    [LoggerMessage(1100, LogLevel.Debug, "Window {From:O} to {Until:O} of {Job} {Source} is done")]
    public static partial void WindowDone(this ILogger log, string job, string source, DateTimeOffset from, DateTimeOffset until);

    [LoggerMessage(1101, LogLevel.Error, "Window {From:O} of {Job} {Source} failed; it is tried again from {RetryAt:O} on")]
    public static partial void WindowFailed(this ILogger log, string job, string source, DateTimeOffset from, DateTimeOffset retryAt, Exception failure);

    [LoggerMessage(1102, LogLevel.Warning, "Window {From:O} of {Job} {Source} was taken over by another process, which goes on with it")]
    public static partial void WindowLost(this ILogger log, string job, string source, DateTimeOffset from);
}

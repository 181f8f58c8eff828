using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace FinServ.Compliance.Hosting.Jobs;

/// <summary>Asks, as often as Quartz fires it, what is due of one job; the ledger decides what really runs.</summary>
[DisallowConcurrentExecution]
internal sealed class WindowTick<TJob>(TJob job, WindowRunner runner) : IJob
    where TJob : WindowedJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runner.RunDueAsync(job, cancellationToken);
}

/// <summary>Registers the machinery of jobs, and each job with it.</summary>
/// <remarks>
/// Quartz keeps its triggers in memory in every process: on SQLite it cannot share them, and it need not, because the ledger of windows
/// is in the database and decides which process does what.
/// </remarks>
public static class JobsRegistration
{
    /// <exception cref="Checking.InvalidFilesException">A setting under `Jobs` cannot be used.</exception>
    public static IServiceCollection AddComplianceJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(Options(configuration));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<JobLedger>();
        services.AddSingleton<JobsHold>();
        services.AddSingleton<WindowRunner>();
        return services;
    }

    /// <summary>Lets a host run the jobs that are registered, unless its settings leave them to others.</summary>
    public static IServiceCollection RunComplianceJobs(this IServiceCollection services, IConfiguration configuration) =>
        Options(configuration).Enabled
            ? services.AddQuartz().AddQuartzHostedService(options => options.WaitForJobsToComplete = true)
            : services;

    /// <param name="tickEvery">How often to ask what is due: the longest a finished window waits.</param>
    public static IServiceCollection AddWindowedJob<TJob>(this IServiceCollection services, TimeSpan tickEvery)
        where TJob : WindowedJob
    {
        services.AddSingleton<TJob>();
        services.AddSingleton<WindowedJob>(provider => provider.GetRequiredService<TJob>());
        return services.AddQuartz(quartz => quartz.ScheduleJob<WindowTick<TJob>>(trigger => trigger
            .WithIdentity(typeof(TJob).Name)
            .WithSimpleSchedule(tickEvery)));
    }

    private static JobsOptions Options(IConfiguration configuration) =>
        Settings.Read<JobsOptions>(configuration, JobsOptions.Section).Check();
}

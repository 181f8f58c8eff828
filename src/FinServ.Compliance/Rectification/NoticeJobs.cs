using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting.Jobs;

namespace FinServ.Compliance.Rectification;

/// <summary>Puts confirmed violations into drafts every few minutes, and issues the collective notices at the close of the week.</summary>
public sealed class CollectNoticesJob(NoticeSweep sweep, TimeProvider clock) : WindowedJob
{
    public override string Name => "collect-notices";

    public override LocalText Title { get; } = new("归集整改通知书", "Collect notices");

    public override JobSchedule Schedule { get; } = JobSchedule.Every(TimeSpan.FromHours(1));

    public override bool WorksOnOpenWindow => true;

    public override Task<IReadOnlyDictionary<string, long>> RunAsync(WindowClaim window, CancellationToken cancellationToken) =>
        sweep.CollectAsync(clock.GetUtcNow(), cancellationToken);
}

/// <summary>Marks notices overdue whose deadline has passed, and calls the next level.</summary>
public sealed class OverdueNoticesJob(NoticeSweep sweep, TimeProvider clock) : WindowedJob
{
    public override string Name => "overdue-notices";

    public override LocalText Title { get; } = new("标记逾期与升级", "Mark overdue and escalate");

    public override JobSchedule Schedule { get; } = JobSchedule.Every(TimeSpan.FromHours(1));

    public override bool WorksOnOpenWindow => true;

    public override Task<IReadOnlyDictionary<string, long>> RunAsync(WindowClaim window, CancellationToken cancellationToken) =>
        sweep.MarkOverdueAsync(clock.GetUtcNow(), cancellationToken);
}

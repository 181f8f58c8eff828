using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting.Jobs;
using FinServ.Compliance.Storage.Work;

namespace FinServ.Compliance.Violations;

/// <summary>Evaluates subjects whose timeline changed, as they come.</summary>
/// <remarks>Subjects are leased one batch at a time; a batch that fails stays touched, and the window fails where people will see it.</remarks>
internal sealed class EvaluateTouchedJob(EvaluationRun evaluation, JobsOptions options) : WindowedJob
{
    public override string Name => "evaluate-touched";

    public override LocalText Title => new("判定 变动对象", "Evaluate what changed");

    public override JobSchedule Schedule => JobSchedule.Every(TimeSpan.FromMinutes(30));

    public override bool WorksOnOpenWindow => true;

    public override async Task<IReadOnlyDictionary<string, long>> RunAsync(WindowClaim window, CancellationToken cancellationToken)
    {
        var outcome = await evaluation.DrainAsync(options.Worker, cancellationToken: cancellationToken);
        return new Dictionary<string, long> { ["subjects"] = outcome.Subjects, ["raised"] = outcome.Raised, ["withdrawn"] = outcome.Withdrawn };
    }
}

/// <summary>Touches subjects whose verdict can change because an instant has come: a deadline, a warning, the end of a window.</summary>
internal sealed class EvaluateDueJob(DueSubjects due, TimeProvider clock) : WindowedJob
{
    public override string Name => "evaluate-due";

    public override LocalText Title => new("判定 到期对象", "Evaluate what is due");

    public override JobSchedule Schedule => JobSchedule.Every(TimeSpan.FromMinutes(30));

    public override bool WorksOnOpenWindow => true;

    public override async Task<IReadOnlyDictionary<string, long>> RunAsync(WindowClaim window, CancellationToken cancellationToken) =>
        new Dictionary<string, long> { ["due"] = await due.TouchDueAsync(clock.GetUtcNow(), cancellationToken) };
}

using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting.Jobs;
using FinServ.Compliance.Interactions.Index;
using FinServ.Compliance.Violations;

namespace FinServ.Compliance.Digests;

/// <summary>Issues the bank's digest of the week on Monday at 10:00, once; a missed week is caught up (policy/rules.md §19).</summary>
internal sealed class WeeklyDigestJob(DigestDesk desk, IInteractionIndex index, SupervisionClock clock) : WindowedJob
{
    public override string Name => "weekly-digest";

    public override LocalText Title => new("质量周报", "Weekly digest");

    public override JobSchedule Schedule => JobSchedule.Weekly(DayOfWeek.Monday, new(10, 0), clock.CalendarOf(unit: null).Zone);

    public override async Task<IReadOnlyDictionary<string, long>> RunAsync(WindowClaim window, CancellationToken cancellationToken)
    {
        if ((await index.SourcesAsync(cancellationToken)).Count == 0) return new Dictionary<string, long>(); // No source yet: there is nothing to tell.

        // The window begins on the Monday of the week that it tells of.
        var (issued, _) = await desk.IssueOnceAsync(DigestPeriod.WeekOf(clock.DayOf(unit: null, window.From)), cancellationToken);
        return new Dictionary<string, long> { ["violations"] = issued.Model.NewViolations, ["restated"] = issued.Model.Restatements.Count };
    }
}

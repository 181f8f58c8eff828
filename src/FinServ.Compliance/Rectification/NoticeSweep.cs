using FinServ.Compliance.Audit;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Violations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FinServ.Compliance.Rectification;

/// <summary>What time alone does to notices: collects, issues collective ones, marks overdue, escalates, and follows violations that hold no more.</summary>
/// <remarks>Two sweeps at once change each notice once. A notice that cannot be changed holds up no other: the sweep goes on, then fails as a whole.</remarks>
public sealed class NoticeSweep(NoticeStore notices, NoticeDesk desk, NoticeTerms terms, IOptions<RectificationOptions> options, ILogger<NoticeSweep> log)
{
    /// <summary>Puts confirmed violations into drafts, follows withdrawn ones, and issues the collective notices of the week.</summary>
    /// <returns>What was counted: `collected`, `recounted`, `issued`.</returns>
    /// <exception cref="AggregateException">Some notices could not be changed.</exception>
    public async Task<IReadOnlyDictionary<string, long>> CollectAsync(DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        long collected = await notices.CollectAsync(now, cancellationToken), recounted = 0, issued = 0;
        await ForEachAsync(await notices.MiscountedAsync(cancellationToken), miscounted => miscounted.Notice.Name, async miscounted =>
        {
            var (notice, standing) = miscounted;
            var changed = notice.Recount(standing, now);
            var code = changed.State == NoticeState.Withdrawn ? "notice-withdrawn" : "notice-recounted";
            if (!await SaveAsync(changed, code, now, new { standing }, cancellationToken)) return;
            recounted++;
            log.NoticeRecounted(changed.Name, standing, changed.State);
        });

        if (options.Value.IssueCollective)
        {
            var drafts = await notices.CollectiveDraftsAsync(now + options.Value.CollectiveBefore, cancellationToken);
            await ForEachAsync(drafts.Where(draft => draft.Members > 0), draft => draft.Name, async draft =>
            {
                await desk.IssueAsync(draft.Id.ToString(), Actor.System, cancellationToken);
                issued++;
            });
        }

        return Counted(("collected", collected), ("recounted", recounted), ("issued", issued));
    }

    /// <summary>Marks notices overdue whose deadline has passed, and calls the next level.</summary>
    /// <returns>What was counted: `overdue`, `escalated`.</returns>
    /// <exception cref="AggregateException">Some notices could not be changed.</exception>
    public async Task<IReadOnlyDictionary<string, long>> MarkOverdueAsync(DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        long overdue = 0, escalated = 0;
        await ForEachAsync(await notices.PastDueAsync(now, cancellationToken), notice => notice.Name, async notice =>
        {
            var marked = notice.MarkOverdue(terms, now);
            if (!ReferenceEquals(marked, notice))
            {
                if (!await SaveAsync(marked, "notice-overdue", now, new { marked.DueAt }, cancellationToken)) return;
                overdue++;
                log.NoticeOverdue(marked.Name, marked.DueAt!.Value);
                marked = marked with { Revision = marked.Revision + 1 };
            }

            var climbed = marked.Escalate(terms, now);
            if (ReferenceEquals(climbed, marked) || !await SaveAsync(climbed, "notice-escalated", now, new { step = climbed.Escalation.ToString() }, cancellationToken)) return;
            escalated++;
            log.NoticeEscalated(climbed.Name, climbed.Escalation);
        });
        return Counted(("overdue", overdue), ("escalated", escalated));
    }

    private Task<bool> SaveAsync(RectificationNotice changed, string code, DateTimeOffset now, object details, CancellationToken cancellationToken) =>
        notices.TrySaveAsync(changed, AuditEntry.BySystem(code, changed.Number ?? changed.Id.ToString(), now, details), cancellationToken: cancellationToken);

    private static async Task ForEachAsync<T>(IEnumerable<T> items, Func<T, string> name, Func<T, Task> act)
    {
        var failures = new List<Exception>();
        foreach (var item in items)
        {
            try
            {
                await act(item);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failures.Add(new InvalidOperationException($"Notice {name(item)} was left as it was: {failure.Message}", failure));
            }
        }

        if (failures.Count > 0) throw new AggregateException(failures);
    }

    private static Dictionary<string, long> Counted(params (string Name, long Count)[] counts) => counts.ToDictionary(count => count.Name, count => count.Count);
}

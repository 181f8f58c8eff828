using FinServ.Compliance.Storage.Work;
using Microsoft.Extensions.Logging;

namespace FinServ.Compliance.Hosting.Jobs;

/// <summary>Runs what is due of a job: missed windows first, oldest first, then the one that goes on.</summary>
/// <remarks>A window that fails holds up no other, yet the run fails as a whole, where people will see it.</remarks>
public sealed class WindowRunner(JobLedger ledger, JobsHold hold, JobsOptions options, TimeProvider clock, ILogger<WindowRunner> log)
{
    /// <exception cref="AggregateException">One or more windows failed; each is in the ledger with its error.</exception>
    public async Task RunDueAsync(WindowedJob job, CancellationToken cancellationToken = default)
    {
        if (hold.IsHeld) return;
        var now = clock.GetUtcNow();
        var failures = new List<Exception>();
        foreach (var source in await job.SourcesAsync(cancellationToken))
        {
            foreach (var window in await DueAsync(job, source, now, cancellationToken))
            {
                var isLate = now >= window.Until + job.Delay + options.CaughtUpAfter;
                var claim = await ledger.TryClaimAsync(job.Name, source, window, isLate, options, cancellationToken);
                if (claim is not null && await RunAsync(job, claim, isOver: now >= window.Until, cancellationToken) is { } failure)
                    failures.Add(failure);
            }
        }

        if (failures.Count > 0) throw new AggregateException($"{failures.Count} window(s) of {job.Name} failed.", failures);
    }

    /// <summary>Windows to run now, oldest first: those the ledger has unfinished, those it has not heard of, and the open one.</summary>
    private async Task<List<WindowSpan>> DueAsync(WindowedJob job, string source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var unfinished = await ledger.UnfinishedAsync(job.Name, source, cancellationToken);
        var due = unfinished.Select(w => new WindowSpan(w.From, w.Until)).Where(w => w.Until + job.Delay <= now).ToList();

        var open = job.Schedule.Containing(now);
        var next = await ledger.KnownUntilAsync(job.Name, source, cancellationToken) is { } known
            ? job.Schedule.Containing(known)
            : job.Schedule.Containing(await job.BeginsAtAsync(source, cancellationToken) ?? open.From.AddTicks(-1));
        for (; next.Until + job.Delay <= now; next = job.Schedule.After(next)) due.Add(next);

        if (job.WorksOnOpenWindow) due.Add(open);
        return due;
    }

    private async Task<Exception?> RunAsync(WindowedJob job, WindowClaim claim, bool isOver, CancellationToken cancellationToken)
    {
        using var running = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var heartbeat = RenewAsync(claim, running);
        try
        {
            var counts = Sum(claim.Counts, await job.RunAsync(claim, running.Token));
            var kept = isOver
                ? await ledger.DoneAsync(claim, counts, cancellationToken)
                : await ledger.KeepOpenAsync(claim, counts, cancellationToken);
            if (!kept) log.WindowLost(job.Name, claim.Source, claim.From);
            else if (isOver) log.WindowDone(job.Name, claim.Source, claim.From, claim.Until);
            return null;
        }
        catch (Exception lost) when (lost is LeaseLostException || (lost is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            log.WindowLost(job.Name, claim.Source, claim.From); // the process that has it now does the work
            return null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var retryAt = clock.GetUtcNow() + (options.FirstPause * Math.Pow(2, claim.Attempt - 1)); // doubles with every attempt
            await ledger.FailAsync(claim, failure.Message, retryAt, cancellationToken);
            log.WindowFailed(job.Name, claim.Source, claim.From, retryAt, failure);
            return new InvalidOperationException($"Window {claim.From:O} of {job.Name} {claim.Source} failed.", failure);
        }
        finally
        {
            await running.CancelAsync();
            await heartbeat;
        }
    }

    /// <summary>Renews the claim while the job runs; ends the run when another process has taken it.</summary>
    private async Task RenewAsync(WindowClaim claim, CancellationTokenSource running)
    {
        try
        {
            do await Task.Delay(options.Lease / 3, running.Token);
            while (await ledger.RenewAsync(claim, options.Lease, running.Token));
            await running.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private static Dictionary<string, long> Sum(IReadOnlyDictionary<string, long> before, IReadOnlyDictionary<string, long> now)
    {
        var sum = new Dictionary<string, long>(before);
        foreach (var (name, count) in now) sum[name] = sum.GetValueOrDefault(name) + count;
        return sum;
    }
}

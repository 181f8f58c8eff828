using System.Globalization;
using System.Text.Json;
using FinServ.Compliance.Audit;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Storage;
using FinServ.Compliance.Storage.Work;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Hosting.Jobs;

/// <summary>The permanent ledger of windows: who works on which, and how each ended.</summary>
/// <remarks>A claim is a lease with a fencing number on the key (job, source, start): of two processes one gets it.</remarks>
public sealed class JobLedger(IDbContextFactory<ComplianceDb> databases, TimeProvider clock)
{
    /// <summary>Windows of a job and source that are neither done nor skipped, oldest first; those out of attempts included.</summary>
    public async Task<IReadOnlyList<JobWindow>> UnfinishedAsync(string job, string source, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<JobWindow>().AsNoTracking()
            .Where(w => w.Job == job && w.Source == source && w.State != WindowState.Done && w.State != WindowState.Skipped)
            .OrderBy(w => w.From).ToListAsync(cancellationToken);
    }

    /// <summary>The end of the last window known of a job and source; null before the first.</summary>
    public async Task<DateTimeOffset?> KnownUntilAsync(string job, string source, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<JobWindow>().Where(w => w.Job == job && w.Source == source)
            .OrderByDescending(w => w.From).Select(w => (DateTimeOffset?)w.Until).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Windows that overlap a span, for people to look at.</summary>
    public async Task<IReadOnlyList<JobWindow>> ListAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<JobWindow>().AsNoTracking().Where(w => w.Until > from && w.From < until)
            .OrderBy(w => w.Job).ThenBy(w => w.Source).ThenBy(w => w.From).ToListAsync(cancellationToken);
    }

    /// <summary>Takes a window that nobody has.</summary>
    /// <returns>Null when another process has it, it has ended, or its pause or attempts do not allow it.</returns>
    public async Task<WindowClaim?> TryClaimAsync(
        string job, string source, WindowSpan window, bool isLate, JobsOptions options, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var claim = await PreparedSql.OpenAsync(db, """
            INSERT INTO job_windows (job, source, from_at, until_at, state, worker, lease_until, fence, attempts, started_at, is_caught_up, counts)
            VALUES (@p0, @p1, @p2, @p3, 'Running', @p4, @p5, 1, 1, @p6, @p7, '{}')
            ON CONFLICT (job, source, from_at) DO UPDATE SET state = 'Running', worker = excluded.worker, lease_until = excluded.lease_until,
                fence = job_windows.fence + 1, attempts = job_windows.attempts + 1, is_caught_up = job_windows.is_caught_up OR excluded.is_caught_up
            WHERE job_windows.state NOT IN ('Done', 'Skipped') AND (job_windows.state <> 'Failed' OR job_windows.attempts < @p8)
                AND (job_windows.lease_until IS NULL OR job_windows.lease_until <= @p6)
            RETURNING fence, attempts, counts
            """, cancellationToken);
        var rows = await claim.ReadAsync(
            [job, source, window.From, window.Until, options.Worker, now + options.Lease, now, isLate, options.MostAttempts], cancellationToken);
        if (rows is not [var row]) return null;

        var counts = JsonSerializer.Deserialize<Dictionary<string, long>>((string)row[2]!, JsonColumns.Options)!;
        return new(job, source, window.From, window.Until, (long)row[0]!, Convert.ToInt32(row[1], CultureInfo.InvariantCulture), counts);
    }

    /// <summary>Holds a claim for another lease.</summary>
    /// <returns>False when another process has taken it.</returns>
    public async Task<bool> RenewAsync(WindowClaim claim, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        var until = clock.GetUtcNow() + lease;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Mine(db, claim).ExecuteUpdateAsync(row => row.SetProperty(w => w.LeaseUntil, until), cancellationToken) > 0;
    }

    /// <summary>Makes sure, in the transaction that stores what a window brought, that the window is still ours.</summary>
    /// <exception cref="LeaseLostException">Another process has it; the caller's transaction must not commit.</exception>
    public static async Task GuardAsync(ComplianceDb db, WindowClaim claim, CancellationToken cancellationToken = default)
    {
        // The update locks the row until the caller commits: nobody can take the window in between.
        var held = await Mine(db, claim).ExecuteUpdateAsync(row => row.SetProperty(w => w.Fence, claim.Fence), cancellationToken);
        if (held == 0) throw new LeaseLostException($"{claim.Job} {claim.From:O}");
    }

    /// <summary>The window is over and done.</summary>
    public Task<bool> DoneAsync(WindowClaim claim, IReadOnlyDictionary<string, long> counts, CancellationToken cancellationToken = default) =>
        EndAsync(claim, WindowState.Done, counts, error: null, retryAt: null, cancellationToken);

    /// <summary>What happened so far in a window that goes on is done.</summary>
    public Task<bool> KeepOpenAsync(WindowClaim claim, IReadOnlyDictionary<string, long> counts, CancellationToken cancellationToken = default) =>
        EndAsync(claim, WindowState.Open, counts, error: null, retryAt: null, cancellationToken);

    /// <param name="retryAt">Earliest instant of the next attempt.</param>
    public Task<bool> FailAsync(WindowClaim claim, string error, DateTimeOffset retryAt, CancellationToken cancellationToken = default) =>
        EndAsync(claim, WindowState.Failed, claim.Counts, error, retryAt, cancellationToken);

    /// <summary>Leaves a window out for good.</summary>
    /// <exception cref="RefusedException">The reason is missing, requester and approver are one person, or the window is done or running.</exception>
    public async Task SkipAsync(
        string job, string source, WindowSpan window, string requestedBy, string approvedBy, string role, string reason,
        CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException("reason-missing", new("请说明跳过的原因。", "Say why the window is left out."));
        if (requestedBy == approvedBy)
            throw new RefusedException("approver-is-author", new("申请人不能批准自己的申请。", "Somebody else than the requester has to approve."));

        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await using var skip = await PreparedSql.OpenAsync(db, """
            INSERT INTO job_windows (job, source, from_at, until_at, state, fence, attempts, started_at, finished_at, is_caught_up, counts, requested_by, approved_by, reason)
            VALUES (@p0, @p1, @p2, @p3, 'Skipped', 1, 0, @p4, @p4, @p5, '{}', @p6, @p7, @p8)
            ON CONFLICT (job, source, from_at) DO UPDATE SET state = 'Skipped', fence = job_windows.fence + 1, finished_at = excluded.finished_at,
                lease_until = NULL, requested_by = excluded.requested_by, approved_by = excluded.approved_by, reason = excluded.reason
            WHERE job_windows.state NOT IN ('Done', 'Skipped') AND (job_windows.state <> 'Running' OR job_windows.lease_until <= @p4)
            """, cancellationToken);
        if (await skip.RunAsync(cancellationToken, job, source, window.From, window.Until, now, false, requestedBy, approvedBy, reason) == 0)
            throw NotWaiting(job, window.From);

        AuditTrail.Append(db, AuditEntry.By(
            approvedBy, role, "job-window-skipped", $"{job}/{source}", now, new { window.From, window.Until, requestedBy, reason }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Gives a failed window its attempts back, to be tried at once.</summary>
    /// <exception cref="RefusedException">The window has not failed.</exception>
    public async Task RetryAsync(string job, string source, DateTimeOffset from, string who, string role, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var opened = await db.Set<JobWindow>()
            .Where(w => w.Job == job && w.Source == source && w.From == from && w.State == WindowState.Failed)
            .ExecuteUpdateAsync(
                row => row.SetProperty(w => w.Attempts, 0).SetProperty(w => w.LeaseUntil, (DateTimeOffset?)null), cancellationToken);
        if (opened == 0) throw NotWaiting(job, from);

        AuditTrail.Append(db, AuditEntry.By(who, role, "job-window-retried", $"{job}/{source}", clock.GetUtcNow(), new { from }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<bool> EndAsync(
        WindowClaim claim, WindowState state, IReadOnlyDictionary<string, long> counts, string? error, DateTimeOffset? retryAt,
        CancellationToken cancellationToken)
    {
        var finished = state == WindowState.Open ? (DateTimeOffset?)null : clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ended = await Mine(db, claim).ExecuteUpdateAsync(
            row => row
                .SetProperty(w => w.State, state)
                .SetProperty(w => w.Counts, counts)
                .SetProperty(w => w.Error, error)
                .SetProperty(w => w.LeaseUntil, retryAt)
                .SetProperty(w => w.FinishedAt, finished)
                .SetProperty(w => w.Attempts, w => state == WindowState.Failed ? w.Attempts : 0),
            cancellationToken);
        return ended > 0;
    }

    private static IQueryable<JobWindow> Mine(ComplianceDb db, WindowClaim claim) => db.Set<JobWindow>()
        .Where(w => w.Job == claim.Job && w.Source == claim.Source && w.From == claim.From && w.Fence == claim.Fence);

    private static RefusedException NotWaiting(string job, DateTimeOffset from) => new(
        "window-not-waiting", new($"作业 {job} 的窗口 {from:O} 正在运行或已结束。", $"Window {from:O} of {job} is running or over; load the page again."));
}

using FinServ.Compliance.Audit;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting.Jobs;
using FinServ.Compliance.Storage.Work;
using FinServ.Compliance.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinServ.Compliance.Tests.Hosting.Jobs;

/// <summary>What the ledger of windows promises on every database.</summary>
public abstract class WindowRunnerContract
{
    private static readonly DateTimeOffset Ten = new(2026, 3, 10, 2, 0, 0, TimeSpan.Zero);
    private readonly FakeClock clock = new(Ten.AddMinutes(5));
    private readonly JobsHold hold = new();

    protected abstract Task<TestDatabase> DatabaseAsync();

    [Fact]
    public async Task A_window_is_run_once_however_often_it_is_asked_for()
    {
        await using var database = await DatabaseAsync();
        var job = new GivenJob();

        await RunAsync(database, job);
        await RunAsync(database, job);

        Assert.Equal(["09:30"], job.Ran);
        var window = Assert.Single(await WindowsAsync(database));
        Assert.Equal((WindowState.Done, 1, false), (window.State, window.Counts["items"], window.IsCaughtUp));
    }

    [Fact]
    public async Task Missed_windows_are_caught_up_oldest_first_and_marked_so()
    {
        await using var database = await DatabaseAsync();
        var job = new GivenJob();
        await RunAsync(database, job);
        clock.Advance(TimeSpan.FromHours(2)); // 12:05

        await RunAsync(database, job);

        Assert.Equal(["09:30", "10:00", "10:30", "11:00", "11:30"], job.Ran);
        Assert.Equal([false, true, true, true, false], (await WindowsAsync(database)).Select(w => w.IsCaughtUp));
    }

    [Fact]
    public async Task Held_jobs_stay_still_and_make_up_for_it_once_everybody_has_let_go()
    {
        await using var database = await DatabaseAsync();
        var job = new GivenJob();
        var first = hold.Hold();
        var second = hold.Hold();

        first.Dispose();
        first.Dispose();
        await RunAsync(database, job);
        Assert.Empty(job.Ran);

        second.Dispose();
        await RunAsync(database, job);
        Assert.Equal(["09:30"], job.Ran);
    }

    [Fact]
    public async Task A_job_begins_with_the_window_it_names_and_each_source_has_its_own()
    {
        await using var database = await DatabaseAsync();
        var job = new GivenJob { BeginsAt = Ten.AddMinutes(-90), Sources = ["calls", "chat"] };

        await RunAsync(database, job);

        Assert.Equal(["calls 08:30", "calls 09:00", "calls 09:30", "chat 08:30", "chat 09:00", "chat 09:30"], job.Ran);
    }

    [Fact]
    public async Task A_window_is_not_run_before_its_delay_is_over()
    {
        await using var database = await DatabaseAsync();
        var job = new GivenJob { Waits = TimeSpan.FromMinutes(10) };
        await RunAsync(database, job);
        Assert.Empty(job.Ran);

        clock.Advance(TimeSpan.FromMinutes(5)); // 10:10, the instant itself
        await RunAsync(database, job);

        Assert.Equal(["09:30"], job.Ran);
    }

    [Fact]
    public async Task A_window_that_fails_holds_up_no_other_and_is_tried_again_after_a_pause_that_doubles()
    {
        await using var database = await DatabaseAsync();
        var job = new GivenJob { BeginsAt = Ten.AddMinutes(-60), Fails = window => window.From == Ten.AddMinutes(-60) };

        var failed = await Assert.ThrowsAsync<AggregateException>(() => RunAsync(database, job));
        Assert.Single(failed.InnerExceptions);
        await RunAsync(database, job); // pauses
        Assert.Equal(["09:00", "09:30"], job.Ran);

        clock.Advance(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAsync<AggregateException>(() => RunAsync(database, job));
        clock.Advance(TimeSpan.FromSeconds(59));
        await RunAsync(database, job);
        Assert.Equal(3, job.Ran.Count);
        job.Fails = _ => false;
        clock.Advance(TimeSpan.FromSeconds(1));
        await RunAsync(database, job);

        var window = (await WindowsAsync(database))[0];
        Assert.Equal((WindowState.Done, (string?)null), (window.State, window.Error));
    }

    [Fact]
    public async Task A_window_out_of_attempts_waits_for_people_who_can_try_it_again_or_skip_it_with_approval()
    {
        await using var database = await DatabaseAsync();
        var job = new GivenJob { Fails = _ => true };
        for (var i = 0; i < 8; i++)
        {
            await Record.ExceptionAsync(() => RunAsync(database, job));
            clock.Advance(TimeSpan.FromMinutes(3));
        }

        Assert.Equal(Options("x").MostAttempts, job.Ran.Count);
        var failed = Assert.Single(await WindowsAsync(database));
        Assert.Equal((WindowState.Failed, "The gateway refuses the connection."), (failed.State, failed.Error));

        var ledger = new JobLedger(database, clock);
        await ledger.RetryAsync("given", "", failed.From, "operator-1", "operator");
        await Record.ExceptionAsync(() => RunAsync(database, job));
        Assert.Equal(Options("x").MostAttempts + 1, job.Ran.Count);

        var span = new WindowSpan(failed.From, failed.Until);
        var alone = await Assert.ThrowsAsync<RefusedException>(() => ledger.SkipAsync("given", "", span, "operator-1", "operator-1", "operator", "outage"));
        Assert.Equal("approver-is-author", alone.Code);
        await ledger.SkipAsync("given", "", span, "operator-1", "operator-2", "operator", "core system down");
        await RunAsync(database, job);

        var skipped = Assert.Single(await WindowsAsync(database));
        Assert.Equal((WindowState.Skipped, "operator-1", "operator-2"), (skipped.State, skipped.RequestedBy, skipped.ApprovedBy));
        await using var db = database.CreateDbContext();
        Assert.Equal(["job-window-retried", "job-window-skipped"], await db.Set<AuditEntry>().OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
    }

    [Fact]
    public async Task An_open_window_is_worked_on_as_it_goes_and_completed_by_the_run_after_its_end()
    {
        await using var database = await DatabaseAsync();
        var job = new GivenJob { Sweeps = true };

        await RunAsync(database, job);
        await RunAsync(database, job);
        Assert.Equal([WindowState.Done, WindowState.Open], (await WindowsAsync(database)).Select(w => w.State));
        clock.Advance(TimeSpan.FromMinutes(25));
        await RunAsync(database, job);

        Assert.Equal(["09:30", "10:00", "10:00", "10:00", "10:30"], job.Ran);
        var windows = await WindowsAsync(database);
        Assert.Equal([WindowState.Done, WindowState.Done, WindowState.Open], windows.Select(w => w.State));
        Assert.Equal(3, windows[1].Counts["items"]); // summed up over its runs
    }

    [Fact]
    public async Task Many_processes_at_once_run_each_window_once()
    {
        await using var database = await DatabaseAsync();
        var jobs = Enumerable.Range(0, 4).Select(_ => new GivenJob { BeginsAt = Ten.AddHours(-5) }).ToList();

        await Task.WhenAll(jobs.Select((job, n) => Task.Run(() => RunAsync(database, job, $"process-{n}"))));

        Assert.Equal(10, jobs.Sum(job => job.Ran.Count));
        Assert.Equal(10, jobs.SelectMany(job => job.Ran).Distinct().Count());
        Assert.All(await WindowsAsync(database), window => Assert.Equal(WindowState.Done, window.State));
    }

    [Fact]
    public async Task A_window_whose_process_was_killed_is_run_again_when_its_lease_is_over()
    {
        await using var database = await DatabaseAsync();
        var window = JobSchedule.Every(TimeSpan.FromMinutes(30)).Containing(Ten.AddTicks(-1));
        var killed = await new JobLedger(database, clock).TryClaimAsync("given", "", window, false, Options("killed"));
        var job = new GivenJob();

        await RunAsync(database, job);
        Assert.Empty(job.Ran);
        clock.Advance(Options("x").Lease);
        await RunAsync(database, job);

        Assert.Equal(["09:30"], job.Ran);
        Assert.False(await new JobLedger(database, clock).DoneAsync(killed!, new Dictionary<string, long> { ["items"] = 99 }));
        Assert.Equal(1, Assert.Single(await WindowsAsync(database)).Counts["items"]);
    }

    [Fact]
    public async Task A_process_that_lost_its_window_cannot_store_what_it_found()
    {
        await using var database = await DatabaseAsync();
        var ledger = new JobLedger(database, clock);
        var window = JobSchedule.Every(TimeSpan.FromMinutes(30)).Containing(Ten.AddTicks(-1));
        var slow = await ledger.TryClaimAsync("given", "", window, false, Options("slow"));
        clock.Advance(Options("x").Lease);
        var quick = await ledger.TryClaimAsync("given", "", window, false, Options("quick"));

        await using var db = database.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await JobLedger.GuardAsync(db, quick!);
        await Assert.ThrowsAsync<LeaseLostException>(() => JobLedger.GuardAsync(db, slow!));
    }

    private static JobsOptions Options(string worker) => new() { Worker = worker };

    private Task RunAsync(TestDatabase database, GivenJob job, string worker = "one") =>
        new WindowRunner(new JobLedger(database, clock), hold, Options(worker), clock, NullLogger<WindowRunner>.Instance).RunDueAsync(job);

    private static Task<IReadOnlyList<JobWindow>> WindowsAsync(TestDatabase database) =>
        new JobLedger(database, TimeProvider.System).ListAsync(DateTimeOffset.MinValue.AddYears(1), DateTimeOffset.MaxValue.AddYears(-1));

    /// <summary>A job of half-hour windows that notes the local time at which each of its runs begins.</summary>
    private sealed class GivenJob : WindowedJob
    {
        public List<string> Ran { get; } = [];

        public Func<WindowClaim, bool> Fails { get; set; } = _ => false;

        public DateTimeOffset? BeginsAt { get; init; }

        public IReadOnlyList<string> Sources { get; init; } = [""];

        public TimeSpan Waits { get; init; }

        public bool Sweeps { get; init; }

        public override string Name => "given";

        public override LocalText Title => new("测试", "Test");

        public override JobSchedule Schedule => JobSchedule.Every(TimeSpan.FromMinutes(30));

        public override TimeSpan Delay => Waits;

        public override bool WorksOnOpenWindow => Sweeps;

        public override Task<IReadOnlyList<string>> SourcesAsync(CancellationToken cancellationToken) => Task.FromResult(Sources);

        public override Task<DateTimeOffset?> BeginsAtAsync(string source, CancellationToken cancellationToken) => Task.FromResult(BeginsAt);

        public override Task<IReadOnlyDictionary<string, long>> RunAsync(WindowClaim window, CancellationToken cancellationToken)
        {
            Ran.Add($"{window.Source} {window.From.ToOffset(TimeSpan.FromHours(8)):HH:mm}".Trim());
            if (Fails(window)) throw new InvalidOperationException("The gateway refuses the connection.");
            return Task.FromResult<IReadOnlyDictionary<string, long>>(new Dictionary<string, long> { ["items"] = 1 });
        }
    }
}

public sealed class WindowRunnerOnSqlite : WindowRunnerContract
{
    protected override Task<TestDatabase> DatabaseAsync() => TestDatabase.CreateAsync();
}

using FinServ.Compliance.Audit;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Storage;
using FinServ.Compliance.Tests.Storage;
using FinServ.Compliance.Violations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FinServ.Compliance.Tests.Violations;

/// <summary>What the store of violations promises on every database.</summary>
public abstract class ViolationStoreContract
{
    private static readonly DateTimeOffset Now = Given.Now;

    protected abstract Task<TestDatabase> DatabaseAsync();

    [Fact]
    public async Task What_a_reconciliation_decides_is_read_back_as_it_was_written()
    {
        await using var database = await DatabaseAsync();
        var verdict = Given.Verdict(agent: "A0344", facts: new Dictionary<string, string> { ["天数"] = "7" }, dischargedAt: "2026-03-10T09:35");

        await ReconcileAsync(database, Now, verdict);

        var violation = Assert.Single((await Store(database).OnRecordAsync([verdict.Subject])).Violations);
        Assert.Equal(("V-20260310-0001", ViolationState.Raised, Given.Shanghai("2026-03-11T17:30")), (violation.Number, violation.State, violation.ConfirmBy));
        Assert.Equal(VerdictJson.Write(verdict), VerdictJson.Write(violation.Verdict));
        Assert.Equal(VerdictSummary.Of(verdict), Assert.Single((await Store(database).OnRecordAsync([verdict.Subject])).Verdicts));
    }

    [Fact]
    public async Task Evaluating_again_changes_nothing()
    {
        await using var database = await DatabaseAsync();
        await ReconcileAsync(database, Now, Given.Verdict());

        Assert.True(Reconciliation.Decide(await Store(database).OnRecordAsync([Given.Verdict().Subject]), [Given.Verdict()], _ => true).None);
    }

    [Fact]
    public async Task Violations_of_a_day_are_numbered_without_gaps()
    {
        await using var database = await DatabaseAsync();
        await ReconcileAsync(database, Now, Given.Verdict(subject: "case:C1"), Given.Verdict(subject: "case:C2"));
        await ReconcileAsync(database, Now.AddHours(1), Given.Verdict(subject: "case:C3"));
        await ReconcileAsync(database, Now.AddDays(1), Given.Verdict(subject: "case:C4"));

        await using var db = database.CreateDbContext();
        Assert.Equal(
            ["V-20260310-0001", "V-20260310-0002", "V-20260310-0003", "V-20260311-0001"],
            await db.Set<ViolationRow>().Select(v => v.Number).Order().ToListAsync());
    }

    [Fact]
    public async Task Two_workers_record_a_violation_once()
    {
        await using var database = await DatabaseAsync();
        var changes = Reconciliation.Decide(OnRecord.Nothing, [Given.Verdict()], _ => true);

        var stored = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Store(database).ApplyAsync(changes, Now))));

        Assert.Single(stored, true);
        Assert.Single((await Store(database).OnRecordAsync([Given.Verdict().Subject])).Violations);
    }

    [Fact]
    public async Task Of_two_workers_that_withdraw_the_second_finds_it_done()
    {
        await using var database = await DatabaseAsync();
        await ReconcileAsync(database, Now, Given.Verdict());
        var record = await Store(database).OnRecordAsync([Given.Verdict().Subject]);
        var changes = Reconciliation.Decide(record, [Given.Verdict(kind: VerdictKind.Met, dischargedAt: "2026-03-05T09:00")], _ => true);

        Assert.True(await Store(database).ApplyAsync(changes, Now.AddHours(1)));
        Assert.False(await Store(database).ApplyAsync(changes, Now.AddHours(1)));
    }

    [Fact]
    public async Task What_the_caller_adds_stands_or_falls_with_the_changes()
    {
        await using var database = await DatabaseAsync();
        var changes = Reconciliation.Decide(OnRecord.Nothing, [Given.Verdict()], _ => true);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store(database).ApplyAsync(changes, Now, _ => throw new InvalidOperationException("killed")));

        Assert.Empty((await Store(database).OnRecordAsync([Given.Verdict().Subject])).Verdicts);
        Assert.Empty(await ActionsAsync(database));
    }

    [Fact]
    public async Task Every_version_of_a_verdict_is_kept_with_the_time_in_which_it_was_believed()
    {
        await using var database = await DatabaseAsync();
        await ReconcileAsync(database, Now, Given.Verdict(kind: VerdictKind.Pending));
        await ReconcileAsync(database, Now.AddHours(1), Given.Verdict());
        await ReconcileAsync(database, Now.AddHours(2), Given.Verdict(kind: VerdictKind.Met, dischargedAt: "2026-03-05T09:00"));

        var history = await Store(database).HistoryAsync(Given.Verdict().Subject);

        Assert.Equal([VerdictKind.Pending, VerdictKind.Violated, VerdictKind.Met], history.Select(version => version.Verdict.Kind));
        Assert.Equal([Now.AddHours(1), Now.AddHours(2), null], history.Select(version => version.KnownUntil));
    }

    [Fact]
    public async Task Each_change_has_its_audit_entry()
    {
        await using var database = await DatabaseAsync();
        await ReconcileAsync(database, Now, Given.Verdict());
        await ReconcileAsync(database, Now.AddHours(1), Given.Verdict(dischargedAt: "2026-03-10T09:35"));
        await ReconcileAsync(database, Now.AddHours(2), Given.Verdict(kind: VerdictKind.Met, dischargedAt: "2026-03-05T09:00"));
        await ReconcileAsync(database, Now.AddHours(3), Given.Verdict());
        await Review(database).ConfirmAsync("V-20260310-0001", Given.Supervisor);

        Assert.Equal(
            ["violation-raised", "violation-updated", "violation-withdrawn", "violation-raised-again", "violation-confirmed"],
            await ActionsAsync(database));
    }

    [Fact]
    public async Task The_banks_setting_confirms_clear_cut_hits_of_its_severities_only()
    {
        await using var database = await DatabaseAsync();
        await ReconcileAsync(database, Now, new ViolationsOptions { AutoConfirm = [Severity.S2, Severity.S1] },
            Given.Verdict(subject: "case:C1"),
            Given.Verdict(subject: "case:C2", severity: Severity.S1),
            Given.Verdict(subject: "case:C3", severity: Severity.S3),
            Given.Verdict(subject: "case:C4", rule: "conduct-insult-or-threat"));

        await using var db = database.CreateDbContext();
        var confirmed = await db.Set<ViolationRow>().Where(v => v.State == ViolationState.Confirmed).Select(v => v.Subject).ToListAsync();
        Assert.Equal(["case:C1"], confirmed);
    }

    [Fact]
    public async Task A_decision_on_what_somebody_else_has_just_decided_is_refused()
    {
        await using var database = await DatabaseAsync();
        await ReconcileAsync(database, Now, Given.Verdict());
        var violation = (await Store(database).FindAsync("V-20260310-0001"))!;
        await Review(database).DismissAsync(violation.Number, Given.Supervisor, DismissalReason.WrongData, null);

        Assert.False(await Store(database).TrySaveAsync(violation.ConfirmBySetting(Now), AuditEntry.BySystem("violation-confirmed", violation.Number, Now)));
        Assert.Equal("already-decided", (await Assert.ThrowsAsync<RefusedException>(() => Review(database).ConfirmAsync(violation.Number, Given.Supervisor))).Code);
        Assert.Equal("not-found", (await Assert.ThrowsAsync<RefusedException>(() => Review(database).ConfirmAsync("V-1", Given.Supervisor))).Code);
    }

    private static ViolationReview Review(TestDatabase database) => new(Store(database), Cards, Given.Clock, new FakeClock(Now));

    private static readonly RuleCards Cards = new([Given.Card(), Given.Card(id: "conduct-insult-or-threat", clearCut: false)]);

    private static ViolationStore Store(TestDatabase database, ViolationsOptions? options = null) =>
        new(database, Cards, Given.Profiles, Given.Clock, Options.Create(options ?? new()), NullLogger<ViolationStore>.Instance);

    private static Task ReconcileAsync(TestDatabase database, DateTimeOffset now, params Verdict[] fresh) => ReconcileAsync(database, now, new(), fresh);

    private static async Task ReconcileAsync(TestDatabase database, DateTimeOffset now, ViolationsOptions options, params Verdict[] fresh)
    {
        var store = Store(database, options);
        var record = await store.OnRecordAsync([.. fresh.Select(verdict => verdict.Subject)]);
        Assert.True(await store.ApplyAsync(Reconciliation.Decide(record, fresh, _ => true), now));
    }

    private static async Task<List<string>> ActionsAsync(TestDatabase database)
    {
        await using var db = database.CreateDbContext();
        return await db.Set<AuditEntry>().OrderBy(entry => entry.Number).Select(entry => entry.Action).ToListAsync();
    }
}

public sealed class ViolationStoreOnSqlite : ViolationStoreContract
{
    protected override Task<TestDatabase> DatabaseAsync() => TestDatabase.CreateAsync();
}

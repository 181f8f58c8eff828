using FinServ.Compliance.Audit;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Evidence;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Tests.Storage;
using FinServ.Compliance.Tests.Violations;
using FinServ.Compliance.Violations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static FinServ.Compliance.Tests.Rectification.GivenNotice;

namespace FinServ.Compliance.Tests.Rectification;

/// <summary>What the store of notices promises on every database, and what time does to them.</summary>
public abstract class NoticeStoreContract : IAsyncLifetime
{
    private static readonly RuleCards Cards = new([
        Given.Card(rectification: "投诉办结后未完成回访，请立即回访并登记结果。") with { Rectification = new("请立即回访。", "Call back at once.") },
        Given.Card("sla-call-answer-slow", Severity.S4, "A", "10bd") with { Rectification = new("请核查排班。", "Check the rosters.") },
        Given.Card("advice", advisory: true)]);

    private readonly DirectoryInfo keys = Directory.CreateTempSubdirectory("compliance-keys-");
    private TestDatabase database = null!;
    private DateTimeOffset now = Given.Now;

    protected abstract Task<TestDatabase> DatabaseAsync();

    public async ValueTask InitializeAsync() => database = await DatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        keys.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_month_of_slow_answers_becomes_one_issued_notice_for_each_unit()
    {
        await ConfirmedAsync([.. Enumerable.Range(0, 600).Select(i => Given.Verdict("sla-call-answer-slow", $"interaction:{i}", severity: Severity.S4, unit: i % 2 == 0 ? "CD" : "KF", dueAt: null))]);
        await Sweep().CollectAsync(now);
        Assert.Equal([(NoticeState.Draft, 300), (NoticeState.Draft, 300)], (await NoticesAsync()).Select(notice => (notice.State, notice.Members)));

        now = Given.Shanghai("2026-03-13T16:00"); // Friday, within two hours of the close of the week
        var counts = await Sweep().CollectAsync(now);

        Assert.Equal(2, counts["issued"]);
        Assert.Equal(["ZG-CD-20260313-0001", "ZG-KF-20260313-0001"], (await NoticesAsync()).Select(notice => notice.Number).Order());
        Assert.All(await ViolationsAsync(), violation => Assert.Equal(ViolationState.NoticeIssued, violation.State));
    }

    [Fact]
    public async Task A_collective_notice_that_nobody_may_issue_by_machine_waits_for_a_person()
    {
        await ConfirmedAsync(Given.Verdict("sla-call-answer-slow", "interaction:1", severity: Severity.S4, dueAt: null));
        now = Given.Shanghai("2026-03-13T16:00");

        Assert.Equal(0, (await Sweep(new() { IssueCollective = false }).CollectAsync(now))["issued"]);
    }

    [Fact]
    public async Task Collecting_twice_changes_nothing()
    {
        await ConfirmedAsync(Given.Verdict(), Given.Verdict("advice", "case:C2"));

        Assert.Equal(1, await Store().CollectAsync(now));
        Assert.Equal(0, await Store().CollectAsync(now.AddMinutes(1)));
        Assert.Equal(1, (await NoticesAsync()).Single().Members);
    }

    [Fact]
    public async Task Two_workers_that_collect_at_once_make_one_draft()
    {
        await ConfirmedAsync(Given.Verdict(), Given.Verdict(subject: "case:C2"));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Store().CollectAsync(now))));

        Assert.Equal(2, (await NoticesAsync()).Single().Members);
    }

    [Fact]
    public async Task Numbers_have_no_gaps_for_a_unit_and_day()
    {
        await ConfirmedAsync(Given.Verdict(), Given.Verdict(subject: "case:C2", dueAt: "2026-03-09T00:00"), Given.Verdict(subject: "case:C3", unit: "C-X"));
        await Store().CollectAsync(now);
        var drafts = await NoticesAsync();
        var first = drafts.First(draft => draft.Unit == "CD");
        await Desk().CompleteAsync($"{first.Id}", Author);
        await Assert.ThrowsAsync<RefusedException>(() => Desk().IssueAsync($"{first.Id}", Author)); // takes no number

        foreach (var draft in drafts)
        {
            if (draft.Id != first.Id) await Desk().CompleteAsync($"{draft.Id}", Given.Person("G0001", Roles.SupervisionGroup));
            await Desk().IssueAsync($"{draft.Id}", Second);
        }

        Assert.Equal(["ZG-CD-20260310-0001", "ZG-CD-20260310-0002", "ZG-CX-20260310-0001"], (await NoticesAsync()).Select(notice => notice.Number).Order());
    }

    [Fact]
    public async Task A_notice_goes_its_way_and_every_step_stands_in_the_trail()
    {
        var number = await IssuedAsync();
        var proof = await Evidence().AddAsync(number, "回执.txt", "text/plain", "已告知"u8.ToArray(), null, "A0137", Roles.Addressee);

        await Desk().AcknowledgeAsync(number, Addressee);
        await Desk().ObjectAsync(number, Addressee, "客户已知悉");
        await Desk().DecideObjectionAsync(number, Given.Person("C0001", Roles.Compliance), upheld: false, "不成立");
        await Desk().SubmitAsync(number, Addressee, "已回访", [proof.Id]);
        var closed = await Desk().ReinspectAsync(number, Inspector, passed: true, "抽查合格");

        Assert.Equal(NoticeState.Closed, closed.State);
        Assert.Equal(
            ["notice-completed", "notice-issued", "evidence-added", "notice-acknowledged", "notice-disputed", "notice-dispute-decided", "rectification-submitted", "notice-reinspected"],
            (await ActionsAsync()).SkipWhile(action => action != "notice-completed"));
        Assert.Equal(closed with { Revision = 0 }, await Store().FindAsync(number) is { } stored ? Alike(stored, closed) : null);
    }

    [Fact]
    public async Task Of_two_that_act_at_once_the_second_is_told_so()
    {
        var number = await IssuedAsync();
        var notice = (await Store().FindAsync(number))!;
        await Desk().AcknowledgeAsync(number, Addressee);

        Assert.False(await Store().TrySaveAsync(notice.Acknowledge(Head, now), AuditEntry.BySystem("notice-acknowledged", number, now)));
        Assert.Single(await ActionsAsync(), "notice-acknowledged");
    }

    [Fact]
    public async Task Overdue_is_found_by_time_and_climbs_once_a_step()
    {
        var number = await IssuedAsync(); // due 2026-03-12 17:30
        Assert.Equal(0, (await Sweep().MarkOverdueAsync(Given.Shanghai("2026-03-12T17:30")))["overdue"]);

        Assert.Equal(1, (await Sweep().MarkOverdueAsync(Given.Shanghai("2026-03-12T17:31")))["overdue"]);
        Assert.Equal(0, (await Sweep().MarkOverdueAsync(Given.Shanghai("2026-03-12T17:32")))["overdue"]);
        await Sweep().MarkOverdueAsync(Given.Shanghai("2026-03-13T17:31"));
        await Sweep().MarkOverdueAsync(Given.Shanghai("2026-03-13T18:00"));
        await Sweep().MarkOverdueAsync(Given.Shanghai("2026-03-20T09:00"));

        var notice = (await Store().FindAsync(number))!;
        Assert.Equal((NoticeState.Overdue, EscalationStep.Interview), (notice.State, notice.Escalation));
        Assert.Equal(["notice-overdue", "notice-escalated", "notice-escalated"], (await ActionsAsync()).TakeLast(3));
    }

    [Fact]
    public async Task Two_sweeps_mark_a_notice_once()
    {
        await IssuedAsync();

        var counts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Sweep().MarkOverdueAsync(Given.Shanghai("2026-03-12T18:00")))));

        Assert.Equal(1, counts.Sum(count => count["overdue"]));
    }

    [Fact]
    public async Task A_notice_follows_its_violations_when_they_hold_no_more()
    {
        var number = await IssuedAsync(Given.Verdict(), Given.Verdict(subject: "case:C2"));
        await ReconcileAsync(Given.Verdict(kind: VerdictKind.Met, dischargedAt: "2026-03-05T09:00"));

        await Sweep().CollectAsync(now);
        Assert.Equal((NoticeState.Issued, 1), await StateAsync(number));

        await ReconcileAsync(Given.Verdict(subject: "case:C2", kind: VerdictKind.Excused));
        await Sweep().CollectAsync(now);
        Assert.Equal((NoticeState.Withdrawn, 0), await StateAsync(number));
    }

    [Fact]
    public async Task An_upheld_objection_dismisses_the_violations_with_it()
    {
        var number = await IssuedAsync();
        await Desk().ObjectAsync(number, Addressee, "已回访");

        await Desk().DecideObjectionAsync(number, Given.Person("C0001", Roles.Compliance), upheld: true, "确已回访");

        Assert.Equal((ViolationState.Dismissed, DismissalReason.NotAViolation), (await ViolationsAsync()).Select(v => (v.State, v.Dismissal!.Value)).Single());
    }

    [Fact]
    public async Task The_letter_is_kept_as_it_was_issued_in_both_languages()
    {
        var number = await IssuedAsync();

        var letters = await Evidence().OfAsync(number);

        Assert.Equal([$"{number}.en.html", $"{number}.zh-CN.html"], letters.Select(letter => letter.Name).Order());
        var content = await Evidence().OpenAsync(letters[0].Id, "A0021", Roles.SupervisionGroup);
        Assert.Contains(number, System.Text.Encoding.UTF8.GetString(content!));
        Assert.Equal("evidence-opened", (await ActionsAsync())[^1]);
    }

    [Fact]
    public async Task Proof_that_was_used_before_is_recognised_and_too_large_a_file_refused()
    {
        var first = await Evidence().AddAsync("ZG-1", "a.txt", "text/plain", "同一份"u8.ToArray(), new(2026, 3, 1), "A0137", Roles.Addressee);
        await Evidence().AddAsync("ZG-2", "b.txt", "text/plain", "同一份"u8.ToArray(), null, "A0137", Roles.Addressee);

        Assert.Equal("ZG-2", (await Evidence().UsedElsewhereAsync(first.Sha256, "ZG-1")).Single().Subject);
        Assert.Equal("document-size", (await Assert.ThrowsAsync<RefusedException>(() => Evidence().AddAsync("ZG-1", "c", "x", Array.Empty<byte>(), null, "A", ""))).Code);
    }

    private static RectificationNotice? Alike(RectificationNotice stored, RectificationNotice expected) =>
        System.Text.Json.JsonSerializer.Serialize(stored with { Revision = 0 }) == System.Text.Json.JsonSerializer.Serialize(expected with { Revision = 0 }) ? expected with { Revision = 0 } : stored;

    private async Task<(NoticeState, int)> StateAsync(string number) => await Store().FindAsync(number) is { } notice ? (notice.State, notice.Members) : default;

    private async Task<string> IssuedAsync(params Verdict[] verdicts)
    {
        await ConfirmedAsync(verdicts.Length == 0 ? [Given.Verdict()] : verdicts);
        await Store().CollectAsync(now);
        var draft = (await NoticesAsync()).Single();
        await Desk().CompleteAsync($"{draft.Id}", Author);
        return (await Desk().IssueAsync($"{draft.Id}", Second)).Number!;
    }

    private async Task ConfirmedAsync(params Verdict[] verdicts)
    {
        await ReconcileAsync(verdicts);
        foreach (var violation in (await Violations().OnRecordAsync([.. verdicts.Select(verdict => verdict.Subject)])).Violations)
            Assert.True(await Violations().TrySaveAsync(violation.ConfirmBySetting(now), AuditEntry.BySystem("violation-confirmed", violation.Number, now)));
    }

    private async Task ReconcileAsync(params Verdict[] verdicts)
    {
        var record = await Violations().OnRecordAsync([.. verdicts.Select(verdict => verdict.Subject)]);
        Assert.True(await Violations().ApplyAsync(Reconciliation.Decide(record, verdicts, _ => true), now));
    }

    private async Task<List<RectificationNotice>> NoticesAsync()
    {
        await using var db = database.CreateDbContext();
        return [.. (await db.Set<NoticeRow>().OrderBy(n => n.Key).ToListAsync()).Select(row => row.ToNotice())];
    }

    private async Task<List<ViolationRow>> ViolationsAsync()
    {
        await using var db = database.CreateDbContext();
        return await db.Set<ViolationRow>().ToListAsync();
    }

    private async Task<List<string>> ActionsAsync()
    {
        await using var db = database.CreateDbContext();
        return await db.Set<AuditEntry>().OrderBy(entry => entry.Number).Select(entry => entry.Action).ToListAsync();
    }

    private ViolationStore Violations() => new(database, Cards, Given.Profiles, Given.Clock, Options.Create(new ViolationsOptions()), NullLogger<ViolationStore>.Instance);

    private NoticeStore Store() => new(database, new(Terms, Cards), Cards, NullLogger<NoticeStore>.Instance);

    private NoticeDesk Desk() => new(Store(), Terms, new(Terms, Cards, Clauses, new(new("银行", "Bank"), unit => new(unit ?? "", unit ?? ""))), ReportingLines.Unknown, Seal(), new FakeClock(now));

    private NoticeSweep Sweep(RectificationOptions? options = null) => new(Store(), Desk(), Terms, Options.Create(options ?? new()), NullLogger<NoticeSweep>.Instance);

    private EvidenceStore Evidence() => new(database, Seal(), new FakeClock(now));

    private Sealing Seal() => new(KeyRing.Open(keys.FullName, TimeProvider.System));

    private static readonly ClauseCatalogue Clauses = ClauseCatalogue.Load(Path.Combine(TestData.RulesFolder, "clauses.yaml"));
}

public sealed class NoticeStoreOnSqlite : NoticeStoreContract
{
    protected override Task<TestDatabase> DatabaseAsync() => TestDatabase.CreateAsync();
}

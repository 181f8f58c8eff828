using FinServ.Compliance.Audit;
using FinServ.Compliance.Digests;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Evidence;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Tests.Rectification;
using FinServ.Compliance.Tests.Storage;
using FinServ.Compliance.Tests.Violations;
using FinServ.Compliance.Violations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static FinServ.Compliance.Tests.Rectification.GivenNotice;

namespace FinServ.Compliance.Tests.Digests;

/// <summary>Overview, list, digest and file tell one number; an issued digest stays and says what it tells otherwise later.</summary>
public sealed class OneNumber : IAsyncLifetime
{
    private static readonly DigestPeriod Week = DigestPeriod.Parse("2026-W10");
    private static readonly RuleCards Cards = new([Given.Card() with { Rectification = new("请立即回访。", "Call back at once.") }, Given.Card("sla-call-answer-slow", Severity.S4, "A", "10bd")]);
    private static readonly UnitScope Bank = UnitScope.WholeBank;

    private readonly DirectoryInfo keys = Directory.CreateTempSubdirectory("compliance-keys-");
    private TestDatabase database = null!;
    private DateTimeOffset now = Given.Shanghai("2026-03-09T10:00");

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        var record = Given.Shanghai("2026-03-03T09:00");
        Verdict[] verdicts =
        [
            .. Enumerable.Range(0, 40).Select(i => Given.Verdict("sla-call-answer-slow", $"interaction:{i}", severity: Severity.S4, unit: i % 4 == 0 ? "CX" : "KF", dueAt: $"2026-03-{2 + i % 5:00}T10:00")),
            .. Enumerable.Range(0, 30).Select(i => Given.Verdict("sla-call-answer-slow", $"interaction:W9-{i}", severity: Severity.S4, unit: "KF", dueAt: $"2026-02-{23 + i % 5:00}T10:00")),
            Given.Verdict(subject: "case:C1", dueAt: "2026-03-03T00:00", triggerAt: "2026-02-24T10:00"),
            Given.Verdict(subject: "case:C2", dueAt: "2026-03-09T00:00"), // 24:00 of Sunday: still this week
            Given.Verdict(subject: "case:C3", kind: VerdictKind.Met, dueAt: "2026-03-05T00:00", dischargedAt: "2026-03-04T00:00"),
            Given.Verdict(subject: "case:C4", kind: VerdictKind.Unknown, dueAt: "2026-03-05T00:00"),
            Given.Verdict(subject: "case:C5", severity: Severity.S1, dueAt: "2026-03-06T00:00"),
        ];
        Assert.True(await Violations().ApplyAsync(Reconciliation.Decide(OnRecord.Nothing, verdicts, _ => true), record));

        // C1 goes into a notice that becomes overdue.
        var c1 = (await Violations().OnRecordAsync([verdicts[70].Subject])).Violations.Single();
        Assert.True(await Violations().TrySaveAsync(c1.ConfirmBySetting(record), AuditEntry.BySystem("violation-confirmed", c1.Number, record)));
        await Notices().CollectAsync(record);
        var desk = NoticeDesk(record);
        var draft = (await new NoticeQuery(database).ListAsync(new(), Bank, 0, 10)).Single();
        await desk.CompleteAsync(draft.Name, Author);
        await desk.IssueAsync(draft.Name, Second); // 2 working days: due 2026-03-05 17:30
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        keys.Delete(recursive: true);
    }

    [Fact]
    public async Task Overview_list_digest_and_file_tell_one_number()
    {
        var model = await Desk().PreviewAsync(Week, Bank);
        var overview = await Overview().ReadAsync(Bank, now);
        var html = DigestHtml.Render(model, "zh-CN", null);
        var listed = await new ViolationQuery(database).CountAsync(new(States: ViolationStates.Standing, From: Week.From, Until: Week.Until), Bank);

        Assert.Equal(43, model.NewViolations);
        Assert.Equal(model.NewViolations, listed);
        Assert.Equal(model.NewViolations, overview.Weeks.Single(week => week.Period == "2026-W10").Total);
        Assert.Contains($"第 10 周新增违规 {model.NewViolations} 项，比前一周多 13 项", html);
        Assert.Contains($">{model.NewViolations}</text>", html);

        Assert.Equal(overview.NoticesByState, model.Notices.ByState);
        Assert.Equal((1, 1), (model.Notices.Overdue.Count, overview.OverdueNotices)); // past its deadline, whether a sweep marked it or not
        Assert.Contains("逾期 1。", html);
    }

    [Fact]
    public async Task The_on_time_rate_counts_what_was_due_in_the_week()
    {
        var figure = (await Desk().PreviewAsync(Week, Bank)).Figures.Single(figure => figure.Indicator == "callback-on-time");

        Assert.Equal((1m, 4m, 1), (figure.Numerator, figure.Denominator, figure.Unknown));
        Assert.Null(figure.Value); // one of five unknown: too much to tell
    }

    [Fact]
    public async Task People_get_the_digest_of_their_own_units()
    {
        var model = await Desk().PreviewAsync(Week, UnitScope.Of(["CX"]));

        Assert.Equal((10, "CX"), (model.NewViolations, model.Scope.Zh));
        Assert.Equal(["CX"], model.Units.Select(unit => unit.Id));
        Assert.Empty(model.Notices.Overdue);
    }

    [Fact]
    public async Task The_overview_says_what_is_due_next()
    {
        var overview = await Overview().ReadAsync(Bank, Given.Shanghai("2026-03-03T10:00"));

        Assert.Equal("13:00 前须确认 1 项 S1。", overview.Headline.Zh);
        var first = overview.Due[0];
        Assert.Equal((DueKind.Confirm, Severity.S1, "H24", Given.Shanghai("2026-03-03T13:00")), (first.Kind, first.Severity, first.Counting, first.DueAt));
        Assert.Contains(overview.Due, item => item is { Kind: DueKind.Confirm, Severity: Severity.S4, Count: 70, Units: 2 }); // folded into one line
        Assert.Contains(overview.Due, item => item.Kind == DueKind.Acknowledge && item.Number.StartsWith("ZG-CD-20260303", StringComparison.Ordinal));
        Assert.Equal([1, 1, 0, 70], overview.ToConfirm.Select(row => row.Total));
        Assert.Equal(["KF", "CX", "CD"], overview.Units.Select(unit => unit.Unit));
    }

    [Fact]
    public async Task A_digest_is_issued_once_and_frozen()
    {
        var (first, files) = await Desk().IssueOnceAsync(Week);
        await WithdrawAsync(3);
        var (again, _) = await Desk().IssueOnceAsync(Week);

        Assert.Equal((1, 43, first.Sha256), (again.Model.Version, again.Model.NewViolations, again.Sha256));
        Assert.Equal(40, (await Desk().PreviewAsync(Week, Bank)).NewViolations);
        Assert.Contains(first.Check, await File.ReadAllTextAsync(files[0]));
        Assert.Equal(2, (await Desk().IssueAsync(Week)).Issued.Model.Version);
    }

    [Fact]
    public async Task The_next_digest_tells_what_it_restates_and_only_once()
    {
        await Desk().IssueOnceAsync(Week);
        await WithdrawAsync(3);
        now = Given.Shanghai("2026-03-16T10:00");

        var next = (await Desk().IssueOnceAsync(DigestPeriod.Parse("2026-W11"))).Issued.Model;

        var restated = next.Restatements.Single(each => each.Figure == "new-violations");
        Assert.Equal(("2026-W10", 43m, 40m, "撤回、驳回或豁免 3 项，补到 0 项"), (restated.Period, restated.Was, restated.Now, restated.Reason.Zh));
        now = Given.Shanghai("2026-03-23T10:00");
        Assert.Empty((await Desk().PreviewAsync(DigestPeriod.Parse("2026-W12"), Bank)).Restatements);
    }

    [Fact]
    public async Task A_stored_digest_that_was_changed_is_not_shown()
    {
        await Desk().IssueOnceAsync(Week);
        await using var db = database.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync("UPDATE digests SET model = replace(model, '43', '34')");

        await Assert.ThrowsAsync<InvalidDataException>(() => new DigestStore(database).FindAsync("2026-W10"));
    }

    private async Task WithdrawAsync(int count)
    {
        var verdicts = Enumerable.Range(0, count).Select(i => Given.Verdict("sla-call-answer-slow", $"interaction:{i}", kind: VerdictKind.Met, severity: Severity.S4, dischargedAt: "2026-03-02T09:00")).ToList();
        var record = await Violations().OnRecordAsync([.. verdicts.Select(verdict => verdict.Subject)]);
        Assert.True(await Violations().ApplyAsync(Reconciliation.Decide(record, verdicts, _ => true), now.AddHours(1)));
    }

    private DigestDesk Desk() => new(
        new(new(database), new(database), new(database), new NoIndicatorSource(), Given.Clock, Cards, Names), new(database), new(database), Cards, Names, Given.Clock, database.Options, new FakeClock(now));

    private OverviewQuery Overview() => new(database, new(database), new(database), new(database), Given.Clock, Given.Profiles);

    private ViolationStore Violations() => new(database, Cards, Given.Profiles, Given.Clock, Options.Create(new ViolationsOptions()), NullLogger<ViolationStore>.Instance);

    private NoticeStore Notices() => new(database, new(Terms, Cards), Cards, NullLogger<NoticeStore>.Instance);

    private NoticeDesk NoticeDesk(DateTimeOffset at) => new(
        Notices(), Terms, new(Terms, Cards, ClauseCatalogue.Load(Path.Combine(TestData.RulesFolder, "clauses.yaml")), Names), ReportingLines.Unknown,
        new(KeyRing.Open(keys.FullName, TimeProvider.System)), new FakeClock(at));

    private static NoticeNames Names { get; } = new(new("○○银行", "Bank of ○○"), unit => unit is null ? new("未注明单位", "no unit named") : new(unit, unit));
}

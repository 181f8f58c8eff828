using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Tests.Storage;
using FinServ.Compliance.Violations;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FinServ.Compliance.Tests.Violations;

/// <summary>Lists fold what is alike, page, and show the own units only.</summary>
public sealed class ViolationLists : IAsyncLifetime
{
    private static readonly UnitScope Bank = UnitScope.WholeBank;
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        var store = new ViolationStore(database, new([Given.Card()]), Given.Profiles, Given.Clock, Options.Create(new ViolationsOptions()), NullLogger<ViolationStore>.Instance);
        Verdict[] verdicts =
        [
            .. Enumerable.Range(1, 14).Select(i => Given.Verdict("sla-call-abandoned-not-returned", $"interaction:I{i:00}", severity: Severity.S3, unit: "KF", dueAt: $"2026-03-06T10:{i:00}")),
            Given.Verdict(subject: "case:C1", severity: Severity.S1),
            Given.Verdict(subject: "case:C2", unit: "CX"),
            Given.Verdict(subject: "case:C3", kind: VerdictKind.Pending, dueAt: "2026-03-12T00:00"),
            Given.Verdict(subject: "case:C4", kind: VerdictKind.AtRisk, dueAt: "2026-03-11T00:00"),
            Given.Verdict(subject: "case:C5", kind: VerdictKind.Unknown, dueAt: "2026-03-06T00:00"),
            Given.Verdict(subject: "case:C6", kind: VerdictKind.Met, dueAt: "2026-03-06T00:00", dischargedAt: "2026-03-05T00:00"),
        ];
        Assert.True(await store.ApplyAsync(Reconciliation.Decide(OnRecord.Nothing, verdicts, _ => true), Given.Now));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Similar_violations_fold_into_one_row_and_each_keeps_its_own_deadline()
    {
        var page = await Query().FoldedAsync(new(), Bank, ViolationOrder.SeverityThenConfirmBy, 0, 10);

        Assert.Equal((3, 16), (page.Rows, page.Violations));
        Assert.Equal([(Severity.S1, 1), (Severity.S2, 1), (Severity.S3, 14)], page.Groups.Select(group => (group.First.Severity, group.Count)));
        var members = await Query().MembersAsync(page.Groups[2].First, Bank);
        Assert.Equal(14, members.Select(member => member.DueAt).Distinct().Count());
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap()
    {
        var all = await Query().ListAsync(new(), Bank, ViolationOrder.SeverityThenConfirmBy, 0, 100);
        var inPages = new List<ViolationItem>();
        for (var skip = 0; skip < 16; skip += 5) inPages.AddRange(await Query().ListAsync(new(), Bank, ViolationOrder.SeverityThenConfirmBy, skip, 5));

        Assert.Equal(all, inPages);
    }

    [Fact]
    public async Task People_see_their_own_units_only()
    {
        Assert.Equal(1, await Query().CountAsync(new(), UnitScope.Of(["CX"])));
        Assert.Equal(0, await Query().CountAsync(new(), UnitScope.Of([])));
        Assert.Empty(await Query().MembersAsync((await Query().ListAsync(new(Rule: "sla-call-abandoned-not-returned"), Bank, ViolationOrder.Newest, 0, 1))[0], UnitScope.Of(["CX"])));
    }

    [Fact]
    public async Task Each_condition_narrows_the_list()
    {
        Assert.Equal(14, await Query().CountAsync(new(Severities: [Severity.S3]), Bank));
        Assert.Equal(1, await Query().CountAsync(new(Text: "C2"), Bank));
        Assert.Equal(14, await Query().CountAsync(new(Until: new(2026, 3, 6)), Bank));
        Assert.Equal(2, await Query().CountAsync(new(From: new(2026, 3, 9), States: [ViolationState.Raised]), Bank));
        Assert.Equal(0, await Query().CountAsync(new(States: []), Bank));
    }

    [Fact]
    public async Task Open_duties_come_in_the_order_in_which_they_are_due()
    {
        var open = await Verdicts().OpenAsync(Bank, Given.Shanghai("2026-03-20T00:00"), 10);

        Assert.Equal(["case:C4", "case:C3"], open.Select(verdict => verdict.Subject.ToString()));
    }

    [Fact]
    public async Task Decided_verdicts_are_counted_by_rule_and_kind_where_they_were_due()
    {
        var counts = await Verdicts().DueBetweenAsync(Given.Shanghai("2026-03-06T00:00"), Given.Shanghai("2026-03-07T00:00"), Bank);

        Assert.Equal(
            [("callback-complaint-missed", VerdictKind.Met, 1), ("callback-complaint-missed", VerdictKind.Unknown, 1), ("sla-call-abandoned-not-returned", VerdictKind.Violated, 14)],
            counts.Select(count => (count.RuleId, count.Kind, count.Count)).Order());
        Assert.Equal(16, (await Verdicts().CurrentAsync(new HashSet<VerdictKind> { VerdictKind.Violated }).ToListAsync()).Count);
    }

    private ViolationQuery Query() => new(database);

    private VerdictQuery Verdicts() => new(database);
}

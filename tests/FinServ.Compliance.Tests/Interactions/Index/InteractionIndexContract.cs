using FinServ.Compliance.Interactions;
using System.Security.Cryptography;
using System.Text;
using FinServ.Compliance.Interactions.Index;
using FsCheck;
using FsCheck.Fluent;

namespace FinServ.Compliance.Tests.Interactions.Index;

/// <summary>What every interaction index promises, whatever keeps it.</summary>
public abstract class InteractionIndexContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 10, 1, 0, 0, TimeSpan.Zero);

    protected IInteractionIndex Index { get; private set; } = null!;

    /// <summary>An index that holds nothing.</summary>
    protected abstract Task<IInteractionIndex> EmptyAsync();

    /// <summary>Another way into the same index, as a second process has it.</summary>
    protected abstract IInteractionIndex Second();

    public async ValueTask InitializeAsync() => Index = await EmptyAsync();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task A_record_is_accepted_once_and_a_duplicate_ever_after()
    {
        Assert.Equal(RecordOutcome.Accepted, await TakeAsync(Call("A1", text: "你好")));
        Assert.Equal(RecordOutcome.Duplicate, await TakeAsync(Call("A1", text: "你好")));
        Assert.Single(await LinesAsync(new()));
    }

    [Fact]
    public async Task A_repetition_within_one_batch_is_a_duplicate_too()
    {
        var result = await Index.AppendAsync([Call("A1"), Call("A1"), Call("A2")]);

        Assert.Equal([RecordOutcome.Accepted, RecordOutcome.Duplicate, RecordOutcome.Accepted], result.Outcomes);
    }

    [Fact]
    public async Task The_same_id_in_another_source_is_another_record()
    {
        Assert.Equal(RecordOutcome.Accepted, await TakeAsync(Call("A1")));
        Assert.Equal(RecordOutcome.Accepted, await TakeAsync(Call("A1") with { Source = "chat" }));
    }

    [Fact]
    public async Task A_newer_version_stands_and_an_older_one_never_overwrites_it()
    {
        Assert.Equal(RecordOutcome.Accepted, await TakeAsync(Call("A1", version: 2, text: "二")));
        Assert.Equal(RecordOutcome.Replaced, await TakeAsync(Call("A1", version: 3, text: "三")));
        Assert.Equal(RecordOutcome.Superseded, await TakeAsync(Call("A1", version: 1, text: "一")));

        Assert.Contains("三", Assert.Single(await LinesAsync(new())));
        Assert.Equal("三", Assert.Single(await SearchAsync(new("三"))).Text);
        Assert.Empty(await SearchAsync(new("二")));
        Assert.Empty(await SearchAsync(new("一")));
    }

    [Fact]
    public async Task Any_order_of_receipt_of_versions_ends_in_the_same_events()
    {
        var versions = new[] { 1L, 2, 3 }.Select(v => Call("A1", version: v, text: $"第{v}版")).ToArray();
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        foreach (var (order, n) in orders.Select((order, n) => (order, n)))
        {
            foreach (var i in order) await TakeAsync(versions[i] with { Source = $"source-{n}" });
            Assert.Contains("第3版", Assert.Single(await LinesAsync(new([new(SubjectKind.Source, $"source-{n}")]))));
        }
    }

    /// <summary>Up to 12 versions of up to 4 records, each received up to three times, in any order and in batches of any size.</summary>
    private static readonly Arbitrary<int[][]> Receipts =
        (from versions in Gen.Choose(0, 11).ArrayOf()
         from batchSize in Gen.Choose(1, 5)
         select versions.Concat(Enumerable.Range(0, 12)).Chunk(batchSize).ToArray()).ToArbitrary();

    [Fact]
    public void Any_order_and_batching_of_the_same_versions_ends_in_the_same_events()
    {
        var run = 0;
        Prop.ForAll(Receipts, batches =>
        {
            var source = $"run-{run++}";
            foreach (var batch in batches)
                Index.AppendAsync([.. batch.Select(n => Call($"R{n % 4}", version: n / 4, text: $"第{n}份") with { Source = source })]).GetAwaiter().GetResult();
            var standing = LinesAsync(new([new(SubjectKind.Source, source)])).GetAwaiter().GetResult();
            return standing.Select(line => line.Split("第")[1].Split("份")[0]).SequenceEqual(["8", "9", "10", "11"]);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Without_versions_what_comes_later_stands_and_what_was_there_before_is_a_duplicate()
    {
        await TakeAsync(Call("A1", text: "一"));
        Assert.Equal(RecordOutcome.Replaced, await TakeAsync(Call("A1", text: "二")));
        Assert.Equal(RecordOutcome.Duplicate, await TakeAsync(Call("A1", text: "一")));

        Assert.Contains("二", Assert.Single(await LinesAsync(new())));
    }

    [Fact]
    public async Task Handing_a_file_in_again_changes_nothing_whatever_it_held()
    {
        RecordDraft[] file = [Call("A1", version: 1, text: "一"), Call("A1", version: 3, text: "三"), Call("A1", version: 2, text: "二"), Call("A2", text: "x"), Call("A2", text: "y")];
        await Index.AppendAsync(file);
        var before = await LinesAsync(new());

        var again = await Index.AppendAsync(file);

        Assert.All(again.Outcomes, outcome => Assert.Equal(RecordOutcome.Duplicate, outcome));
        Assert.Equal(before, await LinesAsync(new()));
    }

    [Fact]
    public async Task Subjects_of_replaced_events_are_named_and_named_again_when_the_batch_is_repeated()
    {
        await TakeAsync(Call("A1", version: 1, inCase: "C-wrong"));
        var corrected = Call("A1", version: 2, inCase: "C-right");

        var first = await Index.AppendAsync([corrected]);
        var repeated = await Index.AppendAsync([corrected]);

        Assert.Contains(new SubjectRef(SubjectKind.Case, "C-wrong"), first.Displaced);
        Assert.Contains(new SubjectRef(SubjectKind.Case, "C-wrong"), repeated.Displaced);
        Assert.Empty(await LinesAsync(new([new(SubjectKind.Case, "C-wrong")])));
        Assert.Single(await LinesAsync(new([new(SubjectKind.Case, "C-right")])));
    }

    [Fact]
    public async Task Events_come_in_timeline_order_whatever_the_order_of_receipt()
    {
        await TakeAsync(Call("B", minute: 5, inCase: "C1"));
        await TakeAsync(Call("A", minute: 5, inCase: "C1"));
        await TakeAsync(Call("Z", minute: 1, inCase: "C1"));
        await TakeAsync(Call("A", minute: 5, inCase: "C1", text: "aaa") with { Source = "aaa" });

        Assert.Equal(["Z", "aaa:A", "A", "B"], (await LinesAsync(new([new(SubjectKind.Case, "C1")]))).Select(Name));

        static string Name(string line) => line.Contains("\"aaa\"", StringComparison.Ordinal) ? "aaa:A" : line.Split("\"record\":\"")[1][..1];
    }

    [Fact]
    public async Task Events_are_found_by_each_kind_of_subject_by_type_and_by_time_each_once()
    {
        await TakeAsync(Call("A", minute: 0, inCase: "C1", customer: "K1", agent: "E1", unit: "U1"));
        await TakeAsync(Call("B", minute: 10, inCase: "C2", customer: "K1", agent: "E2", unit: "U1", type: "CallEnded"));

        Assert.Equal(2, await CountAsync(new([new(SubjectKind.Customer, "K1")])));
        Assert.Equal(2, await CountAsync(new([new(SubjectKind.Unit, "U1"), new(SubjectKind.Customer, "K1"), new(SubjectKind.Case, "C1")])));
        Assert.Equal(1, await CountAsync(new([new(SubjectKind.Agent, "E2")])));
        Assert.Equal(1, await CountAsync(new([new(SubjectKind.Interaction, "calls/A")])));
        Assert.Equal(2, await CountAsync(new([new(SubjectKind.Source, "calls")])));
        Assert.Equal(1, await CountAsync(new([new(SubjectKind.Customer, "K1")], ["CallEnded"])));
        Assert.Equal(0, await CountAsync(new(Types: ["NeverSeen"])));
        Assert.Equal(0, await CountAsync(new([])));
        Assert.Equal(1, await CountAsync(new(From: At(10))));
        Assert.Equal(1, await CountAsync(new(Until: At(10) - 1)));
        Assert.Equal(2, await CountAsync(new(From: At(0), Until: At(10)))); // both ends inclusive
    }

    [Theory]
    [InlineData("没人跟我说", true)]
    [InlineData("没", true)] // one character
    [InlineData("跟我", true)]
    [InlineData("我说,没人", false)]
    [InlineData("效利率", false)] // the pairs stand apart in the text
    [InlineData("REFUND", true)] // folded
    [InlineData("efun", true)] // inside a word
    [InlineData("Ｒefund", true)] // full width
    [InlineData("3.5%", true)]
    [InlineData("*", true)]
    [InlineData("\"quoted\"", true)]
    [InlineData("quoted OR refund", false)] // a phrase, not a query language
    [InlineData("of \"q", true)] // across a blank
    [InlineData("😀", true)]
    public async Task A_literal_phrase_is_never_missed_and_never_made_up(string phrase, bool found)
    {
        await TakeAsync(Call("A1", text: "退款: 没人跟我说, 有效; 利率 3.5% **refund** of \"quoted\" 186****7720 😀"));
        await TakeAsync(Call("A2", text: null));

        Assert.Equal(found ? 1 : 0, (await SearchAsync(new(phrase))).Count);
    }

    [Fact]
    public async Task Filters_and_phrases_hold_together()
    {
        await TakeAsync(Call("A", text: "投诉 测试", unit: "U1", agent: "E1", minute: 1));
        await TakeAsync(Call("B", text: "投诉", unit: "U1", agent: "E2", minute: 2));
        await TakeAsync(Call("C", text: "投诉", unit: "U2", agent: "E1", minute: 3));
        await TakeAsync(Call("D", text: "表扬", unit: "U1", agent: "E1", minute: 4));

        Assert.Equal(["C", "B", "A"], Records(await SearchAsync(new("投诉"))));
        Assert.Equal(["C", "B"], Records(await SearchAsync(new("投诉", Without: ["测试"]))));
        Assert.Equal(["B", "A"], Records(await SearchAsync(new("投诉", Units: ["U1"]))));
        Assert.Equal(["D", "B", "A"], Records(await SearchAsync(new(Units: ["U1"]))));
        Assert.Equal(["D", "A"], Records(await SearchAsync(new(Units: ["U1"], Agent: "E1"))));
        Assert.Equal(["B"], Records(await SearchAsync(new("投诉", From: At(2), Until: At(2)))));
        Assert.Empty(await SearchAsync(new("投诉", Units: []))); // who sees no unit finds nothing
        Assert.Empty(await SearchAsync(new("投诉", Channels: ["email"])));
        Assert.Equal(3, (await SearchAsync(new("投诉", Channels: ["call"], Types: ["UtteranceSaid"], Sources: ["calls"], Speaker: "customer"))).Count);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_overlap()
    {
        foreach (var i in Enumerable.Range(0, 25)) await TakeAsync(Call($"R{i:00}", text: "分页", minute: i / 4));
        var seen = new List<string>();
        for (SearchKey? after = null; ;)
        {
            var page = await Index.SearchAsync(new("分页"), after, 7);
            seen.AddRange(Records(page));
            if (page.Count < 7) break;
            after = page[^1].Key;
        }

        Assert.Equal(25, seen.Distinct().Count());
        Assert.Equal(25, seen.Count);
    }

    [Fact]
    public async Task A_summary_counts_what_the_pages_show()
    {
        await TakeAsync(Call("A", text: "投诉", unit: "U1", inCase: "C1", customer: "K1"));
        await TakeAsync(Call("B", text: "投诉", unit: "U1", inCase: "C1", customer: "K2", minute: 15 * 60 + 1)); // past midnight in Shanghai
        await TakeAsync(Call("C", text: "表扬", unit: "U2", inCase: "C2"));

        var summary = await Index.SummariseAsync(new("投诉"), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

        Assert.Equal((2, 1, 2), (summary.Events, summary.Cases, summary.Customers));
        Assert.Equal(2, summary.ByUnit["U1"]);
        Assert.Equal(2, summary.ByChannel["call"]);
        Assert.Equal([new(2026, 3, 10), new(2026, 3, 11)], summary.ByDay.Keys.Order());
    }

    [Fact]
    public async Task Register_rows_come_by_instant_and_a_corrected_row_takes_the_place_of_the_old()
    {
        await Index.AppendAsync([Staff("E1", 2, "二"), Staff("E1", 1, "一"), Staff("E2", 2, "后")]);
        await Index.AppendAsync([Staff("E1", 1, "一改")]);

        Assert.Equal(["一改", "二", "后"], (await RowsAsync()).Select(row => row.Split('"')[^2]));
    }

    [Fact]
    public async Task The_sealed_original_of_the_standing_version_is_kept()
    {
        await TakeAsync(Call("A1", version: 1) with { Sealed = [1, 2, 3] });
        Assert.Equal([1, 2, 3], await Index.OriginalAsync("calls", "A1"));
        await TakeAsync(Call("A1", version: 2) with { Sealed = null });
        Assert.Null(await Index.OriginalAsync("calls", "A1"));
        Assert.Null(await Index.OriginalAsync("calls", "nowhere"));
    }

    [Fact]
    public async Task Spans_that_touch_become_one_and_gaps_stay_apart()
    {
        await Index.DeclareAsync([new("calls", 0, 9), new("calls", 10, 19), new("calls", 30, 39), new("calls", 12, 14, ["CallEnded"], "U1", IsGap: true)]);
        await Index.DeclareAsync([new("calls", 0, 9), new("chat", 0, 9)]);

        Assert.Equal(
            ["calls 0-19 False", "calls 12-14 True", "calls 30-39 False", "chat 0-9 False"],
            (await Index.CoverageAsync()).Select(span => $"{span.Source} {span.From}-{span.Until} {span.IsGap}"));
    }

    [Fact]
    public async Task Totals_count_what_stands()
    {
        await Index.AppendAsync([Call("A", version: 1, minute: 1), Call("A", version: 2, minute: 3), Call("B"), Call("B")]);

        var totals = Assert.Single(await Index.SourcesAsync());

        Assert.Equal(("calls", 2, 2, At(3)), (totals.Source, totals.Records, totals.Events, totals.LastAt!.Value.ToUnixTimeMilliseconds()));
    }

    [Fact]
    public async Task A_source_that_is_removed_leaves_nothing_and_can_come_again()
    {
        await Index.AppendAsync([Call("A", text: "投诉"), Call("B", text: "投诉") with { Source = "chat" }]);
        await Index.DeclareAsync([new("calls", 0, 9)]);

        await Index.RemoveAsync("calls");

        Assert.Equal(["B"], Records(await SearchAsync(new("投诉"))));
        Assert.Empty(await Index.CoverageAsync());
        Assert.Equal(RecordOutcome.Accepted, await TakeAsync(Call("A", text: "投诉")));
    }

    [Fact]
    public async Task Two_processes_that_write_at_once_lose_nothing_and_keep_nothing_twice()
    {
        var second = Second();
        var work = new[] { Index, second }.Select(index => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++) await index.AppendAsync([.. Enumerable.Range(i * 10, 10).Select(n => Call($"R{n}", text: "并发"))]);
        }));

        await Task.WhenAll(work);

        Assert.Equal(200, await CountAsync(new()));
        Assert.Equal(200, (await SearchAsync(new("并发"))).Count);
        (second as IDisposable)?.Dispose();
    }

    private static long At(int minute) => Morning.AddMinutes(minute).ToUnixTimeMilliseconds();

    private static RecordDraft Call(
        string record, long? version = null, string? text = "喂", int minute = 0, string? inCase = null, string? customer = null,
        string? agent = null, string? unit = null, string type = "UtteranceSaid")
    {
        var json = $$"""{"record":"{{record}}","type":"{{type}}","at":{{At(minute)}},"case":"{{inCase}}","text":"{{text?.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}""";
        return new(
            "calls", record, version, SHA256.HashData(Encoding.UTF8.GetBytes(json)), At(60),
            [new(0, type, At(minute), false, $"calls/{record}", inCase, customer, agent, unit, "call", "customer", Encoding.UTF8.GetBytes(json), text)],
            [], null);
    }

    private static RecordDraft Staff(string key, int minute, string name)
    {
        var json = Encoding.UTF8.GetBytes($$"""{"register":"staff","key":"{{key}}","name":"{{name}}"}""");
        return new("hr", $"staff/{key}/{minute}", null, SHA256.HashData(json), At(60), [], [new("staff", key, At(minute), json)], null);
    }

    private async Task<RecordOutcome> TakeAsync(RecordDraft record) => (await Index.AppendAsync([record])).Outcomes.Single();

    private Task<IReadOnlyList<SearchHit>> SearchAsync(InteractionSearch search) => Index.SearchAsync(search, after: null, take: 1000);

    private static IEnumerable<string> Records(IEnumerable<SearchHit> hits) => hits.Select(hit => hit.Record);

    private async Task<int> CountAsync(EventQuery query) => (await LinesAsync(query)).Count;

    private async Task<List<string>> LinesAsync(EventQuery query)
    {
        var lines = new List<string>();
        await foreach (var line in Index.EventsOfAsync(query)) lines.Add(Encoding.UTF8.GetString(line.Span));
        return lines;
    }

    private async Task<List<string>> RowsAsync()
    {
        var rows = new List<string>();
        await foreach (var row in Index.RegisterRowsAsync()) rows.Add(Encoding.UTF8.GetString(row.Span));
        return rows;
    }
}

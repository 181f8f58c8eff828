using System.Text;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Interactions.Intake;
using FsCheck;
using FsCheck.Fluent;

namespace FinServ.Compliance.Tests.Interactions.Intake;

/// <summary>Nothing is lost, nothing comes twice, and a killed intake ends as one that was not.</summary>
public class TakingFilesIn
{
    private const string Received = """{"id":"e1","source":"crm","version":1,"type":"ComplaintReceived","at":"2026-03-02T10:00:00+08:00","case":"C1","unit":"B1","channel":"call","text":"被多扣了手续费","data":{}}""";

    private const string Tickets = """
        source: desk
        zone: Asia/Shanghai
        file: { format: csv, delimiter: semicolon }
        values:
          at: { instant: when, format: yyyy-MM-dd HH:mm }
        records:
          - id: ticket
            version: rev
            keys: { case: ticket, unit: { is: B1 }, channel: { is: call } }
            events:
              - { type: ComplaintReceived, at: at, text: words, data: { complainantName: name } }
        complete: { for: [ComplaintReceived], from: 2026-01-01, until: last }
        """;

    [Fact]
    public async Task A_line_is_accepted_once_and_replaying_its_file_changes_nothing()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var file = bench.File("a.ndjson", Received);
        Assert.Equal(new(1, 1, 0, 0, 0), Counts(await bench.TakeAsync(bench.Canonical, file)));
        var before = await bench.StateAsync();

        Assert.Equal(new(1, 0, 1, 0, 0), Counts(await bench.TakeAsync(bench.Canonical, file)));
        Assert.Equal(before, await WithWaitingAsync(bench, before));
    }

    [Fact]
    public async Task A_newer_version_replaces_and_an_older_one_is_history_only()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var newer = Received.Replace("\"version\":1", "\"version\":3").Replace("手续费", "利息");
        var older = Received.Replace("\"version\":1", "\"version\":2").Replace("手续费", "年费");

        await bench.TakeLinesAsync(Received);
        Assert.Equal(new(1, 1, 0, 0, 0), Counts(await bench.TakeLinesAsync(newer)));
        Assert.Equal(new(1, 0, 0, 1, 0), Counts(await bench.TakeLinesAsync(older)));
        Assert.Contains("利息", Assert.Single(await bench.LinesAsync()));
    }

    [Fact]
    public async Task A_row_of_which_any_record_is_new_is_accepted_once()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var both = bench.Mapped("""
            source: calls
            file: { format: csv }
            values: { at: { instant: when, format: yyyy-MM-dd } }
            records:
              - { id: first, events: [ { type: CaseOpened, at: at, case: first, unit: { is: B1 } } ] }
              - { id: second, when: { column: second, present: true }, events: [ { type: CaseOpened, at: at, case: second, unit: { is: B1 } } ] }
            complete: { from: first, until: last }
            """);

        Assert.Equal(new(1, 1, 0, 0, 0), Counts(await bench.TakeAsync(both, bench.File("1.csv", "first,second,when\nA,B,2026-03-02\n"))));
        Assert.Equal(new(2, 1, 1, 0, 0), Counts(await bench.TakeAsync(both, bench.File("2.csv", "first,second,when\nA,C,2026-03-02\nB,,2026-03-02\n"))));
    }

    [Fact]
    public async Task Subjects_of_new_and_replaced_events_wait_to_be_judged()
    {
        await using var bench = await IntakeBench.OpenAsync();
        await bench.TakeLinesAsync(Received);
        Assert.Contains("case:C1", await bench.WaitingAsync());

        await bench.TakeLinesAsync(Received.Replace("\"version\":1", "\"version\":2").Replace("\"C1\"", "\"C2\""));
        bench.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Superset(new HashSet<string> { "case:C1", "case:C2" }, (await bench.WaitingAsync()).ToHashSet());
    }

    /// <summary>Up to thirty lines out of a few good, older, newer and unreadable ones, in any order and with any repetitions.</summary>
    private static readonly Arbitrary<string[]> Files =
        (from number in Gen.Choose(0, 30)
         from lines in Gen.Elements(
             Received, Received.Replace("\"version\":1", "\"version\":2"), Received.Replace("e1", "e2").Replace("C1", "C2"),
             Received.Replace("\"id\":\"e1\",", ""), "{", Received.Replace("ComplaintReceived", "ComplaintReceivd"),
             """{"register":"units","key":"B1","at":"2026-01-01T00:00:00+08:00","data":{"unitKind":"branch"}}""").ArrayOf(number)
         select lines).ToArbitrary();

    [Fact]
    public void Accepted_duplicate_superseded_and_quarantined_rows_add_up_to_those_read() =>
        Prop.ForAll(Files, lines =>
        {
            var (first, again) = Task.Run(async () =>
            {
                await using var bench = await IntakeBench.OpenAsync();
                return (await bench.TakeLinesAsync(lines), await bench.TakeLinesAsync(lines.Reverse()));
            }).GetAwaiter().GetResult();
            return AddsUp(first) && AddsUp(again) && first.Read == lines.Length && again.Accepted == 0 && again.Quarantined == first.Quarantined;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    [Fact]
    public async Task Killed_between_any_two_steps_and_started_again_it_ends_as_if_nothing_had_happened()
    {
        var lines = Enumerable.Range(0, 2_500).Select(n => n % 100 == 99 ? "{broken" : Received.Replace("e1", $"e{n}").Replace("C1", $"C{n % 700}")).ToArray();
        string expected;
        IntakeResult whole;
        await using (var bench = await IntakeBench.OpenAsync())
        {
            whole = await bench.TakeAsync(bench.Canonical, bench.File("all.ndjson", string.Join('\n', lines)));
            expected = await bench.StateAsync();
        }

        for (var kill = 1; kill <= 10; kill++)
        {
            await using var bench = await IntakeBench.OpenAsync();
            var file = bench.File("all.ndjson", string.Join('\n', lines));
            var steps = 0;
            await Assert.ThrowsAsync<KilledException>(() => bench.TakeAsync(bench.Canonical, file, _ => { if (++steps == kill) throw new KilledException(); }));
            var resumed = await bench.TakeAsync(bench.Canonical, file);

            Assert.Equal(expected, await bench.StateAsync());
            Assert.Equal((whole.Read, whole.Quarantined), (resumed.Read, resumed.Quarantined));
            Assert.True(AddsUp(resumed));
        }
    }

    [Fact]
    public async Task Texts_are_masked_before_they_are_stored_and_their_originals_are_sealed_without_secrets()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var desk = bench.Mapped(Tickets);
        await bench.TakeAsync(desk, bench.File("t.csv", "ticket;rev;when;name;words\nT1;1;2026-03-02 10:00;张三;请打 13812345678，验证码 483920\n"));

        var line = Assert.Single(await bench.LinesAsync());
        Assert.DoesNotContain("13812345678", line);
        Assert.DoesNotContain("483920", line);
        Assert.DoesNotContain("张三", line);
        var sealedRow = await bench.Index.OriginalAsync("desk", "T1");
        var original = bench.Sealing.OpenText(sealedRow, "desk/T1");
        Assert.Contains("张三", original);
        Assert.Contains("13812345678", original);
        Assert.DoesNotContain("483920", original);
    }

    [Fact]
    public async Task A_correction_of_a_hidden_digit_is_a_correction_and_not_a_repetition()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var desk = bench.Mapped(Tickets.Replace("version: rev\n", "\n"));
        await bench.TakeAsync(desk, bench.File("1.csv", "ticket;rev;when;name;words\nT1;1;2026-03-02 10:00;;请打 13812345678\n"));

        Assert.Equal(new(1, 1, 0, 0, 0), Counts(await bench.TakeAsync(desk, bench.File("2.csv", "ticket;rev;when;name;words\nT1;1;2026-03-02 10:00;;请打 13812995678\n"))));
    }

    [Fact]
    public async Task What_a_source_is_complete_for_is_kept_with_its_records_wherever_its_mapping_lies()
    {
        await using var bench = await IntakeBench.OpenAsync();
        await bench.TakeAsync(bench.Mapped(Tickets + "\nnever_fills: [claimAmount]\n"), bench.File("t.csv", "ticket;rev;when;name;words\nT1;1;2026-03-02 10:00;;x\n"));

        var span = Assert.Single(await bench.Index.CoverageAsync());
        Assert.Equal(("desk", DateTimeOffset.Parse("2026-03-02T10:00:00+08:00")), (span.Source, Instants.ToInstant(span.Until)));
        Assert.Equal(["claimAmount"], bench.Sources.Find("desk")!.NeverFills);
    }

    private sealed class KilledException : Exception;

    private static IntakeResult Counts(IntakeResult result) => result with { Notes = [] };

    private static bool AddsUp(IntakeResult result) => result.Accepted + result.Duplicate + result.Superseded + result.Quarantined == result.Read;

    /// <summary>The state as before, had nobody leased what waited: a replay touches nothing.</summary>
    private static async Task<string> WithWaitingAsync(IntakeBench bench, string before)
    {
        Assert.Empty(await bench.WaitingAsync());
        var now = await bench.StateAsync();
        return now + before[now.Length..];
    }
}

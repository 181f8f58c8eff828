using System.Text;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions.Intake;
using FinServ.Compliance.Interactions.Mappings;

namespace FinServ.Compliance.Tests.Interactions.Intake;

/// <summary>Whatever is wrong is said with its place and a remedy; a bad row costs that row, a bad file costs nothing else.</summary>
public class BadInput
{
    private const string Good = """{"id":"e1","source":"crm","type":"ComplaintReceived","at":"2026-03-02T10:00:00+08:00","case":"C1","unit":"B1","channel":"call","data":{}}""";

    private const string Desk = """
        source: desk
        zone: Asia/Shanghai
        file: { format: csv }
        values: { at: { instant: when, format: yyyy-MM-dd HH:mm } }
        records:
          - id: ticket
            events: [ { type: CaseOpened, at: at, case: ticket, unit: unit } ]
        complete: { for: [CaseOpened], from: first, until: last }
        """;

    [Fact]
    public async Task A_file_that_is_not_there_or_empty_is_named()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var missing = await Assert.ThrowsAsync<UnreadableInputException>(() => bench.TakeAsync(bench.Canonical, "/no/such/file.ndjson"));
        var empty = await Assert.ThrowsAsync<UnreadableInputException>(() => bench.TakeAsync(bench.Mapped(Desk), bench.File("empty.csv", "")));

        Assert.Equal("/no/such/file.ndjson", missing.Problem.File);
        Assert.Contains("empty", empty.Problem.Message);
    }

    [Fact]
    public async Task A_wrong_delimiter_is_recognised_and_the_likely_one_named()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var refused = await Assert.ThrowsAsync<UnreadableInputException>(() => bench.TakeAsync(bench.Mapped(Desk), bench.File("a.csv", "ticket;when;unit\nT1;2026-03-02 10:00;B1\n")));

        Assert.Contains("delimiter: semicolon", refused.Problem.Remedy);
        Assert.Equal(1, refused.Problem.Line);
    }

    [Fact]
    public async Task A_missing_column_is_named_with_the_nearest_that_is_there()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var refused = await Assert.ThrowsAsync<UnreadableInputException>(() => bench.TakeAsync(bench.Mapped(Desk), bench.File("a.csv", "tiket,when,unit\nT1,2026-03-02 10:00,B1\n")));

        Assert.Contains("`ticket`", refused.Problem.Message);
        Assert.Contains("`tiket`", refused.Problem.Remedy);
        Assert.Empty(await bench.LinesAsync());
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_told_by_its_header()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var bytes = FileEncodings.Find("gb18030")!.GetBytes("工单,when,unit\nT1,2026-03-02 10:00,B1\n");
        var refused = await Assert.ThrowsAsync<UnreadableInputException>(() => bench.TakeAsync(bench.Mapped(Desk.Replace("id: ticket", "id: 工单").Replace("case: ticket", "case: 工单")), bench.File("a.csv", bytes)));

        Assert.Contains("not valid utf-8", refused.Problem.Message);
        Assert.Contains("gb18030", refused.Problem.Remedy);
    }

    [Theory]
    [InlineData("T2,02.03.2026,B1", "bad-date", "when")]
    [InlineData("T2,2026-03-02 10:00", "wrong-width", "")]
    [InlineData("T2,2026-03-02 10:00,B1,more", "wrong-width", "")]
    [InlineData(",2026-03-02 10:00,B1", "missing-value", "ticket")]
    [InlineData("T2,,B1", "missing-value", "when")]
    [InlineData("T2,2026-03-02 10:00,", "bad-value", "")]
    [InlineData("T\u00002,2026-03-02 10:00,B1", "nul-byte", "")]
    [InlineData("\"T2,2026-03-02 10:00,B1", "quote-not-closed", "")]
    public async Task A_bad_row_goes_to_quarantine_and_its_neighbours_do_not(string row, string reason, string column)
    {
        await using var bench = await IntakeBench.OpenAsync();
        var result = await bench.TakeAsync(bench.Mapped(Desk), bench.File("a.csv", $"ticket,when,unit\nT1,2026-03-02 10:00,B1\n{row}\nT3,2026-03-02 10:00,B1\n"));

        Assert.Equal((3, 2, 1), (result.Read, result.Accepted, result.Quarantined));
        var kept = Assert.Single(await bench.UnreadableAsync());
        Assert.Equal((3, reason, column), (kept.Line, kept.Reason, kept.Column));
        Assert.NotEmpty(kept.Remedy);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_kept_as_they_came()
    {
        await using var bench = await IntakeBench.OpenAsync();
        byte[] file = [.. "ticket,when,unit\nT1,2026-03-02 10:00,B1\nT2"u8, 0xC3, 0x28, .. ",2026-03-02 10:00,B1\n"u8];
        var result = await bench.TakeAsync(bench.Mapped(Desk), bench.File("a.csv", file));

        Assert.Equal((1, 1), (result.Accepted, result.Quarantined));
        var row = Assert.Single(await bench.UnreadableAsync());
        Assert.Equal("bad-encoding", row.Reason);
        Assert.Equal(file[..17].Concat(file.AsSpan(40..^1).ToArray()), bench.Sealing.Open(row.Sealed, row.Id.ToString()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_line_of_fifty_megabytes_is_passed_over_with_its_size_said(bool canonical)
    {
        await using var bench = await IntakeBench.OpenAsync();
        var (before, after) = canonical ? (Good, Good.Replace("e1", "e2")) : ("ticket,when,unit\nT1,2026-03-02 10:00,B1", "T2,2026-03-02 10:00,B1");
        var path = bench.File("long", before + "\n");
        await using (var file = System.IO.File.Open(path, FileMode.Append))
        {
            var chunk = Encoding.ASCII.GetBytes(new string('x', 1_000_000));
            for (var i = 0; i < 50; i++) await file.WriteAsync(chunk);
            await file.WriteAsync(Encoding.UTF8.GetBytes("\n" + after + "\n"));
        }

        var result = await bench.TakeAsync(canonical ? bench.Canonical : bench.Mapped(Desk), path);

        Assert.Equal((3, 2, 1), (result.Read, result.Accepted, result.Quarantined));
        var row = Assert.Single(await bench.UnreadableAsync());
        Assert.Equal("row-too-long", row.Reason);
        Assert.Contains("50000000 bytes", row.Message);
    }

    [Theory]
    [InlineData("ComplaintReceived", "ComplaintReceivd", "unknown-event-type", "type", "Did you mean `ComplaintReceived`?")]
    [InlineData("\"data\":{}", "\"data\":{\"claimAmuont\":5}", "unknown-field", "claimAmuont", "Did you mean `claimAmount`?")]
    [InlineData("2026-03-02T10:00:00+08:00", "2026-03-02 10:00", "bad-date", "at", null)]
    [InlineData("\"at\"", "\"when\"", "unknown-key", "when", null)]
    [InlineData("{\"id\"", "{id", "not-json", "", null)]
    [InlineData("\"case\":\"C1\",", "", "bad-value", "", null)]
    [InlineData("\"C1\"", "\"C\\u00001\"", "nul-byte", "Case", null)]
    [InlineData("\"data\":{}", "\"text\":\"a\\u0000b\",\"data\":{}", "bad-value", "", null)]
    public async Task A_canonical_line_that_does_not_fit_names_what_and_what_to_do(string written, string instead, string reason, string key, string? remedy)
    {
        await using var bench = await IntakeBench.OpenAsync();
        var result = await bench.TakeLinesAsync(Good, Good.Replace("e1", "e2").Replace(written, instead));

        Assert.Equal((1, 1), (result.Accepted, result.Quarantined));
        var row = Assert.Single(await bench.UnreadableAsync());
        Assert.Equal((2, reason, key), (row.Line, row.Reason, row.Column));
        if (remedy is not null) Assert.Equal(remedy, row.Remedy);
    }

    [Fact]
    public async Task A_quarantined_row_is_shown_masked_sealed_without_secrets_and_counts_again_when_it_comes_again()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var bad = Good.Replace("\"data\":{}", "\"text\":\"我的手机 13812345678，验证码 483920\",\"data\":{\"nonsense\":1}");
        await bench.TakeLinesAsync(bad);
        var again = await bench.TakeLinesAsync(bad);

        Assert.Equal(1, again.Quarantined);
        var row = Assert.Single(await bench.UnreadableAsync());
        Assert.DoesNotContain("13812345678", row.Masked);
        Assert.DoesNotContain("483920", row.Masked);
        var opened = bench.Sealing.OpenText(row.Sealed, row.Id.ToString());
        Assert.Contains("13812345678", opened);
        Assert.DoesNotContain("483920", opened);
    }

    [Fact]
    public async Task Names_are_shown_of_no_row_that_could_be_taken_apart()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var desk = bench.Mapped(Desk.Replace("type: CaseOpened", "type: ComplaintReceived").Replace("unit: unit }", "unit: unit, channel: { is: call }, data: { complainantName: name } }"));
        await bench.TakeAsync(desk, bench.File("a.csv", "ticket,when,unit,name\nT1,nonsense,B1,张三\n"));
        await bench.TakeLinesAsync(Good.Replace("\"data\":{}", "\"data\":{\"complainantName\":\"张三\",\"claimAmount\":\"x\"}"));

        var rows = await bench.UnreadableAsync();
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.DoesNotContain("张三", row.Masked));
        Assert.Contains(rows, row => row.Masked.Contains("when = nonsense"));
    }

    [Fact]
    public async Task A_mended_mapping_lets_the_rows_be_replayed_and_they_count_as_taken_in()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var file = bench.File("a.csv", "ticket,when,unit\nT1,02.03.2026 10:00,B1\nT2,nonsense,B1\n");
        await bench.TakeAsync(bench.Mapped(Desk), file);
        var mended = bench.Mapped(Desk.Replace("format: yyyy-MM-dd HH:mm", "format: [yyyy-MM-dd HH:mm, dd.MM.yyyy HH:mm]"));

        var replayed = await bench.ReplayAsync((_, _) => mended);

        Assert.Equal((2, 1, 0, 0, 1), (replayed.Read, replayed.Accepted, replayed.Duplicate, replayed.Superseded, replayed.Quarantined));
        Assert.Single(await bench.LinesAsync());
        Assert.Equal(3, Assert.Single(await bench.UnreadableAsync()).Line);
        Assert.Contains("case:T1", await bench.WaitingAsync());
    }

    [Fact]
    public async Task A_row_that_somebody_mended_is_read_with_the_header_of_its_file()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var desk = bench.Mapped(Desk);
        await bench.TakeAsync(desk, bench.File("a.csv", "unit,ticket,when\nB1,T1,nonsense\n"));

        var replayed = await bench.ReplayAsync(Assert.Single(await bench.UnreadableAsync()), desk, "B1,T1,2026-03-02 10:00");

        Assert.Equal(1, replayed.Accepted);
        Assert.Empty(await bench.UnreadableAsync());
    }

    [Fact]
    public async Task Taking_the_file_in_again_under_a_mended_mapping_empties_its_quarantine()
    {
        await using var bench = await IntakeBench.OpenAsync();
        var file = bench.File("a.csv", "ticket,when,unit\nT1,02.03.2026 10:00,B1\n");
        await bench.TakeAsync(bench.Mapped(Desk), file);

        var again = await bench.TakeAsync(bench.Mapped(Desk.Replace("format: yyyy-MM-dd HH:mm", "format: dd.MM.yyyy HH:mm")), file);

        Assert.Equal(1, again.Accepted);
        Assert.Empty(await bench.UnreadableAsync());
    }
}

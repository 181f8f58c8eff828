using System.Text;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Interactions.Mappings;
using FinServ.Compliance.Tests.Evaluation;

namespace FinServ.Compliance.Tests.Interactions.Mappings;

/// <summary>What a mapping can say, and what it is told when it says something else.</summary>
public class MappingLanguage
{
    private const string Frame = """
        source: desk
        zone: Asia/Shanghai
        file: { format: csv }
        values: { at: { instant: when, format: yyyy-MM-dd HH:mm } }
        records:
          - id: id
            events: [ { type: CaseOpened, at: at, case: id, unit: { is: B1 } } ]
        complete: { from: first, until: last }
        """;

    [Fact]
    public void The_example_of_the_documentation_reads_its_file()
    {
        var text = File.ReadAllText(Path.Combine(TestData.RulesFolder, "sources", "README.md"));
        var blocks = text.Split("```");
        var file = blocks.Single(block => block.TrimStart().StartsWith("ticket;", StringComparison.Ordinal)).Trim();
        var mapping = blocks.Single(block => block.StartsWith("yaml\nsource: my-desk", StringComparison.Ordinal))[5..];

        var read = Read(mapping, file);

        Assert.Empty(read.Faults);
        Assert.Single(read.Of("CaseOpened"));
        Assert.Single(read.Of("CaseClosed"));
        Assert.All(read.Set.Events.ToArray(), row => Assert.Equal("T1", read.Set.Symbols[row.Case]));
    }

    [Theory]
    [InlineData("type: CaseOpened", "type: CaseOpend", 7, "not an event type", "`CaseOpened`")]
    [InlineData("unit: { is: B1 } }", "unit: { is: B1 }, data: { urgencie: id } }", 7, "not a field of `CaseOpened`", "`urgency`")]
    [InlineData("unit: { is: B1 } }", "unit: { is: B1 }, data: { urgency: { is: hihg } } }", 7, "not a code of `urgency`", "`high`")]
    [InlineData(", unit: { is: B1 }", "", 7, "`CaseOpened` needs `unit`", "unit:")]
    [InlineData("format: yyyy-MM-dd HH:mm", "format: HH:mm", 4, "does not tell year", "M/d/yyyy")]
    [InlineData("format: yyyy-MM-dd HH:mm", "format: yyyy-MM-dd hh:mm", 4, "morning from evening", "yyMMdd")]
    [InlineData("zone: Asia/Shanghai", "zone: Asia/Shangai", 2, "not a time zone", "IANA")]
    [InlineData("format: csv", "format: csv, encoding: gb18031", 3, "encoding `gb18031`", "`gb18030`")]
    [InlineData("format: csv", "format: csv, delimeter: tab", 3, "`delimeter` is not a known key", "`delimiter`")]
    [InlineData("source: desk", "source: My Desk", 1, "not a name for a source", "hyphens")]
    [InlineData("at: at,", "at: id,", 7, "An instant is needed", "instant:")]
    [InlineData("complete: {", "complete: { for: [CaseOpend],", 8, "not an event type", "`CaseOpened`")]
    [InlineData("id: id\n", "id: { column: id, only: '(?=x)' }\n", 6, "linear time", "look-around")]
    [InlineData("format: csv", "format: csv, header: false", 3, "nothing tells the columns apart", "columns:")]
    public void A_mistake_is_told_with_its_line_and_a_remedy(string written, string instead, int line, string message, string remedy)
    {
        var refused = Assert.Throws<InvalidFilesException>(() => Parse(Frame.ReplaceLineEndings("\n").Replace(written, instead)));

        var problem = refused.Problems[0];
        Assert.Equal(line, problem.Line);
        Assert.Contains(message, problem.Message);
        Assert.Contains(remedy, problem.Remedy);
    }

    [Fact]
    public void Chinese_files_in_gb18030_and_quoted_fields_over_several_lines_are_read()
    {
        var mapping = Frame.Replace("format: csv", "format: csv, delimiter: pipe, encoding: gbk").Replace("id: id", "id: 编号").Replace("case: id", "case: 编号, text: 内容");
        var bytes = FileEncodings.Find("gb18030")!.GetBytes("编号|when|内容\r\nT1|2026-03-02 10:00|\"被多扣了手续费，\r\n要求“退还”| \"\"谢谢\"\"\"\r\nT2|2026-03-02 10:00|二\r\n");
        var read = Shipped.Read(Parse(mapping), "t.csv", new MemoryStream(bytes));

        Assert.Empty(read.Faults);
        Assert.Equal(2, read.Rows);
        Assert.Equal("被多扣了手续费，\r\n要求“退还”| \"谢谢\"", read.Set.Text(read.Set[0].Text));
    }

    [Fact]
    public void Columns_without_a_header_are_told_by_their_place()
    {
        var read = Read(Frame.Replace("format: csv", "format: csv, header: false, columns: [other, when, id]"), "x,2026-03-02 10:00,T1");

        Assert.Equal("T1", read.Set.Symbols[read.Set[0].Case]);
    }

    [Fact]
    public void Json_is_read_by_paths_and_arrays_become_lists()
    {
        var read = Read("""
            source: portal
            zone: UTC
            file: { format: ndjson }
            values: { at: { instant: meta.at, format: iso } }
            records:
              - id: meta.id
                version: meta.rev
                events:
                  - type: ComplaintReceived
                    at: at
                    case: meta.id
                    unit: { is: B1 }
                    channel: { is: web }
                    data: { accusedStaffIds: { column: staff, split: array }, anonymous: hidden, claimAmount: amount }
            complete: { from: first, until: last }
            """, """
            {"meta":{"id":"C1","rev":3,"at":"2026-03-02T10:00:00+08:00"},"staff":["A2","A1"],"hidden":true,"amount":12.50}
            {"meta":{"id":"C2","rev":1,"at":1},"staff":[]}
            [1]
            """);

        Assert.Equal(["bad-date", "not-json"], read.Faults.Select(fault => fault.Fault.Reason));
        Assert.Equal(3, read.Set[0].Version);
        Assert.Equal(["A1", "A2"], read.Set.Members(read.Raw(0, "accusedStaffIds")).ToArray().Select(symbol => read.Set.Symbols[symbol]).Order());
        Assert.Equal((12.5m, 1), (read.Number(0, "claimAmount"), read.Raw(0, "anonymous")));
    }

    [Theory]
    [InlineData("23:59:50", "0:00:10", 20)] // past midnight
    [InlineData("10:00:00", "9:59:00", -60)] // a little before: as written, for a rule to judge
    [InlineData("10:00:00", "10:05:00", 300)]
    public void A_time_far_before_the_one_it_follows_belongs_to_the_next_day(string from, string until, int seconds)
    {
        var read = Read("""
            source: calls
            zone: Asia/Jerusalem
            file: { format: csv }
            values:
              from: { instant: [day, from], format: yyMMdd H:mm:ss }
              until: { instant: [day, until], format: yyMMdd H:mm:ss, after: from, slack: 1h }
            records:
              - id: day
                events: [ { type: InteractionEnded, at: until, interaction: day, channel: { is: call }, data: { outcome: { is: served }, talkSeconds: { seconds_between: [from, until] } } } ]
            complete: { from: first, until: last }
            """, $"day,from,until\n990201,{from},{until}");

        Assert.Equal(seconds, read.Number(0, "talkSeconds"));
    }

    [Theory]
    [InlineData("column: x, is: [A, B]", "A", true)]
    [InlineData("column: x, not: A", "A", false)]
    [InlineData("column: x, not: A", "", true)]
    [InlineData("column: x, present: true", "", false)]
    [InlineData("column: x, above: 5", "5", false)]
    [InlineData("column: x, at_least: 5", "5", true)]
    [InlineData("column: x, below: 0", "-3", true)]
    [InlineData("column: x, below: 0", "none", false)]
    [InlineData("column: x, matches: 'E.[0-9]'", "6.02E+11", true)]
    [InlineData("any: [{ column: x, is: A }, { column: x, is: B }]", "B", true)]
    public void Conditions_hold_or_not(string condition, string value, bool holds)
    {
        var mapping = Frame.Replace("- id: id", $"- when: {{ {condition} }}\n    id: id");
        var read = Read(mapping, $"id,when,x\nT1,2026-03-02 10:00,{value}");

        Assert.Equal(holds ? 1 : 0, read.Set.Count);
        Assert.Equal(holds, read.Faults.Count == 0); // what no record applies to is not lost either
    }

    [Theory]
    [InlineData("{ column: x, empty: ['0'] }", "0", null)]
    [InlineData("{ column: x, only: '[0-9]+' }", "6.02E+11", null)]
    [InlineData("{ column: x, lower: true, map: { a: b }, prefix: 'p-', suffix: '-s' }", "A", "p-b-s")]
    [InlineData("{ column: x, map: { a: b }, otherwise: c }", "z", "c")]
    [InlineData("{ first: [{ column: x, empty: [n] }, id] }", "n", "T1")]
    [InlineData("{ join: [id, x], with: '/' }", "7", "T1/7")]
    [InlineData("{ column: x, when: { column: id, is: T2 } }", "7", null)]
    public void Values_are_made_of_columns(string value, string cell, string? expected)
    {
        var read = Read(Frame.Replace("case: id", $"case: id, customer: {value}"), $"id,when,x\nT1,2026-03-02 10:00,{cell}");

        Assert.Equal(expected, read.Set.Symbols.TextOrNull(read.Set[0].Customer));
    }

    [Fact]
    public void Equal_content_has_an_equal_id_in_every_file_and_a_token_hides_what_it_stands_for()
    {
        var mapping = Frame.Replace("case: id", "case: { hash: [id, x] }, customer: { token: x }");
        var (one, other) = (Read(mapping, "id,when,x\nT1,2026-03-02 10:00,13812345678"), Read(mapping, "x,id,when\n13812345678,T1,2026-03-05 11:00"));

        Assert.Equal(one.Set.Symbols[one.Set[0].Case], other.Set.Symbols[other.Set[0].Case]);
        Assert.StartsWith("t1:", one.Set.Symbols[one.Set[0].Customer]);
    }

    [Fact]
    public void Rows_of_registers_come_from_columns_and_from_the_mapping_itself()
    {
        var read = Read("""
            source: people
            zone: Asia/Shanghai
            file: { format: csv }
            registers:
              - { register: staff, key: id, at: { instant: since, format: yyyy-MM-dd }, data: { staffKind: { is: person }, unitId: unit, staffName: name } }
            fixed:
              - { register: units, at: 2026-01-01, rows: { B1: { unitKind: branch } } }
            complete: { registers: [staff, units], from: first, until: now }
            """, "id,since,unit,name\nA1,2026-02-01,B1,张三");

        Assert.Equal(["units", "staff"], read.Set.RegisterRows.Select(row => read.Set.Vocabulary.Registers[row.Register].Name));
        Assert.Equal(["staff", "units"], read.Declaration.Registers);
    }

    [Fact]
    public void A_row_of_two_records_is_taken_whole_or_not_at_all()
    {
        var mapping = Frame.Replace("complete:", "  - { id: second, events: [ { type: CaseOpened, at: later, case: second, unit: { is: B1 } } ] }\ncomplete:").Replace("values: {", "values: { later: { instant: then, format: yyyy-MM-dd },");
        var read = Read(mapping, "id,when,second,then\nT1,2026-03-02 10:00,T2,nonsense");

        Assert.Equal("bad-date", Assert.Single(read.Faults).Fault.Reason);
        Assert.Equal((0, 0), (read.Set.Count, read.Set.Records.Count));
    }

    [Fact]
    public void What_a_mapping_makes_of_a_file_can_be_seen_before_anything_is_stored()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "id,when,words\nT1,2026-03-02 10:00,请打 13812345678\nT2,nonsense,x\n");
        var mapping = Parse(Frame.Replace("case: id", "case: id, text: words"));

        var preview = new MappingCheck(Bench.Rules.Vocabulary, Shipped.Masker, Shipped.Tokens).Preview(mapping, path);

        Assert.Equal((2, 1), (preview.Read, preview.Faults["bad-date"]));
        Assert.Equal(1, preview.Events["CaseOpened"]);
        Assert.Contains("2026-03-02T02:00:00Z", preview.Rows[0].Lines[0]);
        Assert.DoesNotContain("13812345678", preview.Rows[0].Lines[0]);
        Assert.Contains(preview.Hints, hint => hint.Message.Contains("urgency"));
    }

    private static SourceMapping Parse(string yaml) => new MappingReader(Bench.Rules.Vocabulary, Bench.Calendars).Parse(yaml, "desk.yaml");

    private static ReadSource Read(string yaml, string file) => Shipped.Read(Parse(yaml), "file", new MemoryStream(Encoding.UTF8.GetBytes(file)));
}

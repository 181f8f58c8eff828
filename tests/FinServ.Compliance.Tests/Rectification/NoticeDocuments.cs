using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Tests.Violations;
using FinServ.Compliance.Violations;
using static FinServ.Compliance.Tests.Rectification.GivenNotice;

namespace FinServ.Compliance.Tests.Rectification;

/// <summary>What the addressee reads (policy/rules.md 4.2), compared with reviewed files.</summary>
public class NoticeDocuments
{
    private static readonly RuleCard Card = Given.Card("sla-result-feedback", within: "1bd") with
    {
        Ref = new("sla-result-feedback", 2),
        Title = new("处理结果未及时反馈", "Result not told to the customer in time"),
        Clauses = ["S000-5.3-c"],
        Obligation = new("处理结果形成后1个工作日内告知客户", "tell the customer the result within one working day"),
        Rectification = new("处理结果形成后未在{天数}个工作日内告知客户，请立即告知并登记；说明未能主动告知的原因，并补齐告知记录。", "The result was not told to the customer within {天数} working day(s): tell the customer now, record it, and state why it was not done."),
        Reinspection = new("其后办结的20件，告知及时率不低于98%", "the next 20 cases resolved: at least 98% told in time"),
    };

    private static readonly RuleCard Slow = Given.Card("sla-call-answer-slow", Severity.S4, "A", "10bd") with
    {
        Title = new("来电应答超时", "Call answered too slowly"),
        Clauses = ["S000-4.4-d"],
        Obligation = new("坐席应答排队来电", "an agent answers the queued call"),
        Rectification = new("来电排队{等待秒数}秒，超过{阈值}秒上限。请核查该时段排班与技能组配置，并对该客户致歉回访。", "A call waited {等待秒数} s, longer than {阈值} s. Check rosters and skill groups of that time, and call the customer back with an apology."),
        Reinspection = new("同一技能组其后5个工作日，每千通命中不高于违规日的一半", "same skill group, next 5 working days: at most half the hits per 1,000 calls"),
    };

    private static readonly NoticeWriter Writer = new(
        Terms, new([Card, Slow]), ClauseCatalogue.Load(Path.Combine(TestData.RulesFolder, "clauses.yaml")),
        new(new("○○银行", "Bank of ○○"), unit => unit == "CD" ? new("城东支行", "Chengdong branch") : new("远程银行中心", "Remote banking centre")));

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void A_single_notice_reads_as_it_was_reviewed(string language)
    {
        var document = Writer.Write(Rejected(), [Late()], language, Given.Now);

        Golden.Matches($"notice-single.{language}.txt", NoticeText.Render(document));
        Golden.Matches($"notice-single.{language}.html", NoticeHtml.Render(document));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void A_collective_notice_reads_as_it_was_reviewed(string language) =>
        Golden.Matches($"notice-collective.{language}.txt", NoticeText.Render(Writer.Write(Collective(), SlowAnswers(60), language, Given.Now)));

    [Fact]
    public void A_collective_notice_tells_how_many_from_when_to_when_and_the_worst()
    {
        var facts = NoticeFacts.Of(SlowAnswers(60), Slow.Rectification.Zh);

        Assert.Equal((60, "359"), (facts.Count, facts.Worst.Verdict.Facts["等待秒数"]));
        Assert.True(facts.First < facts.Last);
    }

    [Fact]
    public void A_placeholder_without_a_value_is_refused_and_never_printed()
    {
        var refused = Assert.Throws<RefusedException>(() => Writer.Write(Collective(), [Violation("I1", new Dictionary<string, string> { ["阈值"] = "120" })], "zh-CN", Given.Now));

        Assert.Equal("fact-missing", refused.Code);
        Assert.Contains("等待秒数", refused.Sentence.Zh);
    }

    [Fact]
    public void A_customer_is_named_by_the_record_only()
    {
        var violation = Given.Violation(Given.Verdict(subject: "customer:6222020200112233445") with
        {
            Rule = Card.Ref,
            Facts = new Dictionary<string, string> { ["天数"] = "1" },
            Evidence = [new("trigger", Given.Shanghai("2026-03-02T10:00"), "CallbackCompleted", "crm", "CB-60611", "{}")],
        });

        var text = NoticeText.Render(Writer.Write(Rejected(), [violation], "zh-CN", Given.Now));

        Assert.DoesNotContain("6222020200112233445", text);
        Assert.Contains("CB-60611", text);
    }

    [Fact]
    public void The_same_notice_has_the_same_check_value_and_another_one_has_not()
    {
        var document = Writer.Write(Rejected(), [Late()], "zh-CN", Given.Now);

        Assert.Equal(document.Check, Writer.Write(Rejected(), [Late()], "zh-CN", Given.Now).Check);
        Assert.NotEqual(document.Check, Writer.Write(Rejected() with { Number = "ZG-CD-20260305-0013" }, [Late()], "zh-CN", Given.Now).Check);
        Assert.Matches("^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$", document.Check);
    }

    [Fact]
    public void The_file_has_no_scripts_and_asks_nobody()
    {
        var html = NoticeHtml.Render(Writer.Write(Rejected(), [Late()], "zh-CN", Given.Now));

        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("http", html);
        Assert.DoesNotContain("url(", html);
    }

    [Theory]
    [InlineData("Ch.5 §3 Resolution", "第五章第三节")]
    [InlineData("Ch.8 Supplementary", "第八章")]
    [InlineData("Part 2 Complaints", "第二部分")]
    [InlineData("III(三)1 Handling", "三（三）1")]
    [InlineData("V(一) Body", "五（一）")]
    [InlineData("VIII Supplementary", "八")]
    [InlineData("Duties 7", "职责第7项")]
    [InlineData("Annex", "Annex")] // written in another way: left as it is
    public void Where_a_clause_stands_is_said_in_Chinese(string section, string said) => Assert.Equal(said, ClauseSection.Zh(section));

    /// <summary>The notice of the pictures: its objection was rejected on 9 March.</summary>
    private static RectificationNotice Rejected() => Disputed().DecideObjection(Second, upheld: false, "不是主动告知", Terms, Given.Shanghai("2026-03-09T15:00"));

    private static Violation Late() => Given.Violation(Given.Verdict(
        "sla-result-feedback", "case:TS-20260211-0087", triggerAt: "2026-03-02T10:00", dueAt: "2026-03-03T17:30", dischargedAt: "2026-03-04T11:15", version: 2,
        facts: new Dictionary<string, string> { ["天数"] = "1" }) with
    {
        Receipt = new("cn", "1", "Asia/Shanghai", "1bd", "BIZ", []),
    }, "V-20260304-0002");

    private static RectificationNotice Collective() =>
        (Draft(Severity.S4, "10bd", collective: true, rule: "sla-call-answer-slow") with { Unit = "KF", Members = 60 })
            .Issue(Actor.System, "ZG-KF-20260313-0001", Terms, Given.Shanghai("2026-03-13T16:00"));

    private static List<Violation> SlowAnswers(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Violation($"anonymous-bank/{i:000}", new Dictionary<string, string> { ["等待秒数"] = $"{300 + i}", ["阈值"] = "120" }, 2 + i % 5))];

    private static Violation Violation(string call, Dictionary<string, string> facts, int day = 2) => Given.Violation(
        Given.Verdict("sla-call-answer-slow", $"interaction:{call}", severity: Severity.S4, unit: "KF", triggerAt: $"2026-03-{day:00}T10:00", dueAt: null, facts: facts), $"V-202603{day:00}-{call[^Math.Min(3, call.Length)..]}");
}

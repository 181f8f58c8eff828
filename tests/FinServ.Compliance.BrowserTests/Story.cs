using FinServ.Compliance.Checking;
using System.Security.Cryptography;
using System.Text;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Interactions.Index;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Violations;
using FinServ.Compliance.Web.Components.Pages.Gallery;
using Microsoft.Extensions.DependencyInjection;

namespace FinServ.Compliance.BrowserTests;

/// <summary>What is on record in the story of the pictures: complaint TS-20260211-0087 of the East City branch and what else was found.</summary>
internal static class Story
{
    public static IReadOnlyList<string> Units { get; } = ["CD", "CB", "KF", "XYK"];

    public static IReadOnlyDictionary<string, LocalText> UnitNames { get; } = new Dictionary<string, LocalText>
    {
        ["CD"] = new("城东支行", "East City branch"),
        ["CB"] = new("城北支行", "North City branch"),
        ["KF"] = new("远程银行中心", "Remote banking centre"),
        ["XYK"] = new("信用卡中心", "Card centre"),
    };

    public static IReadOnlyList<RuleCard> Cards { get; } =
    [
        Card("callback-complaint-missed", "C", Severity.S2, "投诉回访逾期", "Complaint callback overdue", ["S002-3-a", "S002-4.1-d"], "完成投诉回访", "Complete the complaint callback"),
        Card("privacy-authentication-data-stored", "E", Severity.S1, "记录留存鉴别信息", "Authentication data stored", ["S000-4.2-c"], "不得在记录中留存鉴别信息", "Keep no authentication data in records"),
        Card("sla-call-answer-slow", "A", Severity.S4, "来电应答超时", "Call answered too slowly", ["S000-4.4-d"], "应答来电", "Answer the call"),
        Card("sla-result-feedback", "A", Severity.S2, "处理结果未及时反馈", "Result not fed back", ["S000-5.3-c", "S003-2.2.3-c"], "告知客户处理结果", "Tell the customer the result") with { RectifyWithin = "1bd" },
        Card("complaint-acknowledge-late", "B", Severity.S2, "投诉受理告知迟延", "Complaint acceptance not confirmed", ["S003-3.2.1-b"], "告知受理、时限与联系人", "Tell the customer of acceptance, limit and contact"),
        Card("complaint-transfer-late", "B", Severity.S2, "投诉转办迟延", "Complaint not transferred in time", ["S003-3.2.2-b"], "附完整记录转办", "Transfer it with its record"),
        Card("complaint-decision-late", "B", Severity.S1, "投诉处理超期", "Complaint decision late", ["S003-3.3.1-d"], "作出处理决定并告知", "Decide and tell the customer"),
        Card("complaint-dissatisfied-no-second-contact", "B", Severity.S2, "不满意客户未二次沟通", "No second contact with a dissatisfied customer", ["S003-3.3.3-a"], "再次联系不满意的客户", "Contact the dissatisfied customer again"),
        Card("record-mandatory-fields-missing", "D", Severity.S3, "必填要素缺失", "Mandatory fields missing", ["S000-4.3-b"], "补齐必填要素", "Fill the mandatory fields"),
    ];

    public static async Task TellAsync(IServiceProvider services, ConsoleUnderTest.StoryClock clock)
    {
        var store = services.GetRequiredService<ViolationStore>();
        clock.Now = Examples.At(3, 10, 9, 0);
        var changes = Verdicts().Select(verdict => (ViolationChange)new ViolationChange.Raise(verdict)).ToList();
        var verdicts = Verdicts().Select(VerdictSummary.Of).Concat(OtherClocks()).ToList();
        await store.ApplyAsync(new(verdicts, [], changes), Examples.At(3, 10, 9, 0));
        await services.GetRequiredService<IInteractionIndex>().AppendAsync([.. Events()]);
        await NoticesAsync(services, clock);
        clock.Now = ConsoleUnderTest.Now;
    }

    private static IEnumerable<Verdict> Verdicts()
    {
        yield return new()
        {
            Rule = new("callback-complaint-missed", 3), Clock = "main", Subject = new(SubjectKind.Case, "TS-20260211-0087"),
            Kind = VerdictKind.Violated, Severity = Severity.S2, Unit = "CD", Agent = "A0344", Trigger = "TS-20260211-0087/9",
            TriggerAt = Examples.At(3, 2, 10), DueAt = Examples.At(3, 10, 0), DecidedAt = Examples.At(3, 10, 0), DischargedAt = Examples.At(3, 10, 9, 35), LateSeconds = 34500, Reason = "discharged-late",
            Parameters = new Dictionary<string, string> { ["callback.complaint.days"] = "7" },
            Receipt = Examples.Callback,
            Evidence =
            [
                new("trigger", Examples.At(3, 2, 10), "ComplaintResolved", "complaints", "TS-20260211-0087/9", """{"type":"ComplaintResolved","agent":"A0137","case":"TS-20260211-0087"}"""),
                new("context", Examples.At(3, 5, 14, 22), "ContactAttempted", "dialler", "CB-60417", """{"type":"ContactAttempted","agent":"A0344","channel":"phone","data":{"outcome":"no-answer"}}"""),
                new("late-act", Examples.At(3, 10, 9, 35), "CallbackCompleted", "dialler", "CB-60611", """{"type":"CallbackCompleted","agent":"A0344","text":"钱是退了，可一个星期都没人跟我说一声，我还是自己去网点问的。卡是尾号 **** 6621 那张，电话还是 138****2047。","speaker":"customer","data":{"satisfaction":2}}"""),
            ],
        };
        for (var n = 0; n < 12; n++)
        {
            var at = Examples.At(3, 9, 10, 21).AddMinutes(7 * n);
            yield return new()
            {
                Rule = new("sla-call-answer-slow", 1), Clock = "main", Subject = new(SubjectKind.Interaction, $"pbx/CC-33418{n:00}"), Kind = VerdictKind.Violated, Severity = Severity.S4, Unit = "KF", Agent = $"A02{n % 3:00}",
                Trigger = $"CC-33418{n:00}", TriggerAt = at, DueAt = at.AddSeconds(20), DecidedAt = at.AddSeconds(20), DischargedAt = at.AddSeconds(25 + 9 * n), LateSeconds = 5 + 9 * n, Reason = "discharged-late",
                Receipt = new("h24", "1", "Asia/Shanghai", "20s", "H24", [new(at, at.AddSeconds(20), 20_000, "counted")]),
                Evidence = [new("trigger", at, "CallQueued", "pbx", $"CC-33418{n:00}", "{}"), new("late-act", at.AddSeconds(25 + 9 * n), "CallAnswered", "pbx", $"CC-33418{n:00}", "{}")],
            };
        }

        yield return new()
        {
            Rule = new("privacy-authentication-data-stored", 1), Clock = "hit", Subject = new(SubjectKind.Interaction, "chat/IM-88213407"), Kind = VerdictKind.Violated, Severity = Severity.S1, Unit = "KF", Agent = "A0212",
            Trigger = "IM-88213407", TriggerAt = Examples.At(3, 10, 7, 12), DecidedAt = Examples.At(3, 10, 7, 12), Facts = new Dictionary<string, string> { ["位置"] = "第 14 句" },
            Evidence = [new("trigger", Examples.At(3, 10, 7, 12), "MessagePosted", "chat", "IM-88213407/14", """{"type":"MessagePosted","text":"验证码是 ******，帮我看下","speaker":"customer"}""")],
        };
        yield return new()
        {
            Rule = new("record-mandatory-fields-missing", 1), Clock = "main", Subject = new(SubjectKind.Interaction, "branch/CB-771204"), Kind = VerdictKind.Violated, Severity = Severity.S3, Unit = "CB", Agent = "A0401",
            Trigger = "CB-771204", TriggerAt = Examples.At(3, 9, 15), DecidedAt = Examples.At(3, 9, 15), Facts = new Dictionary<string, string> { ["要素"] = "客户诉求、处理结果" },
            Evidence = [new("trigger", Examples.At(3, 9, 15), "InteractionRecorded", "branch", "CB-771204", """{"type":"InteractionRecorded","agent":"A0401"}""")],
        };
    }

    /// <summary>A notice in the middle of its life, one that is overdue, and one that waits for its second signature.</summary>
    private static async Task NoticesAsync(IServiceProvider services, ConsoleUnderTest.StoryClock clock)
    {
        var desk = services.GetRequiredService<NoticeDesk>();
        var card = await IssueAsync(services, clock, "complaint-transfer-late", "XYK", "TS-20260220-0031", Examples.At(2, 24, 17, 30), Examples.At(2, 25, 9), Examples.At(2, 26, 10));
        await DeskAt(Examples.At(2, 26, 15), () => desk.AcknowledgeAsync(card, Person("A0137", Roles.Addressee)));
        var branch = await IssueAsync(services, clock, "sla-result-feedback", "CD", "TS-20260211-0087", Examples.At(3, 3, 17, 30), Examples.At(3, 4, 14, 5), Examples.At(3, 5, 10, 40));
        await DeskAt(Examples.At(3, 5, 14, 20), () => desk.AcknowledgeAsync(branch, Person("A0102", Roles.Addressee)));
        await DeskAt(Examples.At(3, 5, 15), () => desk.ObjectAsync(branch, Person("A0102", Roles.Addressee), "客户 03-04 已在网点知悉结果，应视为已告知。"));
        await DeskAt(Examples.At(3, 9, 15), () => desk.DecideObjectionAsync(branch, Person("A0300", Roles.Compliance), upheld: false, "客户到网点询问时才得知，不是主动告知；03-02 10:00 至 03-04 11:15 无外呼、短信记录。"));
        clock.Now = ConsoleUnderTest.Now;
        await services.GetRequiredService<NoticeSweep>().MarkOverdueAsync(clock.Now);

        async Task DeskAt(DateTimeOffset at, Func<Task> act)
        {
            clock.Now = at;
            await act();
        }
    }

    private static async Task<string> IssueAsync(
        IServiceProvider services, ConsoleUnderTest.StoryClock clock, string rule, string unit, string one, DateTimeOffset due, DateTimeOffset confirmedAt, DateTimeOffset issuedAt)
    {
        var start = due.AddHours(-24);
        var verdict = new Verdict
        {
            Rule = new(rule, 1), Clock = "main", Subject = new(SubjectKind.Case, one), Kind = VerdictKind.Violated, Severity = Severity.S2, Unit = unit, Trigger = $"{one}/r",
            TriggerAt = start, DueAt = due, DecidedAt = due, DischargedAt = due.AddHours(18), LateSeconds = 64800, Reason = "discharged-late",
            Receipt = new("cn", "2026.1", "Asia/Shanghai", "1bd", "BIZ", [new(start, due, 30_600_000, "counted")]),
            Evidence = [new("trigger", start, "ComplaintResolved", "complaints", $"{one}/r", "{}")],
        };
        clock.Now = confirmedAt;
        await services.GetRequiredService<ViolationStore>().ApplyAsync(new([VerdictSummary.Of(verdict)], [], [new ViolationChange.Raise(verdict)]), confirmedAt);
        var raised = (await services.GetRequiredService<ViolationStore>().OnRecordAsync([verdict.Subject])).Violations.Single(violation => violation.Verdict.Rule.Id == rule);
        await services.GetRequiredService<ViolationReview>().ConfirmAsync(raised.Number, Person("A0102", Roles.TeamSupervisor));
        await services.GetRequiredService<NoticeStore>().CollectAsync(confirmedAt);

        var desk = services.GetRequiredService<NoticeDesk>();
        var draft = (await services.GetRequiredService<ViolationStore>().FindAsync(raised.Number))!.Notice!.Value.ToString();
        clock.Now = confirmedAt.AddHours(1);
        await desk.CompleteAsync(draft, Person("A0058", Roles.QaLead));
        clock.Now = issuedAt;
        return (await desk.IssueAsync(draft, Person("A0021", Roles.SupervisionGroup))).Number!;
    }

    private static Actor Person(string id, string role) => new(id, id, new HashSet<string> { role }, UnitScope.WholeBank);

    /// <summary>Clocks of the complaint that were kept, or still run.</summary>
    private static IEnumerable<VerdictSummary> OtherClocks()
    {
        VerdictSummary Clock(string rule, Severity severity, VerdictKind kind, DateTimeOffset from, DateTimeOffset due, DateTimeOffset? done, string counting) => new()
        {
            Identity = $"{rule}|main|case:TS-20260211-0087|{from:O}|", Rule = new(rule, 1), Clock = "main", Subject = new(SubjectKind.Case, "TS-20260211-0087"), Trigger = $"{from:O}",
            Kind = kind, Severity = severity, Unit = "CD", TriggerAt = from, DueAt = due, DischargedAt = done, DecidedAt = done, Counting = counting,
        };

        yield return Clock("complaint-acknowledge-late", Severity.S2, VerdictKind.Met, Examples.At(2, 11, 15, 20), Examples.At(2, 12, 17, 30), Examples.At(2, 12, 10, 5), "BIZ");
        yield return Clock("complaint-transfer-late", Severity.S2, VerdictKind.Met, Examples.At(2, 11, 16, 40), Examples.At(2, 12, 17, 30), Examples.At(2, 12, 11, 30), "BIZ");
        yield return Clock("complaint-decision-late", Severity.S1, VerdictKind.Met, Examples.At(2, 11, 15, 20), Examples.At(3, 14, 0), Examples.At(3, 4, 11, 15), "NAT");
        yield return Clock("complaint-dissatisfied-no-second-contact", Severity.S2, VerdictKind.Pending, Examples.At(3, 10, 9, 35), Examples.At(3, 13, 17, 30), null, "BIZ");
    }

    private static IEnumerable<RecordDraft> Events()
    {
        (int Month, int Day, int Hour, int Minute, string Type, string? By, string Unit, string Agent, string? Text, string? Speaker)[] story =
        [
            (2, 11, 15, 20, "ComplaintReceived", "customer", "KF", "A0218", "信用卡年费争议，要求退费。", "customer"),
            (2, 11, 16, 40, "CaseClassified", "agent", "KF", "A0218", null, null),
            (2, 12, 10, 5, "AckSent", "agent", "KF", "A0218", "已受理，限三十日内答复，联系人见短信。", "agent"),
            (2, 12, 11, 30, "ComplaintTransferred", "agent", "KF", "A0306", null, null),
            (2, 12, 15, 10, "TaskAccepted", "agent", "CD", "A0137", null, null),
            (2, 25, 10, 30, "SolutionPlanned", "agent", "CD", "A0137", "退还年费 200 元，注销自动扣费。", "agent"),
            (3, 2, 10, 0, "ComplaintResolved", "agent", "CD", "A0137", null, null),
            (3, 5, 14, 22, "ContactAttempted", "agent", "CD", "A0344", null, null),
            (3, 9, 19, 40, "ContactAttempted", "agent", "CD", "A0344", null, null),
            (3, 10, 9, 35, "CallbackCompleted", "agent", "CD", "A0344", "钱是退了，可一个星期都没人跟我说一声，我还是自己去网点问的。卡是尾号 **** 6621 那张，电话还是 138****2047。", "customer"),
        ];
        for (var n = 0; n < story.Length; n++)
        {
            var one = story[n];
            yield return Record($"TS-20260211-0087/{n + 1}", Examples.At(one.Month, one.Day, one.Hour, one.Minute), one.Type, one.By, one.Unit, one.Agent, one.Text, one.Speaker, "TS-20260211-0087", "K-20418", "call");
        }

        string[] said = ["材料上周就交了，到现在没人跟我说还缺什么。", "排了快三分钟了，也没人跟我说前面还有几个，186****7720 这个号你们记一下。", "分期手续费为何变更，没人跟我说明。附件为账单，卡尾号 **** 0394。"];
        for (var n = 0; n < said.Length; n++)
            yield return Record($"IM-8821006{n}", Examples.At(3, 7 + n, 16, 48), "MessagePosted", "customer", "KF", "A0212", said[n], "customer", null, $"K-3000{n}", "chat");
    }

    private static RecordDraft Record(string id, DateTimeOffset at, string type, string? by, string unit, string agent, string? text, string? speaker, string? one, string customer, string channel)
    {
        var json = Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(new { id, source = "story", type, at = at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null), @case = one, customer, agent, unit, channel, by, speaker, text }));
        var ms = at.ToUnixTimeMilliseconds();
        return new("story", id, null, SHA256.HashData(json), ms, [new(0, type, ms, false, null, one, customer, agent, unit, channel, speaker, json, text)], [], null);
    }

    private static RuleCard Card(string id, string group, Severity severity, string zh, string en, string[] clauses, string dutyZh, string dutyEn) => new()
    {
        Ref = new(id, 1), Group = group, Title = new(zh, en), Severity = severity, Clauses = clauses, Obligation = new(dutyZh, dutyEn),
        Rectification = new($"{zh}，请立即整改并说明原因。", $"{en}: put it right now and say why."), RectifyWithin = "2bd",
        Addressee = new("投诉管理部门，抄送经办单位", "complaint unit, copy to the handling unit"), Reinspection = new("其后 14 日办结的投诉，全部已回访", "complaints of the next 14 days: all called back"),
        Accountability = new("逾期未回访计入考核", "counts in the appraisal"),
    };
}

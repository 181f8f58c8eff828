using FinServ.Compliance.Checking;
using FinServ.Compliance.Digests;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Tests.Violations;

namespace FinServ.Compliance.Tests.Digests;

/// <summary>The week of the console's picture: 2026-W10, made on Monday 9 March at 10:00.</summary>
internal static class GivenDigest
{
    public static readonly DigestPeriod Week = DigestPeriod.Parse("2026-W10");

    public static DigestBuilder Builder { get; } = new(
        new([
            Given.Card("callback-complaint-missed", group: "C"),
            Given.Card("complaint-transfer-late", group: "B") with { Title = new("投诉转办迟延", "Complaint not transferred in time") },
            Given.Card("sla-call-abandoned-not-returned", Severity.S3, "A") with { Title = new("放弃来电未回拨", "Abandoned caller not called back") },
            Given.Card("conduct-closing-missing", Severity.S4, "F") with { Title = new("结束语缺失", "Closing phrase missing") }]),
        unit => unit switch { "CD" => new("城东支行", "Chengdong branch"), "KF" => new("远程银行中心", "Remote banking centre"), null => new("未注明单位", "no unit named"), _ => new(unit, unit) });

    public static DigestInput Input() => new()
    {
        Period = Week,
        Bank = new("○○银行", "Bank of ○○"),
        Scope = new("全行", "whole bank"),
        Now = Given.Shanghai("2026-03-09T10:00"),
        Zone = "Asia/Shanghai",
        Periods = [.. Week.Last(13).Select((period, i) => Reading(period, i))],
        Violations = [.. Week.Last(13).SelectMany((period, i) => Violations(period, i))],
        NoticesByState = new Dictionary<NoticeState, int> { [NoticeState.Draft] = 4, [NoticeState.InRectification] = 17, [NoticeState.Overdue] = 2, [NoticeState.Closed] = 128 },
        DueSoon = 9,
        Overdue =
        [
            new("ZG-XYK-20260226-0002", Severity.S2, new("信用卡中心", "Card centre"), new("投诉转办迟延", "Complaint not transferred in time"), Given.Shanghai("2026-02-28T17:30"), 5, EscalationStep.Interview),
            new("ZG-KF-20260225-0009", Severity.S3, new("远程银行中心", "Remote banking centre"), new("放弃来电未回拨", "Abandoned caller not called back"), Given.Shanghai("2026-03-03T17:30"), 3, EscalationStep.Superior),
        ],
        Gaps = [new("城南支行排队系统 03-07 停传 6 小时。", "The ticket system of Chengnan branch sent nothing for 6 hours on 7 March.")],
        Restatements = [new("2026-W09", "new-violations", new("新增违规", "New violations"), 90, 88, new("撤回 1 项，并案 1 项", "1 withdrawn, 1 merged"))],
    };

    private static PeriodReading Reading(DigestPeriod period, int i) => new(
        period,
        [
            new("callback-complaint-missed", VerdictKind.Met, 200 + i), new("callback-complaint-missed", VerdictKind.Violated, 10 - i % 3), new("callback-complaint-missed", VerdictKind.Unknown, i == 12 ? 3 : 0),
            new("complaint-transfer-late", VerdictKind.Met, 46), new("complaint-transfer-late", VerdictKind.Violated, i % 2),
            new("sla-call-abandoned-not-returned", VerdictKind.Met, 900), new("sla-call-abandoned-not-returned", VerdictKind.Violated, 60 - i), new("sla-call-abandoned-not-returned", VerdictKind.Excused, 5),
        ],
        i == 10 // the week of the missing call data
            ? [new("service-level", 4_000, 5_000, 0.57m), new("satisfied-share", 400, 450, null)]
            : [new("service-level", 10_200 - 40 * i, 12_592, 0.991m), new("connection-rate", 11_000, 12_592, 0.991m), new("abandonment-rate", 900, 12_592, 0.991m), new("answer-seconds", 200_000 + 500 * i, 12_000, 0.991m), new("satisfied-share", i == 12 ? 20 : 400, i == 12 ? 22 : 450, null)],
        (i == 12 ? 22 : 24, 24));

    private static IEnumerable<ViolationCount> Violations(DigestPeriod period, int i)
    {
        yield return new(period.From, Severity.S4, "conduct-closing-missing", "KF", 31 + i % 4);
        yield return new(period.From.AddDays(2), Severity.S3, "sla-call-abandoned-not-returned", "KF", 20 + (i * 7) % 11);
        yield return new(period.Until, Severity.S2, "callback-complaint-missed", "CD", 10 + i % 5);
        if (i % 6 == 0) yield return new(period.From, Severity.S1, "complaint-transfer-late", null, 1);
    }
}

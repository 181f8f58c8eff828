using FinServ.Compliance.Calendars;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Violations;

namespace FinServ.Compliance.Rectification;

/// <summary>The sentences of a notice, in one language and on one calendar.</summary>
internal sealed class NoticeWords(bool zh, SupervisionClock clock, BusinessCalendar calendar)
{
    public string Proof => zh
        ? "证明整改已完成的记录编号、截图或回执（个人信息须遮蔽）；原因说明。"
        : "Record numbers, screenshots or receipts that show the rectification (personal data masked); a statement of the cause.";

    public string Moment(DateTimeOffset at) => zh ? FormalTime.Zh(calendar, at) : FormalTime.En(calendar, at);

    public string Day(DateTimeOffset at) => zh ? FormalTime.ZhDay(FormalTime.DayOf(calendar, at)) : FormalTime.EnDay(FormalTime.DayOf(calendar, at));

    /// <summary>Who and what, from when, should by when, in fact when, how late; without a word of blame.</summary>
    public string Fact(Violation violation, string title, DateTimeOffset now)
    {
        var verdict = violation.Verdict;
        var what = What(verdict);
        if (verdict.DueAt is not { } due)
            return zh ? $"贵单位{Spaced(what)}于{Moment(violation.OccurredAt)}发生“{title}”。" : $"In {what} of your unit, at {Moment(violation.OccurredAt)}: {title}.";

        var (from, by) = (Moment(verdict.TriggerAt), Moment(due));
        var late = Late(verdict, due, verdict.DischargedAt ?? now);
        return (zh, verdict.DischargedAt) switch
        {
            (true, { } done) => $"贵单位{what}（{title}）于{from}起算，应于{by}前完成，实际于{Moment(done)}完成，迟{late}。",
            (true, null) => $"贵单位{what}（{title}）于{from}起算，应于{by}前完成，至今未完成，已迟{late}。",
            (false, { } done) => $"{title}: the time for {what} of your unit began at {from} and ended at {by}; it was done at {Moment(done)}, {late} late.",
            _ => $"{title}: the time for {what} of your unit began at {from} and ended at {by}; it is not done yet and {late} late.",
        };
    }

    public string Many(NoticeFacts facts, string title)
    {
        var (first, last) = (Day(facts.First), Day(facts.Last));
        var span = first == last ? first : zh ? $"{first}至{last}" : $"{first} to {last}";
        return zh ? $"{span}，贵单位共发生“{title}”{facts.Count:N0}项，其中最严重的一项：" : $"{span}: {facts.Count:N0} cases of \"{title}\" in your unit, the gravest of them: ";
    }

    public string Recurrence(string before) => zh
        ? $"此前同类问题已由通知书 {before} 整改销号，观察期内再次发生，按复发提升一级处理，请分析根因。"
        : $"The same was put right under notice {before} and came again within its watch period; it is treated one grade higher as a recurrence. State its root cause.";

    public IReadOnlyList<string> Deadline(RectificationNotice notice)
    {
        if (notice.DueAt is not { } due)
        {
            var within = Length(notice.Within);
            return [zh ? $"自下达起{within}内。" : $"Within {within} of the issue."];
        }

        var lines = new List<string> { zh ? $"{FormalTime.ZhWithWeekday(calendar, due)}前（含该时刻），按{Calendar}计算。" : $"By {FormalTime.EnWithWeekday(calendar, due)} (inclusive), counted on {Calendar}." };
        if (notice.OriginalDueAt == due) return lines;

        lines.Add(zh ? $"原期限为{Moment(notice.OriginalDueAt!.Value)}。" : $"The original deadline was {Moment(notice.OriginalDueAt!.Value)}.");
        if (notice.Dispute is { } dispute)
        {
            var (from, until) = (DateTimeOffset.FromUnixTimeMilliseconds(dispute.Pause.From), DateTimeOffset.FromUnixTimeMilliseconds(dispute.Pause.Until));
            var counted = Span(TimeSpan.FromMilliseconds(calendar.WorkingTime(dispute.Pause.From, dispute.Pause.Until)));
            lines.Add(zh
                ? $"因异议审理暂停（{Moment(from)}至{Moment(until)}，计工作时间{counted}）顺延。"
                : $"The clock stood still for the objection from {Moment(from)} to {Moment(until)} ({counted} of working time).");
        }

        if (notice.Extension is { Granted: true } extension)
            lines.Add(zh ? $"经批准延期{Length(extension.Length)}。" : $"An extension by {Length(extension.Length)} was granted.");
        if (notice.RoundNumber > 1) lines.Add(zh ? $"复查不合格，本期限为第{notice.RoundNumber}轮整改。" : $"The re-inspection failed; this is the deadline of round {notice.RoundNumber}.");
        return lines;
    }

    public string Reinspection(RectificationNotice notice, SeverityProfile profile, RuleCard card)
    {
        var by = Roles.Names[NoticeDuties.WhoMay(NoticeAction.Reinspect, notice)[0]];
        return zh
            ? $"提交后{Length(profile.Reinspect)}内由{by.Zh}复查：{card.Reinspection.Zh}。复查人不得为本案经办人，也不得为收件人的上级或下级。"
            : $"Within {Length(profile.Reinspect)} of the submission by the {Lower(by.En)}: {card.Reinspection.En}. Whoever did the work, or stands in the addressee's line, does not inspect it.";
    }

    public IReadOnlyList<string> Objection(RectificationNotice notice, SeverityProfile profile)
    {
        var until = notice.ObjectBy is { } by ? Moment(by) : null;
        var lines = new List<string>
        {
            (zh, until) switch
            {
                (true, null) => $"自下达起{Length(profile.Object)}内可提出异议一次，说明理由并附材料。审理期间整改计时暂停，最长{Pause}。",
                (true, _) => $"可于{until}前提出异议一次，说明理由并附材料。审理期间整改计时暂停，最长{Pause}。",
                (false, null) => $"You may object once within {Length(profile.Object)} of the issue, with grounds and documents. Meanwhile the clock stands still, at most {Pause}.",
                _ => $"You may object once until {until}, with grounds and documents. Meanwhile the clock stands still, at most {Pause}.",
            },
        };
        if (notice.Dispute is { Decided: { } decided, Upheld: { } upheld } dispute)
            lines.Add(zh
                ? $"已于{Moment(dispute.Raised.At)}提出，{Moment(decided.At)}{(upheld ? "成立" : "驳回")}。"
                : $"Raised at {Moment(dispute.Raised.At)}, {(upheld ? "upheld" : "rejected")} at {Moment(decided.At)}.");
        return lines;
    }

    public string Consequences(RectificationNotice notice, SeverityProfiles profiles)
    {
        var (one, five, ten, decide) = (Length(profiles.Escalate[0]), Length(profiles.Escalate[1]), Length(profiles.Escalate[2]), Length(profiles.Accountability));
        var ladder = zh ? $"逾期满{one}升一级督办，满{five}约谈，满{ten}转入问责。" : $"After {one} of delay the next level is called, after {five} there is an interview, after {ten} accountability.";
        return (zh, notice.Severity) switch
        {
            (true, Severity.S1) => $"逾期或复查不合格，{decide}内作出问责决定。{ladder}",
            (true, Severity.S2) => $"{ladder}逾期满{five}或两次复查不合格，约谈并提出扣分建议。",
            (true, _) => ladder,
            (false, Severity.S1) => $"Delay or a failed re-inspection leads to a decision on accountability within {decide}. {ladder}",
            (false, Severity.S2) => $"{ladder} After {five} of delay, or a second failed re-inspection, a deduction is proposed.",
            _ => ladder,
        };
    }

    public IReadOnlyList<IReadOnlyList<string>> ReceiptRows(ClockReceipt receipt) =>
    [
        zh ? ["时段", "计入"] : ["From – until", "Counted"],
        .. receipt.Segments.Select(IReadOnlyList<string> (segment) =>
        [
            $"{Instant(segment.From)} – {(segment.Until == long.MaxValue ? "…" : Instant(segment.Until))}",
            receipt.Say(segment).In(zh ? "zh-CN" : "en"),
        ]),
    ];

    public string ReceiptFoot(ClockReceipt receipt) => zh
        ? $"日历 {receipt.Calendar} 第{receipt.CalendarVersion}版，时区 {receipt.Zone}；截止含该时刻；校验 {receipt.CalendarHash[..12]}。"
        : $"Calendar {receipt.Calendar}, version {receipt.CalendarVersion}, zone {receipt.Zone}; the deadline is inclusive; check value {receipt.CalendarHash[..12]}.";

    public IReadOnlyList<string> RecordRow(Violation member)
    {
        var verdict = member.Verdict;
        return
        [
            member.Number, Moment(verdict.TriggerAt), RecordOf(verdict),
            verdict.DueAt is { } due ? Moment(due) : "—",
            verdict.DischargedAt is { } done ? Moment(done) : verdict.DueAt is null ? "—" : zh ? "未完成" : "not done",
        ];
    }

    public string Length(Amount amount) => (zh, amount.Unit) switch
    {
        (true, AmountUnit.WorkingDays) => $"{amount.Value}个工作日",
        (true, AmountUnit.NaturalDays) => $"{amount.Value}日",
        (true, AmountUnit.Milliseconds) => Span(TimeSpan.FromMilliseconds(amount.Value)),
        (false, AmountUnit.WorkingDays) => amount.Value == 1 ? "1 working day" : $"{amount.Value} working days",
        (false, AmountUnit.NaturalDays) => amount.Value == 1 ? "1 day" : $"{amount.Value} days",
        (false, AmountUnit.Milliseconds) => Span(TimeSpan.FromMilliseconds(amount.Value)),
        _ => amount.ToString(),
    };

    private string Calendar => zh ? $"{calendar.Title.Zh}工作日历" : $"the calendar {calendar.Title.En}";

    private string Pause => zh ? "5个工作日" : "5 working days";

    private string What(Verdict verdict)
    {
        var record = RecordOf(verdict);
        return (zh, verdict.Subject.Kind) switch
        {
            (true, SubjectKind.Case) => $"案件 {record}",
            (true, SubjectKind.Agent) => $"员工 {verdict.Subject.Key}",
            (true, SubjectKind.Unit) => "",
            (true, _) => $"记录 {record}",
            (false, SubjectKind.Case) => $"case {record}",
            (false, SubjectKind.Agent) => $"employee {verdict.Subject.Key}",
            (false, SubjectKind.Unit) => "the service",
            _ => $"record {record}",
        };
    }

    /// <summary>The number of the record; customers are named by the record that shows the matter, never by their own number.</summary>
    private static string RecordOf(Verdict verdict) => verdict.Subject.Kind switch
    {
        SubjectKind.Customer or SubjectKind.Free when verdict.Evidence is [var first, ..] => first.Record,
        SubjectKind.Customer or SubjectKind.Free => verdict.Trigger,
        _ => verdict.Subject.Key,
    };

    /// <summary>Lateness in the time that the clock counts: working time where it counted working days or hours.</summary>
    private string Late(Verdict verdict, DateTimeOffset due, DateTimeOffset at)
    {
        if (verdict.Receipt?.Counting is not ("BIZ" or "SHIFT" or "BRANCH" or "RBD")) return Span(at - due);
        var worked = TimeSpan.FromMilliseconds(clock.CalendarOf(verdict.Unit).WorkingTime(due.ToUnixTimeMilliseconds(), at.ToUnixTimeMilliseconds()));
        return zh ? $"{Span(worked)}（工作时间）" : $"{Span(worked)} of working time";
    }

    /// <summary>A space between a record number and the Chinese that follows it.</summary>
    private static string Spaced(string what) => what.Length == 0 ? what : what + " ";

    private string Span(TimeSpan span) => zh ? FormalTime.ZhSpan(span) : FormalTime.EnSpan(span);

    private string Instant(long at) => Moment(DateTimeOffset.FromUnixTimeMilliseconds(at));

    private static string Lower(string title) => title.StartsWith("QA", StringComparison.Ordinal) ? title : char.ToLowerInvariant(title[0]) + title[1..];
}

using System.Security.Cryptography;
using System.Text;
using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Violations;

namespace FinServ.Compliance.Rectification;

/// <summary>Writes a notice as a formal letter. Pure: the same notice gives the same letter.</summary>
public sealed class NoticeWriter(NoticeTerms terms, RuleCards cards, ClauseCatalogue clauses, NoticeNames names)
{
    /// <summary>Records listed in the annex; the rest is counted and stands in the console.</summary>
    private const int ListedRecords = 50;

    /// <param name="members">The violations that it covers; at least one.</param>
    /// <param name="language">`zh-CN` or `en`.</param>
    /// <param name="now">As of when what is still missing is told (UTC).</param>
    /// <exception cref="RefusedException">A placeholder of the rule's text has no value.</exception>
    public NoticeDocument Write(RectificationNotice notice, IReadOnlyList<Violation> members, string language, DateTimeOffset now)
    {
        var card = cards.Of(notice.Rule);
        var zh = !language.StartsWith("en", StringComparison.OrdinalIgnoreCase);
        var facts = NoticeFacts.Of(members, card.Rectification.Zh);
        var words = new NoticeWords(zh, terms.Clock, terms.Clock.CalendarOf(notice.Unit));
        var profile = terms.ProfileOf(notice);

        var document = new NoticeDocument
        {
            Language = zh ? "zh-CN" : "en",
            Bank = names.Bank.In(language),
            Title = zh ? "整改通知书" : "Rectification notice",
            Number = notice.Number ?? (zh ? "（草拟）" : "(draft)"),
            Severity = notice.Severity,
            SeverityTitle = profile.Title.In(language),
            IssuedAt = notice.Issued is { } issued ? words.Moment(issued.At) : "",
            Addressee = Addressee(notice, language, zh),
            Sections =
            [
                new(zh ? "一、事实" : "1. Facts", Facts(notice, facts, card, words, language, now)),
                new(zh ? "二、违反的条款" : "2. Clauses violated", Clauses(card, language, zh)),
                new(zh ? "三、整改要求" : "3. Requirement", TextTemplate.Fill(card.Rectification.In(language), facts.Worst.Verdict.Facts, card.Ref.ToString())),
                new(zh ? "四、整改期限" : "4. Deadline", words.Deadline(notice)),
                new(zh ? "五、证明材料" : "5. Proof", words.Proof),
                new(zh ? "六、复查" : "6. Re-inspection", words.Reinspection(notice, profile, card)),
                new(zh ? "七、异议" : "7. Objection", words.Objection(notice, profile)),
                new(zh ? "八、逾期后果" : "8. Consequences of delay", words.Consequences(notice, terms.Profiles)),
            ],
            Signatures = Signatures(notice, words, zh),
            Annexes = [.. Annexes(notice, members, words, zh)],
            Frame = zh ? new("服务监督", "编号", "级别", "下达", "校验码") : new("Service supervision", "Number", "Grade", "Issued", "Check value"),
        };
        return document with { Check = CheckOf(NoticeText.Render(document)) };
    }

    private string Addressee(RectificationNotice notice, string language, bool zh)
    {
        var unit = names.Unit(notice.Unit).In(language);
        return notice.Agent is not { } agent ? unit + (zh ? "：" : ",") : zh ? $"{unit}（员工 {agent}）：" : $"{unit} (employee {agent}),";
    }

    private static List<string> Facts(RectificationNotice notice, NoticeFacts facts, RuleCard card, NoticeWords words, string language, DateTimeOffset now)
    {
        var worst = words.Fact(facts.Worst, card.Title.In(language), now);
        var paragraphs = new List<string>();
        if (facts.Count > 1) paragraphs.Add(words.Many(facts, card.Title.In(language)) + worst);
        else paragraphs.Add(worst);
        if (notice.RecurrenceOf is { } before) paragraphs.Add(words.Recurrence(before));
        return paragraphs;
    }

    private List<string> Clauses(RuleCard card, string language, bool zh)
    {
        var paragraphs = new List<string>();
        foreach (var id in card.Clauses)
        {
            if (clauses.Find(id) is not { } clause)
            {
                paragraphs.Add(id);
                continue;
            }

            var policy = clauses.Policies.First(each => each.Id == clause.Policy).Title;
            paragraphs.Add(zh
                ? $"{id} 《{policy.Zh}》{ClauseSection.Zh(clause.Section)}：{clause.Requirement.Zh}"
                : $"{id} 《{policy.Zh}》{ClauseSection.Zh(clause.Section)}：{clause.Requirement.Zh} — {policy.En}, {clause.Section}: {clause.Requirement.En}");
        }

        paragraphs.Add(zh ? $"适用规则 {card.Ref.Id} 第{card.Ref.Version}版：{card.Obligation.Zh}。" : $"Rule applied: {card.Ref.Id}, version {card.Ref.Version}: {card.Obligation.In(language)}.");
        if (!zh) paragraphs.Add("The Chinese text of the clauses governs.");
        return paragraphs;
    }

    private static List<string> Signatures(RectificationNotice notice, NoticeWords words, bool zh)
    {
        if (notice.Issued is not { } issued) return [];

        var lines = new List<string>();
        if (notice.Completed is { } first) lines.Add(zh ? $"签发：{first.By}" : $"Signed: {first.By}");
        var name = issued.By == Actor.System.Id ? (zh ? "系统按周汇总下达" : "issued weekly by the system") : issued.By;
        lines.Add((zh, notice.Completed is null) switch { (true, true) => $"签发：{name}", (true, false) => $"复核：{name}", (false, true) => $"Signed: {name}", _ => $"Reviewed: {name}" });
        lines.Add(words.Day(issued.At));
        return lines;
    }

    private IEnumerable<NoticeSection> Annexes(RectificationNotice notice, IReadOnlyList<Violation> members, NoticeWords words, bool zh)
    {
        if (terms.Receipt(notice) is { } receipt)
            yield return new(zh ? "附件一、整改期限时钟明细" : "Annex 1. Clock receipt of the deadline", [words.ReceiptFoot(receipt)], words.ReceiptRows(receipt));

        var listed = members.OrderBy(member => member.OccurredAt).ThenBy(member => member.Number, StringComparer.Ordinal).Take(ListedRecords).ToList();
        IReadOnlyList<string> head = zh ? ["违规编号", "时间", "记录", "应完成", "实际完成"] : ["Violation", "Time", "Record", "Due", "Done"];
        var rest = members.Count > ListedRecords
            ? zh ? $"共 {members.Count:N0} 项，此处列前 {ListedRecords} 项，其余见系统。" : $"{members.Count:N0} in all; the first {ListedRecords} are listed, the others stand in the console."
            : zh ? $"共 {members.Count:N0} 项。个人信息已遮蔽，原件按记录编号查阅并留痕。" : $"{members.Count:N0} in all. Personal data are masked; originals are opened by record number and logged.";
        yield return new(zh ? "附件二、证据目录" : "Annex 2. Evidence", [rest], [head, .. listed.Select(words.RecordRow)]);
    }

    private static string CheckOf(string text)
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return $"{hash[..4]}-{hash[4..8]}-{hash[8..12]}";
    }
}

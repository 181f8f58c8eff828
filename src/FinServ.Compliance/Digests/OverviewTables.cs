using System.Globalization;
using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Violations;

namespace FinServ.Compliance.Digests;

/// <summary>What the overview makes of what was read. Pure.</summary>
internal static class OverviewTables
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static IReadOnlyList<ToConfirm> ToConfirm(IReadOnlyList<Waiting> waiting, SupervisionClock clock, DateTimeOffset now)
    {
        var today = clock.DayOf(unit: null, now);
        return [.. Enum.GetValues<Severity>().Select(severity =>
        {
            var own = waiting.Where(group => group.Severity == severity).ToList();
            int Due(Func<DateOnly, bool> when) => own.Where(group => group.ConfirmBy >= now && when(clock.LastDayOf(unit: null, group.ConfirmBy))).Sum(group => group.Count);
            return new ToConfirm(
                severity, own.Where(group => group.ConfirmBy < now).Sum(group => group.Count), Due(day => day <= today), Due(day => day == today.AddDays(1)), Due(day => day > today.AddDays(1)),
                own.Count == 0 ? null : own.Min(group => group.Oldest));
        })];
    }

    public static PeriodBar Bar(DigestPeriod week, IReadOnlyList<ViolationCount> violations)
    {
        int Of(Severity severity) => violations.Where(count => count.Severity == severity && week.Holds(count.OccurredOn)).Sum(count => count.Count);
        return new(week.Id, Of(Severity.S1), Of(Severity.S2), Of(Severity.S3), Of(Severity.S4));
    }

    public static DueItem Due(NoticeItem notice) => new(
        notice.NextDuty switch
        {
            NoticeDuty.Issue => DueKind.Issue,
            NoticeDuty.Acknowledge => DueKind.Acknowledge,
            NoticeDuty.DecideObjection => DueKind.DecideObjection,
            NoticeDuty.Reinspect => DueKind.Reinspect,
            _ => DueKind.Rectify,
        },
        notice.NextBy!.Value,
        notice.NextDuty switch { NoticeDuty.Issue => notice.DraftedAt, NoticeDuty.Reinspect => notice.SubmittedAt, _ => notice.IssuedAt },
        notice is { Severity: Severity.S1, NextDuty: NoticeDuty.Issue or NoticeDuty.Acknowledge } ? "H24" : notice is { Severity: Severity.S4, NextDuty: NoticeDuty.Reinspect } ? "NAT" : "BIZ",
        notice.Severity, notice.Name, notice.RuleId, notice.Unit, 1, 1, 1, notice.Escalation);

    /// <summary>`11:12 前须确认 1 项 S1；今天 2 份通知书到期、13 项待确认；3 份已逾期。`</summary>
    public static LocalText Headline(IReadOnlyList<DueItem> due, IReadOnlyList<ToConfirm> toConfirm, int overdue, SupervisionClock clock, DateTimeOffset now)
    {
        var today = clock.DayOf(unit: null, now);
        bool IsToday(DueItem item) => item.DueAt >= now && clock.LastDayOf(unit: null, item.DueAt) == today;

        var (zh, en) = (new List<string>(), new List<string>());
        var confirm = toConfirm.Sum(row => row.Today);
        if (due.FirstOrDefault(item => item is { Kind: DueKind.Confirm, Severity: Severity.S1 } && item.DueAt >= now) is { } grave)
        {
            var local = TimeZoneInfo.ConvertTime(grave.DueAt, clock.CalendarOf(unit: null).Zone);
            var isToday = DateOnly.FromDateTime(local.DateTime) == today;
            var count = due.Count(item => item is { Kind: DueKind.Confirm, Severity: Severity.S1 } && item.DueAt == grave.DueAt);
            if (isToday) confirm -= count;
            zh.Add($"{local.ToString(isToday ? "HH:mm" : "MM-dd HH:mm", Plain)} 前须确认 {count} 项 S1");
            en.Add($"{count} S1 {(count == 1 ? "violation has" : "violations have")} to be confirmed by {local.ToString(isToday ? "HH:mm" : "d MMM HH:mm", Plain)}");
        }

        var rectify = due.Count(item => item.Kind is DueKind.Rectify && IsToday(item));
        if (rectify + confirm > 0)
        {
            zh.Add("今天 " + string.Join("、", Said((rectify, "份通知书到期"), (confirm, "项待确认"))));
            en.Add(string.Join(" and ", Said((rectify, rectify == 1 ? "notice falls due" : "notices fall due"), (confirm, confirm == 1 ? "violation waits for review" : "violations wait for review"))) + " today");
        }

        if (overdue > 0)
        {
            zh.Add($"{overdue:N0} 份通知书已逾期");
            en.Add(overdue == 1 ? "1 notice is overdue" : $"{overdue:N0} notices are overdue");
        }

        if (toConfirm.Sum(row => row.Overdue) is > 0 and var unseen)
        {
            zh.Add($"{unseen:N0} 项超过确认期限");
            en.Add(unseen == 1 ? "1 review is late" : $"{unseen:N0} reviews are late");
        }

        if (zh.Count == 0) return new("今天没有到期的事项，也没有逾期。", "Nothing is due today and nothing is overdue.");

        var sentence = string.Join("; ", en);
        return new(string.Join("；", zh) + "。", char.ToUpperInvariant(sentence[0]) + sentence[1..] + ".");
    }

    private static IEnumerable<string> Said(params IEnumerable<(int Count, string What)> parts) => parts.Where(part => part.Count > 0).Select(part => $"{part.Count:N0} {part.What}");

    public static string CodeOf(Amount amount) => amount.Unit switch { AmountUnit.Milliseconds => "H24", AmountUnit.NaturalDays => "NAT", _ => "BIZ" };
}

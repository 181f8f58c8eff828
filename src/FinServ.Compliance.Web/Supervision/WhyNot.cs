using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Web.Wording;

namespace FinServ.Compliance.Web.Supervision;

/// <summary>Why a violated verdict is no other verdict, in the words of the accused's own check.</summary>
public static class WhyNot
{
    public static IReadOnlyList<(VerdictKind Verdict, string Because)> Of(Verdict verdict, Reader reader)
    {
        var times = reader.Times;
        if (verdict.DueAt is not { } due)
        {
            return
            [
                (VerdictKind.Met, reader.Say("被判的事件本身不符合规则；事后补正不改变已发生的事实。", "The judged event itself breaks the rule; putting it right later does not undo it.")),
                (VerdictKind.Excused, reader.Say("没有查到使其免责的事件：无豁免、无事故申报。", "Nothing lifted the duty: no waiver, no declared incident.")),
                (VerdictKind.Unknown, reader.Say("判定所需的字段都在记录里。", "Every field that the judgement needs is on record.")),
            ];
        }

        var deadline = times.Deadline(due);
        var met = verdict.DischargedAt is { } done
            ? reader.Say($"截止 {deadline} 前没有完成的记录；最早一次为 {times.Moment(done)}，晚于截止。", $"Nothing shows it done by {deadline}; the first time is {times.Moment(done)}, after it.")
            : reader.Say($"截止 {deadline} 前没有完成的记录，至今也没有。", $"Nothing shows it done by {deadline}, nor since.");
        return
        [
            (VerdictKind.Met, met),
            (VerdictKind.Excused, reader.Say("没有查到使义务免除的事件：无豁免、无事故申报、未按不可达标准结案。", "Nothing lifted the duty: no waiver, no declared incident, not closed as unreachable.")),
            (VerdictKind.Pending, reader.Say("截止时刻已过；没有查到重新起算或仍在暂停的事件。", "The deadline has passed; nothing restarted the clock or still pauses it.")),
            (VerdictKind.Unknown, reader.Say("来源在截止前对所等的事件是完整的，没有就是没有做。", "The source is complete for the awaited events up to the deadline: what is not there was not done.")),
        ];
    }
}

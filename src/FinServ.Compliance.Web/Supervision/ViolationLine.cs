using FinServ.Compliance.Rules;
using FinServ.Compliance.Violations;
using FinServ.Compliance.Web.Wording;

namespace FinServ.Compliance.Web.Supervision;

/// <summary>The second line of a row: enough to tell one violation from the next.</summary>
public static class ViolationLine
{
    public static string Of(ViolationGroup group, RuleCard card, Reader reader) =>
        group.Count > 1 ? OfSimilar(group, reader) : Of(group.First, card, reader);

    public static string Of(ViolationItem item, RuleCard card, Reader reader)
    {
        var times = reader.Times;
        if (item.DueAt is not { } due)
            return reader.Say($"{times.Moment(item.OccurredAt)} 发生；要求：{card.Obligation.Zh}", $"{times.Moment(item.OccurredAt)}; demanded: {card.Obligation.En}");

        if (item.State == ViolationState.Withdrawn)
            return reader.Say($"应在 {times.Deadline(due)} 前；补到的数据表明不再成立", $"due {times.Deadline(due)}; later data show that it no longer holds");

        var late = item.LateMs is { } ms ? times.Span(TimeSpan.FromMilliseconds(ms)) : null;
        var brief = item.LateMs < 3_600_000; // Seconds matter.
        var deadline = brief ? times.ToTheSecond(due) : times.Deadline(due);
        return item.DischargedAt is { } done
            ? reader.Say($"应在 {deadline} 前；{(brief ? times.ToTheSecond(done) : times.Moment(done))} 补做，晚 {late}", $"due {deadline}; done {(brief ? times.ToTheSecond(done) : times.Moment(done))}, {late} after")
            : reader.Say($"应在 {deadline} 前；至今未完成", $"due {deadline}; not done yet");
    }

    private static string OfSimilar(ViolationGroup group, Reader reader)
    {
        var times = reader.Times;
        var span = $"{times.Brief(group.FirstAt)}–{times.ClockOf(group.LastAt)}";
        return group.First.Agent is { } agent
            ? reader.Say($"{span} 同一员工 {agent}，同一规则 {group.Count} 项", $"{span}, same employee {agent}, same rule, {group.Count} violations")
            : reader.Say($"{span} 同一单位，同一规则 {group.Count} 项", $"{span}, same unit, same rule, {group.Count} violations");
    }
}

using FinServ.Compliance.Checking;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Violations;
using FinServ.Compliance.Web.Wording;

namespace FinServ.Compliance.Web.Supervision;

/// <summary>A violation in one sentence: who and what, from when, should by when, in fact when, how late (ui/README §6).</summary>
/// <param name="Facts">All but the lateness.</param>
/// <param name="Late">How late it was or is; null where the wrong is no missed deadline.</param>
public sealed record ViolationSentence(string Facts, string? Late)
{
    public override string ToString() => Facts + Late;

    public static ViolationSentence Of(Verdict verdict, RuleCard card, Vocabulary vocabulary, UnitNames units, Deadlines deadlines, Reader reader)
    {
        var who = reader.Say($"{Named(units.Of(verdict.Unit), verdict.Unit)}{Kind(verdict.Subject.Kind).Zh} {verdict.Subject.Key} ", $"{Kind(verdict.Subject.Kind).En} {verdict.Subject.Key}{In(units.Of(verdict.Unit).En, verdict.Unit)} ");
        return verdict.DueAt is { } due
            ? OfDeadline(who, verdict, due, verdict.Receipt?.Counting ?? (reader.Times.IsMidnight(due) ? "NAT" : "H24"), card, vocabulary, deadlines, reader)
            : new(OfWrong(who, verdict, card, reader), null);
    }

    private static ViolationSentence OfDeadline(
        string who, Verdict verdict, DateTimeOffset due, string counting, RuleCard card, Vocabulary vocabulary, Deadlines deadlines, Reader reader)
    {
        var times = reader.Times;
        var trigger = TitleOf(verdict, "trigger", vocabulary);
        var act = TitleOf(verdict, "late-act", vocabulary) ?? card.Obligation;
        var brief = due - verdict.TriggerAt < TimeSpan.FromHours(1);
        var (from, by) = brief ? (times.ToTheSecond(verdict.TriggerAt), times.ToTheSecond(due)) : (times.Moment(verdict.TriggerAt), times.Deadline(due));
        var reached = verdict.DischargedAt ?? reader.Now;
        var span = times.Span(deadlines.Late(verdict.Unit, due, reached, counting), counting is "NAT" or "H24" ? TimeSpan.FromDays(1) : Times.WorkingDay);

        var start = reader.Say(
            $"{who}于 {from} {(trigger is null ? "起算" : trigger.Zh)}，应在 {by} 前{Lower(act.Zh)}；",
            $"{who.TrimEnd()}: {(trigger is null ? "counted from" : Lower(trigger.En))} {from}; “{Lower(act.En)}” was due by {by}");
        return verdict.DischargedAt is { } done
            ? new(start + reader.Say($"实际 {(brief ? times.ToTheSecond(done) : times.Moment(done))} 完成，", $" and came {(brief ? times.ToTheSecond(done) : times.Moment(done))}, "), reader.Say($"迟 {span}。", $"{span} late."))
            : new(start + reader.Say("至今未完成，", " and has not come yet, "), reader.Say($"已迟 {span}。", $"{span} late so far."));
    }

    private static string OfWrong(string who, Verdict verdict, RuleCard card, Reader reader)
    {
        var when = reader.Times.Moment(verdict.DecidedAt ?? verdict.TriggerAt);
        var named = FactsFor(reader, verdict).ToList();
        var facts = named.Count == 0 ? "" : reader.Say("（", " (") + string.Join(reader.Say("，", ", "), named.Select(fact => $"{fact.Key} {fact.Value}")) + reader.Say("）", ")");
        return reader.Say($"{who}于 {when}：{card.Title.Zh}{facts}。规则要求：{Stop(card.Obligation.Zh)}", $"{who}at {when}: {Lower(card.Title.En)}{facts}. The rule demands: {Stop(card.Obligation.En)}");
    }

    /// <summary>Facts in the reader's language that the sentence does not say anyway; each has a Chinese and an English name.</summary>
    public static IEnumerable<KeyValuePair<string, string>> FactsFor(Reader reader, Verdict verdict) =>
        verdict.Facts.Where(fact => fact.Value.Length > 0 && fact.Key.All(char.IsAscii) == reader.English && !SaidAnyway.Contains(fact.Key));

    private static readonly HashSet<string> SaidAnyway = ["渠道", "channel", "事件", "event", "环节", "step"];

    private static LocalText? TitleOf(Verdict verdict, string role, Vocabulary vocabulary) =>
        verdict.Evidence.FirstOrDefault(item => item.Role == role) is { } item ? vocabulary.Event(item.Type)?.Title : null;

    private static LocalText Kind(SubjectKind kind) => kind switch
    {
        SubjectKind.Interaction => new("互动", "Interaction"),
        SubjectKind.Case => new("案件", "Case"),
        SubjectKind.Customer => new("客户", "Customer"),
        SubjectKind.Agent => new("员工", "Employee"),
        SubjectKind.Unit => new("单位", "Unit"),
        SubjectKind.Source => new("来源", "Source"),
        _ => new("对象", "Subject"),
    };

    private static string Named(LocalText unit, string? id) => id is null ? "" : unit.Zh;

    private static string In(string unit, string? id) => id is null ? "" : $" of {unit}";

    private static string Lower(string text) => text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    private static string Stop(string text) => text.TrimEnd('。', '.') + (text.Any(c => c > 0x2E80) ? "。" : ".");
}

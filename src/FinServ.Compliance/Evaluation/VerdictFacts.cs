using System.Globalization;
using FinServ.Compliance.Calendars;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;
using ValueType = FinServ.Compliance.Rules.Language.ValueType;

namespace FinServ.Compliance.Evaluation;

/// <summary>Writes what fills the placeholders of a rule's texts.</summary>
/// <remarks>
/// Besides the facts that the rule names, every verdict has these, in Chinese and in English: `时限`/`limit`, `要素`/`elements`
/// (what is missing), `渠道`/`channel`, `事件`/`event` and `环节`/`step` of the trigger, `指标`/`indicator`,
/// `数值`/`figure`, `界限`/`bound`, `日期`/`date` and `时段`/`window` of a limit.
/// </remarks>
internal sealed class VerdictFacts(Frame frame)
{
    private static readonly Dictionary<string, string> ChannelNames = new()
    {
        ["call"] = "电话", ["chat"] = "在线", ["email"] = "邮件", ["branch"] = "网点", ["visit"] = "来访", ["letter"] = "信函", ["sms"] = "短信",
        ["app"] = "手机银行", ["web"] = "网站", ["video"] = "视频", ["messenger"] = "即时通讯", ["box"] = "意见箱", ["social"] = "社交媒体",
    };

    private readonly EventSet set = frame.World.Set;

    public Dictionary<string, string> Of(in Judgement said)
    {
        var facts = new Dictionary<string, string>();
        OfTrigger(facts, said);
        if (said.Period is { } period) OfPeriod(facts, period);
        else if (said.Due != Instants.Unknown) OfDays(facts, said);
        if (said.Missing != 0) OfElements(facts, said);
        if (said.Limit is { } limit) OfFigure(facts, said, limit);
        foreach (var (name, definition, type, value) in said.Clock.Facts)
        {
            if (Shown(type, definition.As, value(frame)) is { } shown) facts[name] = shown;
        }

        return facts;
    }

    private void OfTrigger(Dictionary<string, string> facts, in Judgement said)
    {
        var type = set.TypeOf(said.Trigger);
        (facts["事件"], facts["event"]) = (type.Title.Zh, type.Title.En);
        if (set.Symbols.TextOrNull(set[said.Trigger].Channel) is { } channel) (facts["渠道"], facts["channel"]) = (ChannelNames.GetValueOrDefault(channel, channel), channel);
        if (set.Vocabulary.Steps.FirstOrDefault(one => one.Events.Any(of => of.Event == type.Name)) is { } step) (facts["环节"], facts["step"]) = (step.Title.Zh, step.Title.En);
    }

    private void OfFigure(Dictionary<string, string> facts, in Judgement said, CompiledLimit limit)
    {
        if (said.Figure != Instants.Unknown) facts["数值"] = facts["figure"] = Figure(said.Figure, limit);
        if (said.Bound != Instants.Unknown) facts["界限"] = facts["bound"] = Figure(said.Bound, limit);
        if (limit.Definition.Title is { } title) (facts["指标"], facts["indicator"]) = (title.Zh, title.En);
        facts["日期"] = facts["date"] = frame.Calendar!.LocalDay(said.WindowFrom).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var length = limit.Definition.Window;
        facts["时段"] = facts["window"] = length.Unit == AmountUnit.Milliseconds ? $"{Clock(said.WindowFrom)}–{Clock(said.WindowFrom + length.Value)}" : "";
    }

    private static string Figure(long figure, CompiledLimit limit) => Round(limit.IsTime ? figure / 1_000m : (decimal)figure / Instants.Millionth);

    private string Clock(long instant) => TimeZoneInfo.ConvertTime(Instants.ToInstant(instant), frame.Calendar!.Zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A deadline that an event gave, as the days that it allows.</summary>
    private void OfDays(Dictionary<string, string> facts, in Judgement said)
    {
        var days = frame.Calendar!.LocalDay(said.Due - 1).DayNumber - frame.Calendar.LocalDay(said.StartAt).DayNumber;
        (facts["时限"], facts["limit"]) = ($"{days}日", days == 1 ? "1 day" : $"{days} days");
    }

    private void OfPeriod(Dictionary<string, string> facts, PeriodDefinition period)
    {
        var amount = ObligationClock.AmountOf(period, frame);
        var (number, zh, en) = period.Unit switch
        {
            PeriodUnit.Seconds => (amount.Value / 1_000m, "秒", "seconds"),
            PeriodUnit.Minutes => (amount.Value / 60_000m, "分钟", "minutes"),
            PeriodUnit.Hours => (amount.Value / 3_600_000m, "小时", "hours"),
            PeriodUnit.Days => (amount.Value, "日", "days"),
            _ => (amount.Value, "个工作日", "working days"),
        };
        (facts["时限"], facts["limit"]) = (Round(number) + zh, number == 1 ? $"1 {en[..^1]}" : $"{Round(number)} {en}");
    }

    private static void OfElements(Dictionary<string, string> facts, in Judgement said)
    {
        var missing = said.Clock.MissingOf(said.Missing).Select(element => element.Title).ToArray();
        (facts["要素"], facts["elements"]) = (string.Join('、', missing.Select(title => title.Zh)), string.Join(", ", missing.Select(title => title.En)));
    }

    private string? Shown(ValueType type, string form, long value)
    {
        if (!Truth.IsKnown(value)) return null;
        return (type, form) switch
        {
            (ValueType.Duration, "minutes") => Round(value / 60_000m),
            (ValueType.Duration, "hours") => Round(value / 3_600_000m),
            (ValueType.Duration, "days") => Round(value / 86_400_000m),
            (ValueType.Duration, _) => Round(value / 1_000m),
            (ValueType.Number, _) => Round((decimal)value / Instants.Millionth),
            (ValueType.Instant, _) => Instants.Format(value),
            (ValueType.Date, _) => DateOnly.FromDayNumber((int)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            (ValueType.Name or ValueType.Token, _) => set.Symbols[(int)value],
            (ValueType.Names, _) => string.Join('、', set.Members(value).ToArray().Select(symbol => set.Symbols[symbol])),
            (ValueType.Text, _) => set.Text((int)value),
            _ => value.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static string Round(decimal value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);
}

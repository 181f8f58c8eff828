using System.Net;
using System.Text;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Digests;

/// <summary>The digest as one self-contained HTML file for A4: no scripts, no outside requests (ui/README.md §9).</summary>
public sealed partial class DigestHtml
{
    private const int RowsShown = 5;

    private readonly DigestModel model;
    private readonly string language;
    private readonly bool zh;
    private readonly TimeZoneInfo zone;
    private readonly StringBuilder html = new();

    private DigestHtml(DigestModel model, string language)
    {
        this.model = model;
        zh = !language.StartsWith("en", StringComparison.OrdinalIgnoreCase);
        this.language = zh ? "zh-CN" : "en";
        zone = TimeZoneInfo.FindSystemTimeZoneById(model.Zone);
    }

    /// <param name="language">`zh-CN` or `en`.</param>
    /// <param name="check">Check value of the issued model; null where it is not issued.</param>
    public static string Render(DigestModel model, string language, string? check) => new DigestHtml(model, language).Render(check);

    private string Render(string? check)
    {
        var period = DigestPeriod.Parse(model.Period);
        var title = $"{In(model.Bank)} {Say("客户服务质量", "service quality")}{(period.IsWeek ? Say("周报", ", weekly") : Say("月报", ", monthly"))} {model.Period}";
        html.Append("<!doctype html>\n<html lang=\"").Append(language).Append("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
            .Append(E(title)).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n<main>\n");
        Head(period);
        html.Append($"<h1>{E(In(model.Headline))}</h1>\n");
        Figures();
        html.Append("<div class=\"two\">\n");
        Picture();
        Overdue();
        html.Append("</div>\n<div class=\"two\">\n");
        Ranking(Say("违规最多的规则", "Rules broken most"), Say("规则", "Rule"), model.Rules);
        Ranking(Say("违规最多的单位", "Units with most violations"), Say("单位", "Unit"), model.Units);
        html.Append("</div>\n<div class=\"two\">\n");
        OnTime();
        Changes();
        html.Append("</div>\n<div class=\"two\">\n");
        Restatements();
        NotSeen();
        html.Append("</div>\n");
        Foot(check);
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private void Head(DigestPeriod period) => html.Append(
        $"<header><span>{E(In(model.Bank))} {(period.IsWeek ? Say("客户服务质量周报", "weekly service quality") : Say("客户服务质量月报", "monthly service quality"))}</span>" +
        $"<span>{E(In(DigestWords.PeriodTitle(period)))}{Gap}{Days(period.From, period.Until)}</span>" +
        $"<span>{Moment(model.MadeAt)} {Say("出具", "made")}{Gap}{(model.Version == 0 ? Say("未下达", "not issued") : Say($"第 {model.Version} 版", $"version {model.Version}"))}{Gap}{E(In(model.Scope))}</span></header>\n");

    private void Figures()
    {
        html.Append("<section class=\"figures\">\n");
        foreach (var figure in model.Figures)
        {
            var indicator = Indicators.All.First(each => each.Id == figure.Indicator);
            html.Append($"<div class=\"figure\" id=\"{indicator.Id}\"><p class=\"label\"><span>{E(In(indicator.Title))}</span><span>{Say("覆盖", "coverage")} {(figure.Coverage is { } coverage ? DigestWords.Percent(coverage * 100) : "—")}</span></p>");
            html.Append($"<p class=\"value\">{(figure.Value is { } value ? E(In(DigestWords.Value(indicator, value))) : $"<span class=\"unknown\">?</span> <small>{E(In(figure.Why!))}</small>")} {Change(indicator, figure)}</p>");
            html.Append(DigestCharts.Line(figure.Series, indicator.Target, $"{In(indicator.Title)}, {DigestBuilder.PeriodsShown}"));
            html.Append($"<p class=\"label\">{Parts(indicator, figure)}</p></div>\n");
        }

        html.Append("</section>\n");
    }

    private string Change(Indicator indicator, DigestFigure figure)
    {
        if (figure.Value is null) return "";
        if (figure.Change is not { } change) return $"<small>{Say("无对比", "no comparison")}</small>";
        if (change == 0) return $"<small>{Say("持平", "unchanged")}</small>";
        var better = change > 0 == indicator.HigherIsBetter;
        return $"<small class=\"{(better ? "ok" : "bad")}\">{(better ? "▲" : "▼")} {Math.Abs(change):0.0} {(better ? Say("好转", "better") : Say("变差", "worse"))}</small>";
    }

    private string Parts(Indicator indicator, DigestFigure figure)
    {
        var parts = new List<string>();
        if (figure.Denominator > 0) parts.Add(indicator.Unit == IndicatorUnit.Percent ? $"{figure.Numerator:N0} / {figure.Denominator:N0}" : Say($"{figure.Denominator:N0} 通", $"{figure.Denominator:N0} calls"));
        if (figure.Unknown > 0) parts.Add(Say($"未知 {figure.Unknown:N0} 不计达标", $"{figure.Unknown:N0} unknown, no pass"));
        if (indicator.Target is { } target) parts.Add(Say($"目标 {target:0.#}", $"target {target:0.#}"));
        return E(string.Join(Say("，", ", "), parts));
    }

    private void Picture()
    {
        html.Append($"<section><h2>{Say("新增违规，近 13 期", "New violations, last 13 periods")}</h2><p class=\"legend\">");
        foreach (var severity in Enum.GetValues<Severity>()) html.Append($"<span><i class=\"{severity}\"></i>{severity}</span>");
        html.Append("</p>\n").Append(DigestCharts.Bars(model.Bars, Say($"各期新增违规，按级别堆叠；本期 {model.NewViolations} 项", $"New violations by severity; {model.NewViolations} in this period"))).Append("</section>\n");
    }

    private void Overdue()
    {
        html.Append($"<section><h2>{Say("整改通知书", "Rectification notices")}</h2>\n<p>{Say($"未销号 {model.Notices.Open:N0}，七日内到期 {model.Notices.DueSoon:N0}，逾期 {model.Notices.Overdue.Count:N0}。", $"{model.Notices.Open:N0} open, {model.Notices.DueSoon:N0} due within seven days, {model.Notices.Overdue.Count:N0} overdue.")}</p>\n");
        if (model.Notices.Overdue.Count > 0)
        {
            html.Append($"<table><thead><tr><th></th><th>{Say("通知书", "Notice")}</th><th>{Say("原截止", "Was due")}</th><th class=\"n\">{Say("逾期", "Late")}</th></tr></thead><tbody>\n");
            foreach (var late in model.Notices.Overdue.Take(RowsShown))
                html.Append($"<tr><td>{Mark(late.Severity)}</td><td>{E(In(late.Unit))}<br><small>{E(late.Number)} {E(In(late.Rule))}</small></td><td class=\"day\">{Moment(late.DueAt)}</td><td class=\"n bad\">▲ {Say($"{late.WorkingDaysLate} 个工作日", $"{late.WorkingDaysLate} working days")}<br><small>{E(StepTitle(late.Step))}</small></td></tr>\n");
            html.Append("</tbody></table>\n");
        }

        html.Append("</section>\n");
    }

    private void Ranking(string title, string head, IReadOnlyList<Ranked> rows)
    {
        html.Append($"<section><h2>{E(title)}</h2>\n");
        if (rows.Count == 0) html.Append($"<p>{Say("没有。", "None.")}</p>\n");
        else
        {
            html.Append($"<table><thead><tr><th>{E(head)}</th><th class=\"n\">{Say("本期", "This")}</th><th class=\"n\">{Say("上期", "Before")}</th><th class=\"n\">{Say("增减", "Change")}</th></tr></thead><tbody>\n");
            foreach (var row in rows.Take(RowsShown))
                html.Append($"<tr><td>{(row.Severity is { } severity ? Mark(severity) + " " : "")}{E(In(row.Title))}</td><td class=\"n\">{row.Count:N0}</td><td class=\"n\">{row.Previous:N0}</td><td class=\"n {(row.Change > 0 ? "bad" : row.Change < 0 ? "ok" : "")}\">{(row.Change > 0 ? "▲ " : row.Change < 0 ? "▼ " : "")}{Math.Abs(row.Change):N0}</td></tr>\n");
            html.Append("</tbody></table>\n");
        }

        html.Append("</section>\n");
    }

    private void OnTime()
    {
        html.Append($"<section><h2>{Say("各类规则的时限", "Deadlines by group of rules")}</h2>\n");
        if (model.OnTime.Count == 0) html.Append($"<p>{Say("本期没有到期的时钟。", "No clock was due in the period.")}</p>\n");
        else
        {
            html.Append($"<table><thead><tr><th>{Say("类别", "Group")}</th><th class=\"n\">{Say("达成", "Met")}</th><th class=\"n\">{Say("违规", "Violated")}</th><th class=\"n\">{Say("未知", "Unknown")}</th><th class=\"n\">{Say("达成率", "Rate")}</th></tr></thead><tbody>\n");
            foreach (var group in model.OnTime)
                html.Append($"<tr><td>{E(In(group.Title))}</td><td class=\"n\">{group.Met:N0}</td><td class=\"n\">{group.Violated:N0}</td><td class=\"n\">{(group.Unknown == 0 ? "·" : $"<span class=\"unknown\">?</span> {group.Unknown:N0}")}</td><td class=\"n\">{(group.Rate is { } rate ? DigestWords.Percent(rate) : "?")}</td></tr>\n");
            html.Append("</tbody></table>\n");
        }

        html.Append("</section>\n");
    }

    private void Changes()
    {
        html.Append($"<section><h2>{Say("与上期相比", "Against the period before")}</h2>\n<ul>\n");
        foreach (var change in model.Changes)
            html.Append($"<li><span class=\"{(change.Better ? "ok" : "bad")}\">{(change.Better ? "▲ " + Say("好转", "better") : "▼ " + Say("变差", "worse"))}</span> {E(In(change.What))}</li>\n");
        html.Append(model.Changes.Count == 0 ? $"<li>{Say("没有变化。", "Nothing changed.")}</li>\n</ul></section>\n" : "</ul></section>\n");
    }

    private void Restatements()
    {
        html.Append($"<section><h2>{Say("更正", "Restated")}</h2>\n<ul>\n");
        foreach (var restated in model.Restatements)
            html.Append($"<li>{E(restated.Period)} {E(In(restated.Title))} <s>{Said(restated.Was)}</s> → {Said(restated.Now)} <small>{E(In(restated.Reason))}</small></li>\n");
        html.Append(model.Restatements.Count == 0 ? $"<li>{Say("此前各期的数没有更正。", "No earlier figure is told otherwise.")}</li>\n</ul></section>\n" : "</ul></section>\n");
    }

    private void NotSeen()
    {
        html.Append($"<section><h2>{Say("没有看到的", "Not seen")}</h2>\n<ul>\n");
        foreach (var gap in model.NotSeen) html.Append($"<li><span class=\"unknown\">?</span> {E(In(gap))}</li>\n");
        html.Append(model.NotSeen.Count == 0 ? $"<li>{Say("没有已知的缺口。", "No gap is known.")}</li>\n</ul></section>\n" : "</ul></section>\n");
    }

    private void Foot(string? check) => html.Append(
        $"<footer><span>{Say("同一份数据：网页、邮件、文件各数一致。", "One set of data: page, mail and file tell the same figures.")}{(check is null ? "" : $" {Say("校验", "check value")} {E(check)}")}</span>" +
        $"<span>{Say("数据至", "data until")} {Moment(model.MadeAt)}{Gap}{E(model.Zone)}</span></footer>\n");

    private string Say(string chinese, string english) => zh ? chinese : english;

    private string In(LocalText text) => text.In(language);

    private string Gap => zh ? "　" : " · ";

    private static string Said(decimal? value) => value is { } known ? known.ToString("#,0.#", System.Globalization.CultureInfo.InvariantCulture) : "?";

    private static string Mark(Severity severity) => $"<span class=\"mark {severity}\">{severity}</span>";

    private string StepTitle(EscalationStep step) => step switch
    {
        EscalationStep.Superior => Say("已升一级", "with the superior"),
        EscalationStep.Interview => Say("约谈", "interview"),
        EscalationStep.Accountability => Say("问责", "accountability"),
        _ => "",
    };

    private string Days(DateOnly from, DateOnly until) => zh ? $"{from:MM-dd} 至 {until:MM-dd}" : $"{from.ToString("d MMM", Plain)} – {until.ToString("d MMM", Plain)}";

    private string Moment(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return zh ? local.ToString("MM-dd HH:mm", Plain) : local.ToString("d MMM HH:mm", Plain);
    }

    private static string E(string text) => WebUtility.HtmlEncode(text);
}

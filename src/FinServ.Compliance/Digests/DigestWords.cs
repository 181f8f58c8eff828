using System.Globalization;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Digests;

/// <summary>The sentences of a digest, in both languages: what a colleague would say aloud, without blame (ui/README.md §6).</summary>
internal static class DigestWords
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static LocalText Headline(DigestPeriod period, IReadOnlyList<PeriodBar> bars, IReadOnlyList<DigestFigure> figures, NoticeFigures notices)
    {
        var (zh, en) = NewViolations(period, bars);
        if (MissedTarget(figures) is var (indicator, figure))
        {
            var (value, target) = (Value(indicator, figure.Value!.Value), Value(indicator, indicator.Target!.Value));
            zh += $"；{indicator.Title.Zh} {value.Zh}，{(indicator.HigherIsBetter ? "低于" : "高于")} {target.Zh} 的目标";
            en += $"; {Lower(indicator.Title.En)}: {value.En}, {(indicator.HigherIsBetter ? "below" : "above")} the target of {target.En}";
        }

        var overdue = notices.Overdue.Count;
        zh += overdue == 0 ? "；没有逾期的整改通知书。" : $"；{overdue} 份整改通知书逾期未销号。";
        en += overdue switch { 0 => "; no rectification notice is overdue.", 1 => "; 1 rectification notice is overdue.", _ => $"; {overdue} rectification notices are overdue." };
        return new(zh, en);
    }

    /// <summary>What changed against the period before: figures first, then rules and units, each kind by size.</summary>
    public static IEnumerable<DigestChange> Changes(IReadOnlyList<DigestFigure> figures, IReadOnlyList<Ranked> rules, IReadOnlyList<Ranked> units)
    {
        foreach (var figure in figures.Where(figure => figure.Change is not null and not 0).OrderByDescending(figure => Math.Abs(figure.Change!.Value)).Take(3))
        {
            var indicator = Indicators.All.First(each => each.Id == figure.Indicator);
            var (change, value) = (figure.Change!.Value, Value(indicator, figure.Value!.Value));
            var points = Difference(indicator, Math.Abs(change));
            yield return new(
                new($"{indicator.Title.Zh} {value.Zh}，{(change > 0 ? "高" : "低")} {points.Zh}", $"{indicator.Title.En}: {value.En}, {points.En} {(change > 0 ? "higher" : "lower")}"),
                change > 0 == indicator.HigherIsBetter);
        }

        foreach (var ranked in rules.Concat(units).Where(ranked => ranked.Change != 0).OrderByDescending(ranked => Math.Abs(ranked.Change)))
        {
            var by = Math.Abs(ranked.Change);
            yield return new(
                new($"{ranked.Title.Zh}：违规 {ranked.Count} 项，{(ranked.Change > 0 ? "多" : "少")} {by} 项", $"{ranked.Title.En}: {ranked.Count} violations, {by} {(ranked.Change > 0 ? "more" : "fewer")}"),
                ranked.Change < 0);
        }
    }

    /// <summary>Clocks that were due and that nobody can judge.</summary>
    public static IEnumerable<LocalText> Unknown(IReadOnlyList<GroupOnTime> groups)
    {
        var unknown = groups.Where(group => group.Unknown > 0).ToList();
        if (unknown.Count == 0) yield break;
        yield return new(
            $"{unknown.Sum(group => group.Unknown):N0} 项到期义务判为未知，不计达标（{string.Join("、", unknown.Select(group => $"{group.Title.Zh} {group.Unknown:N0}"))}）。",
            $"{unknown.Sum(group => group.Unknown):N0} duties that were due are unknown and count as no pass ({string.Join(", ", unknown.Select(group => $"{Lower(group.Title.En)} {group.Unknown:N0}"))}).");
    }

    public static LocalText WhyNoValue(Indicator indicator, decimal? denominator, decimal? coverage)
    {
        if (denominator is not { } items) return new("没有来源提供", "no source feeds it");
        if (coverage < Indicator.LeastCoverage) return new($"数据只到 {Percent(coverage.Value * 100)}，不出数", $"only {Percent(coverage.Value * 100)} of the data arrived");
        return items == 0 ? new("本期没有", "none in the period") : new($"仅 {items:N0} 项，少于 {indicator.Minimum}，不出数", $"only {items:N0}, fewer than {indicator.Minimum}");
    }

    public static LocalText Value(Indicator indicator, decimal value) => indicator.Unit == IndicatorUnit.Percent
        ? new(Percent(value), Percent(value))
        : new($"{value.ToString("0.0", Plain)} 秒", $"{value.ToString("0.0", Plain)} s");

    /// <summary>`2.7 个百分点`, `2.7 points`.</summary>
    public static LocalText Difference(Indicator indicator, decimal size) => indicator.Unit == IndicatorUnit.Percent
        ? new($"{size.ToString("0.0", Plain)} 个百分点", $"{size.ToString("0.0", Plain)} points")
        : Value(indicator, size);

    public static LocalText PeriodTitle(DigestPeriod period) => period.IsWeek
        ? new($"{period.Id[..4]} 年第 {period.Number} 周", $"Week {period.Number} of {period.Id[..4]}")
        : new($"{period.Id[..4]} 年 {period.Number} 月", period.From.ToString("MMMM yyyy", Plain));

    public static string Percent(decimal value) => value == 100 ? "100%" : value.ToString("0.0", Plain) + "%";

    private static (string Zh, string En) NewViolations(DigestPeriod period, IReadOnlyList<PeriodBar> bars)
    {
        var (count, change) = (bars[^1].Total, bars.Count > 1 ? bars[^1].Total - bars[^2].Total : 0);
        var (zhPeriod, zhBefore) = period.IsWeek ? ($"第 {period.Number} 周", "前一周") : ($"{period.Number} 月", "前一月");
        var (enPeriod, enBefore) = period.IsWeek ? ($"Week {period.Number}", "the week before") : (period.From.ToString("MMMM", Plain), "the month before");
        var zh = $"{zhPeriod}新增违规 {count:N0} 项，" + (change == 0 ? $"与{zhBefore}相同" : $"比{zhBefore}{(change < 0 ? "少" : "多")} {Math.Abs(change):N0} 项");
        var en = $"{enPeriod} brought {count:N0} new {(count == 1 ? "violation" : "violations")}, " + (change == 0 ? $"as many as {enBefore}" : $"{Math.Abs(change):N0} {(change < 0 ? "fewer" : "more")} than {enBefore}");
        return (zh, en);
    }

    /// <summary>The figure that lies furthest on the wrong side of its target.</summary>
    private static (Indicator Indicator, DigestFigure Figure)? MissedTarget(IReadOnlyList<DigestFigure> figures) => figures
        .Select(figure => (Indicator: Indicators.All.First(each => each.Id == figure.Indicator), Figure: figure))
        .Where(pair => pair.Indicator.Target is { } target && pair.Figure.Value is { } value && (pair.Indicator.HigherIsBetter ? value < target : value > target))
        .Select(pair => ((Indicator, DigestFigure)?)(pair.Indicator, pair.Figure))
        .MaxBy(pair => Math.Abs(pair!.Value.Item2.Value!.Value - pair.Value.Item1.Target!.Value));

    private static string Lower(string title) => title.Length > 1 && char.IsUpper(title[1]) ? title : char.ToLowerInvariant(title[0]) + title[1..];
}

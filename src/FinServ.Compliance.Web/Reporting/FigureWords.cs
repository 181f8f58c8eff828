using System.Globalization;
using FinServ.Compliance.Digests;
using FinServ.Compliance.Web.Wording;

namespace FinServ.Compliance.Web.Reporting;

/// <summary>Figures of a digest as a page says them: value, change in words, numerator and denominator.</summary>
public static class FigureWords
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>`78.4`; the unit stands beside it, smaller.</summary>
    public static string Value(Indicator indicator, decimal value) =>
        indicator.Unit == IndicatorUnit.Percent && value == 100 ? "100" : value.ToString("0.0", Plain);

    public static string Unit(Indicator indicator, Reader reader) => indicator.Unit == IndicatorUnit.Percent ? "%" : reader.Say("秒", "s");

    /// <summary>`▲ 0.6 好转`; whether it is better, null where there is nothing to compare.</summary>
    public static (string Words, bool? Better) Change(Indicator indicator, DigestFigure figure, Reader reader)
    {
        if (figure.Change is not { } change) return (reader.Say("无对比", "no comparison"), null);
        if (Math.Round(change, 1) == 0) return (reader.Say("持平", "unchanged"), null);
        var better = change > 0 == indicator.HigherIsBetter;
        return ($"{(better ? "▲" : "▼")} {Math.Abs(change).ToString("0.0", Plain)} {(better ? reader.Say("好转", "better") : reader.Say("变差", "worse"))}", better);
    }

    /// <summary>`1,221 / 1,284，未知 25 不计达标，目标 95`.</summary>
    public static string Parts(Indicator indicator, DigestFigure figure, Reader reader)
    {
        var parts = new List<string>();
        if (figure.Denominator > 0)
            parts.Add(indicator.Unit == IndicatorUnit.Percent ? $"{figure.Numerator.ToString("N0", Plain)} / {figure.Denominator.ToString("N0", Plain)}" : reader.Say($"{figure.Denominator.ToString("N0", Plain)} 通", $"{figure.Denominator.ToString("N0", Plain)} calls"));
        if (figure.Unknown > 0) parts.Add(reader.Say($"未知 {figure.Unknown} 不计达标", $"{figure.Unknown} unknown, no pass"));
        if (indicator.Target is { } target) parts.Add(reader.Say($"目标 {target.ToString("0.#", Plain)}", $"target {target.ToString("0.#", Plain)}"));
        return string.Join(reader.Say("，", ", "), parts);
    }

    /// <summary>`第 10 周`, `2 月`; `week 10`, `Feb`: a period on an axis or in a list.</summary>
    public static string Period(string id, Reader reader)
    {
        var period = DigestPeriod.Parse(id);
        return period.IsWeek
            ? reader.Say($"{id[..4]} 年第 {period.Number} 周", $"Week {period.Number}, {id[..4]}")
            : reader.Say($"{id[..4]} 年 {period.Number} 月", period.From.ToString("MMMM yyyy", Plain));
    }
}

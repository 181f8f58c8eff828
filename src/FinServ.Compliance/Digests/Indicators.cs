using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Digests;

/// <summary>In what an indicator is told.</summary>
public enum IndicatorUnit
{
    Percent,
    Seconds,
}

/// <summary>What an indicator is: one definition for page, file, mail and API. Source: policy/vocabulary.md §5.</summary>
/// <param name="Minimum">Fewer items than this are shown as a count, without a value.</param>
/// <param name="HigherIsBetter">Which way is good.</param>
/// <param name="Target">What the bank aims at, in the indicator's unit; null where nothing is set.</param>
/// <param name="Definition">Numerator and denominator in words.</param>
public sealed record Indicator(string Id, LocalText Title, IndicatorUnit Unit, bool HigherIsBetter, decimal? Target, int Minimum, LocalText Definition)
{
    /// <summary>Below this share of the expected data there is no value.</summary>
    public const decimal LeastCoverage = 0.95m;

    /// <summary>The value in the indicator's unit; null where items are too few or too much is missing.</summary>
    /// <param name="coverage">Share of the expected data that arrived, 0 to 1; null where nobody can tell.</param>
    public decimal? ValueOf(decimal numerator, decimal denominator, decimal? coverage) =>
        denominator < Math.Max(1, Minimum) || coverage < LeastCoverage ? null : numerator / denominator * (Unit == IndicatorUnit.Percent ? 100 : 1);
}

/// <summary>The metric catalogue.</summary>
public static class Indicators
{
    public static Indicator OnTime { get; } = new(
        "on-time-rate", new("时限达成率", "Deadlines met"), IndicatorUnit.Percent, true, 95, 1,
        new("本期到期时钟中，达成 ÷（达成＋违规）；豁免不计，未知另列", "clocks due in the period: met ÷ (met + violated); excused left out, unknown shown apart"));

    public static Indicator ServiceLevel { get; } = new(
        "service-level", new("20 秒接通率", "Answered within 20 s"), IndicatorUnit.Percent, true, 80, 30,
        new("20 秒内接听 ÷（接听＋20 秒后放弃）", "answered within 20 s ÷ (answered + abandoned after 20 s)"));

    public static Indicator ComplaintsOnTime { get; } = new(
        "complaint-on-time", new("投诉按期办结率", "Complaint duties on time"), IndicatorUnit.Percent, true, 100, 1,
        new("投诉处理类时钟的时限达成率", "deadlines met among the clocks of complaint rules"));

    public static Indicator CallbacksOnTime { get; } = new(
        "callback-on-time", new("回访按期完成率", "Callbacks on time"), IndicatorUnit.Percent, true, 95, 1,
        new("跟踪与回访类时钟的时限达成率", "deadlines met among the clocks of follow-up rules"));

    public static Indicator Satisfied { get; } = new(
        "satisfied-share", new("客户满意率", "Satisfied customers"), IndicatorUnit.Percent, true, null, 30,
        new("评价 4–5 分 ÷ 有评价的问卷与回访", "scores 4–5 ÷ surveys and callbacks with a score"));

    public static Indicator RectifiedOnTime { get; } = new(
        "rectification-on-time", new("整改按期率", "Rectified on time"), IndicatorUnit.Percent, true, 95, 1,
        new("本期到期的整改通知书中按期提交 ÷ 到期", "notices due in the period: handed in on time ÷ due"));

    public static Indicator Connection { get; } = new(
        "connection-rate", new("人工接通率", "Calls answered"), IndicatorUnit.Percent, true, null, 30,
        new("接听 ÷ 进入人工排队；10 秒内放弃不计", "answered ÷ queued; abandoned within 10 s left out"));

    public static Indicator Abandonment { get; } = new(
        "abandonment-rate", new("放弃率", "Calls abandoned"), IndicatorUnit.Percent, false, null, 30,
        new("排队超过 10 秒后放弃 ÷ 进入人工排队", "abandoned later than 10 s ÷ queued"));

    public static Indicator AnswerSeconds { get; } = new(
        "answer-seconds", new("平均应答时长", "Mean time to answer"), IndicatorUnit.Seconds, false, null, 30,
        new("接听时刻 − 进入排队时刻的平均值", "mean of answered − queued"));

    /// <summary>In the order of the page.</summary>
    public static IReadOnlyList<Indicator> All { get; } =
        [OnTime, ServiceLevel, ComplaintsOnTime, CallbacksOnTime, Satisfied, RectifiedOnTime, Connection, Abandonment, AnswerSeconds];
}

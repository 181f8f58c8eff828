using FinServ.Compliance.Checking;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Violations;

namespace FinServ.Compliance.Digests;

/// <summary>Makes the digest of a period. Pure; every figure that people see is computed here and nowhere else.</summary>
public sealed class DigestBuilder(RuleCards cards, Func<string?, LocalText> unitName)
{
    /// <summary>Periods of the picture and of the lines.</summary>
    public const int PeriodsShown = 13;

    private const int RankedShown = 20;
    private const int ChangesShown = 6;

    public DigestModel Build(DigestInput input)
    {
        var figures = Indicators.All.Select(indicator => FigureOf(indicator, input.Periods)).ToList();
        var bars = input.Periods.Select(reading => BarOf(reading.Period, input.Violations)).ToList();
        var rules = Rank(input, count => count.RuleId, id => cards.Find(id) is { } card ? (card.Title, card.Severity) : (new(id, id), null));
        var units = Rank(input, count => count.Unit ?? "", id => (unitName(id.Length == 0 ? null : id), null));
        var onTime = GroupsOf(input.Periods);
        var notices = new NoticeFigures(
            input.NoticesByState, NoticeStates.Open.Sum(state => input.NoticesByState.GetValueOrDefault(state)), input.DueSoon, input.Overdue);

        return new()
        {
            Period = input.Period.Id,
            From = input.Period.From,
            Until = input.Period.Until,
            Bank = input.Bank,
            Scope = input.Scope,
            MadeAt = input.Now,
            Zone = input.Zone,
            Figures = figures,
            OnTime = onTime,
            Bars = bars,
            Rules = rules,
            Units = units,
            Notices = notices,
            Changes = [.. DigestWords.Changes(figures, rules, units).Take(ChangesShown)],
            Restatements = input.Restatements,
            NotSeen = [.. input.Gaps, .. DigestWords.Unknown(onTime)],
            Headline = DigestWords.Headline(input.Period, bars, figures, notices),
        };
    }

    private DigestFigure FigureOf(Indicator indicator, IReadOnlyList<PeriodReading> periods)
    {
        var parts = periods.Select(period => PartsOf(indicator, period)).ToList();
        var series = parts.Select(part => part is null ? null : Rounded(indicator.ValueOf(part.Numerator, part.Denominator, part.Coverage))).ToList();
        var now = parts[^1];
        return new(
            indicator.Id, series[^1], now?.Numerator ?? 0, now?.Denominator ?? 0, now?.Unknown ?? 0, now?.Coverage,
            series.Count > 1 ? series[^2] : null, series[^1] is null ? DigestWords.WhyNoValue(indicator, now?.Denominator, now?.Coverage) : null, series);
    }

    private Parts? PartsOf(Indicator indicator, PeriodReading period)
    {
        if (indicator == Indicators.OnTime) return OnTimeOf(period.Verdicts);
        if (indicator == Indicators.ComplaintsOnTime) return OnTimeOf(period.Verdicts.Where(count => GroupOf(count) == "B"));
        if (indicator == Indicators.CallbacksOnTime) return OnTimeOf(period.Verdicts.Where(count => GroupOf(count) == "C"));
        if (indicator == Indicators.RectifiedOnTime) return new(period.RectificationsDue.OnTime, period.RectificationsDue.Due, 0, 1);
        return period.Indicators.FirstOrDefault(reading => reading.Indicator == indicator.Id) is { } found
            ? new(found.Numerator, found.Denominator, 0, found.Coverage)
            : null;
    }

    private string GroupOf(VerdictCount count) => cards.Find(count.RuleId)?.Group ?? "";

    private static Parts OnTimeOf(IEnumerable<VerdictCount> verdicts)
    {
        var (met, violated, unknown) = Sum(verdicts);
        return new(met, met + violated, unknown, met + violated + unknown == 0 ? null : (decimal)(met + violated) / (met + violated + unknown));
    }

    private static (int Met, int Violated, int Unknown) Sum(IEnumerable<VerdictCount> verdicts)
    {
        var sums = verdicts.GroupBy(count => count.Kind).ToDictionary(group => group.Key, group => group.Sum(count => count.Count));
        return (sums.GetValueOrDefault(VerdictKind.Met), sums.GetValueOrDefault(VerdictKind.Violated), sums.GetValueOrDefault(VerdictKind.Unknown));
    }

    private List<GroupOnTime> GroupsOf(IReadOnlyList<PeriodReading> periods)
    {
        var before = periods.Count > 1 ? periods[^2].Verdicts : [];
        return [.. periods[^1].Verdicts.GroupBy(GroupOf).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
        {
            var (met, violated, unknown) = Sum(group);
            var (metBefore, violatedBefore, _) = Sum(before.Where(count => GroupOf(count) == group.Key));
            return new GroupOnTime(group.Key, RuleGroups.Title(group.Key), met, violated, unknown, Rate(met, violated), Rate(metBefore, violatedBefore));
        })];
    }

    private static decimal? Rate(int met, int violated) => met + violated == 0 ? null : Rounded(100m * met / (met + violated));

    private static decimal? Rounded(decimal? value) => value is { } exact ? Math.Round(exact, 1, MidpointRounding.AwayFromZero) : null;

    private static PeriodBar BarOf(DigestPeriod period, IReadOnlyList<ViolationCount> violations)
    {
        int Of(Severity severity) => violations.Where(count => count.Severity == severity && period.Holds(count.OccurredOn)).Sum(count => count.Count);
        return new(period.Id, Of(Severity.S1), Of(Severity.S2), Of(Severity.S3), Of(Severity.S4));
    }

    private static List<Ranked> Rank(DigestInput input, Func<ViolationCount, string> by, Func<string, (LocalText Title, Severity? Severity)> describe)
    {
        var previous = input.Period.Previous;
        return [.. input.Violations
            .GroupBy(by)
            .Select(group => (group.Key, Count: group.Where(count => input.Period.Holds(count.OccurredOn)).Sum(count => count.Count), Before: group.Where(count => previous.Holds(count.OccurredOn)).Sum(count => count.Count)))
            .Where(row => row.Count + row.Before > 0)
            .OrderByDescending(row => row.Count).ThenByDescending(row => row.Before).ThenBy(row => row.Key, StringComparer.Ordinal)
            .Take(RankedShown)
            .Select(row => describe(row.Key) is var (title, severity) ? new Ranked(row.Key, title, severity, row.Count, row.Before) : null!)];
    }

    private sealed record Parts(decimal Numerator, decimal Denominator, int Unknown, decimal? Coverage);
}

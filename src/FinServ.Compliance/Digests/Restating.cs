using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Digests;

/// <summary>Compares what issued digests told with what the same figures are now. Pure.</summary>
public static class Restating
{
    private const string NewViolations = "new-violations";

    /// <param name="issued">The digest as it was issued.</param>
    /// <param name="again">The same period, built again from what is known now.</param>
    /// <param name="told">Restatements that later digests printed already, in the order of their issue.</param>
    /// <param name="gone">Violations of the period that were withdrawn, dismissed or waived since.</param>
    /// <param name="added">Violations of the period that were raised since.</param>
    /// <returns>The figures that nobody has been told yet.</returns>
    public static IEnumerable<Restatement> Compare(DigestModel issued, DigestModel again, IEnumerable<Restatement> told, int gone, int added)
    {
        var last = told.Where(restated => restated.Period == issued.Period).GroupBy(restated => restated.Figure).ToDictionary(group => group.Key, group => group.Last().Now);

        decimal? LastTold(string figure, decimal? first) => last.TryGetValue(figure, out var later) ? later : first;

        if (LastTold(NewViolations, issued.NewViolations) is var counted && counted != again.NewViolations)
            yield return new(issued.Period, NewViolations, new("新增违规", "new violations"), counted, again.NewViolations, Counts(gone, added));

        foreach (var (figure, now) in issued.Figures.Join(again.Figures, was => was.Indicator, now => now.Indicator, (was, now) => (was, now)))
        {
            if (LastTold(figure.Indicator, figure.Value) is var value && value == now.Value) continue;
            var indicator = Indicators.All.First(each => each.Id == figure.Indicator);
            yield return new(issued.Period, figure.Indicator, indicator.Title, value, now.Value, Parts(figure, now));
        }
    }

    private static LocalText Counts(int gone, int added) => new($"撤回、驳回或豁免 {gone} 项，补到 {added} 项", $"{gone} withdrawn, dismissed or waived, {added} raised late");

    private static LocalText Parts(DigestFigure was, DigestFigure now) => new(
        $"{was.Numerator:N0} / {was.Denominator:N0} 变为 {now.Numerator:N0} / {now.Denominator:N0}", $"{was.Numerator:N0} / {was.Denominator:N0} became {now.Numerator:N0} / {now.Denominator:N0}");
}

using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Violations;

namespace FinServ.Compliance.Digests;

/// <summary>Reads everything that a digest is made of, for the whole bank or for the units that its reader sees.</summary>
public sealed class DigestQuery(
    FigureQuery figures, VerdictQuery verdicts, NoticeQuery notices, IIndicatorSource indicators, SupervisionClock clock, RuleCards cards, NoticeNames names)
{
    public async Task<DigestInput> ReadAsync(DigestPeriod period, UnitScope scope, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var periods = period.Last(DigestBuilder.PeriodsShown);
        var readings = new List<PeriodReading>();
        foreach (var each in periods) readings.Add(await ReadPeriodAsync(each, scope, now, cancellationToken));

        var (from, until) = SpanOf(period);
        return new()
        {
            Period = period,
            Bank = names.Bank,
            Scope = scope.IsWholeBank ? new("全行", "whole bank") : ScopeName(scope),
            Now = now,
            Zone = clock.CalendarOf(unit: null).Zone.Id,
            Periods = readings,
            Violations = await figures.ViolationsAsync(periods[0].From, period.Until, scope, cancellationToken),
            NoticesByState = await notices.CountByStateAsync(scope, cancellationToken),
            DueSoon = await figures.DueSoonAsync(now, now.AddDays(7), scope, cancellationToken),
            Overdue = [.. (await figures.OverdueAsync(now, scope, cancellationToken)).Select(late => Overdue(late, now))],
            Gaps = await indicators.GapsAsync(from, until, scope, cancellationToken),
        };
    }

    /// <summary>One period with the one before, enough to tell its figures again.</summary>
    public async Task<DigestInput> ReadAgainAsync(DigestPeriod period, UnitScope scope, DateTimeOffset now, CancellationToken cancellationToken = default) => new()
    {
        Period = period,
        Bank = names.Bank,
        Scope = new("", ""),
        Now = now,
        Zone = clock.CalendarOf(unit: null).Zone.Id,
        Periods = [await ReadPeriodAsync(period, scope, now, cancellationToken)],
        Violations = await figures.ViolationsAsync(period.From, period.Until, scope, cancellationToken),
        NoticesByState = new Dictionary<NoticeState, int>(),
        DueSoon = 0,
        Overdue = [],
        Gaps = [],
    };

    /// <summary>First instant of the period and first instant after it, in the bank's zone.</summary>
    public (DateTimeOffset From, DateTimeOffset Until) SpanOf(DigestPeriod period)
    {
        var calendar = clock.CalendarOf(unit: null);
        return (DateTimeOffset.FromUnixTimeMilliseconds(calendar.StartOfDay(period.From)), DateTimeOffset.FromUnixTimeMilliseconds(calendar.EndOfDay(period.Until)));
    }

    private async Task<PeriodReading> ReadPeriodAsync(DigestPeriod period, UnitScope scope, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (from, until) = SpanOf(period);
        // A deadline at 24:00 of the last day belongs to the period, as its violation does.
        var (after, last) = (from.AddMilliseconds(1), until.AddMilliseconds(1));
        return new(
            period,
            await verdicts.DueBetweenAsync(after, last, scope, cancellationToken),
            await indicators.ReadAsync(from, until, scope, cancellationToken),
            await figures.RectificationsDueAsync(after, last, now, scope, cancellationToken));
    }

    private OverdueNotice Overdue(NoticeItem late, DateTimeOffset now) => new(
        late.Name, late.Severity, names.Unit(late.Unit), cards.Find(late.RuleId)?.Title ?? new(late.RuleId, late.RuleId), late.DueAt!.Value,
        clock.WorkingDaysBetween(late.Unit, late.DueAt.Value, now), late.Escalation);

    private LocalText ScopeName(UnitScope scope)
    {
        var units = scope.Units!.Order(StringComparer.Ordinal).Take(3).Select(names.Unit).ToList();
        var more = scope.Units!.Count - units.Count;
        return new(
            string.Join("、", units.Select(unit => unit.Zh)) + (more > 0 ? $"等 {scope.Units.Count} 个单位" : ""),
            string.Join(", ", units.Select(unit => unit.En)) + (more > 0 ? $" and {more} more units" : ""));
    }
}

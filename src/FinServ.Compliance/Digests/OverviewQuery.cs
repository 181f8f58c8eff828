using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Storage;
using FinServ.Compliance.Violations;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Digests;

/// <summary>Reads the first page of supervision, in one's own units only.</summary>
public sealed class OverviewQuery(
    IDbContextFactory<ComplianceDb> databases, FigureQuery figures, VerdictQuery verdicts, NoticeQuery notices, SupervisionClock clock, SeverityProfiles profiles)
{
    private const int DueShown = 14;
    private const int OverdueShown = 5;
    private const int Weeks = 13;
    private const int UnitsShown = 10;
    private const int RepeatsShown = 6;

    public async Task<OverviewModel> ReadAsync(UnitScope scope, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var today = clock.DayOf(unit: null, now);
        var week = DigestPeriod.WeekOf(today);
        var endOfWeek = DateTimeOffset.FromUnixTimeMilliseconds(clock.CalendarOf(unit: null).EndOfDay(week.Until));

        var waiting = await WaitingAsync(db, scope, cancellationToken);
        var byState = await notices.CountByStateAsync(scope, cancellationToken);
        var toConfirm = OverviewTables.ToConfirm(waiting, clock, now);
        var due = await DueAsync(db, waiting, scope, now, endOfWeek, cancellationToken);
        var (late, coming) = (due.Where(item => item.DueAt < now).ToList(), due.Where(item => item.DueAt >= now).ToList());
        var overdue = (await figures.OverdueAsync(now, scope, cancellationToken)).Count;
        var weeks = week.Last(Weeks);
        var violations = await figures.ViolationsAsync(weeks[0].From, week.Until, scope, cancellationToken);
        return new()
        {
            Now = now,
            Due = [.. late.Take(OverdueShown), .. coming.Take(DueShown - Math.Min(late.Count, OverdueShown))],
            MoreOverdue = late.Skip(OverdueShown).Sum(item => item.Count),
            DueLaterThisWeek = coming.Skip(DueShown - Math.Min(late.Count, OverdueShown)).Where(item => item.DueAt <= endOfWeek).Sum(item => item.Count),
            ToConfirm = toConfirm,
            NoticesByState = byState,
            OverdueNotices = overdue,
            FurtherRounds = await NoticeQuery.Within(db.Set<NoticeRow>(), scope).CountAsync(n => n.Rounds > 1 && NoticeStates.Open.Contains(n.State), cancellationToken),
            ClosedThisQuarter = await ClosedSinceAsync(db, scope, today, cancellationToken),
            Weeks = [.. weeks.Select(each => OverviewTables.Bar(each, violations))],
            Units = await UnitsAsync(db, scope, now, cancellationToken),
            Repeats = await RepeatsAsync(db, scope, now, cancellationToken),
            Headline = OverviewTables.Headline(due, toConfirm, overdue, clock, now),
        };
    }

    /// <summary>Violations that wait for review, by severity and deadline: few rows, however many violations.</summary>
    private static async Task<List<Waiting>> WaitingAsync(ComplianceDb db, UnitScope scope, CancellationToken cancellationToken) =>
        await ViolationQuery.Within(db.Set<ViolationRow>().AsNoTracking(), scope)
            .Where(v => v.State == ViolationState.Raised)
            .GroupBy(v => new { v.Severity, v.ConfirmBy })
            .Select(g => new Waiting(g.Key.Severity, g.Key.ConfirmBy, g.Count(), g.Min(v => v.Number)!, g.Min(v => v.RaisedAt), g.Select(v => v.Unit).Distinct().Count()))
            .ToListAsync(cancellationToken);

    private async Task<List<DueItem>> DueAsync(ComplianceDb db, List<Waiting> waiting, UnitScope scope, DateTimeOffset now, DateTimeOffset endOfWeek, CancellationToken cancellationToken)
    {
        var due = new List<DueItem>();
        foreach (var at in waiting.GroupBy(group => group.ConfirmBy))
        {
            var gravest = at.MinBy(group => group.Severity)!;
            if (gravest.Severity == Severity.S1 || at.Sum(group => group.Count) == 1) due.AddRange(await OneByOneAsync(db, scope, at.Key, cancellationToken));
            else due.Add(new(DueKind.Confirm, at.Key, null, "BIZ", gravest.Severity, "", null, null, at.Sum(group => group.Count), gravest.Count, at.Max(group => group.Units)));
        }

        var open = await NoticeQuery.Items(NoticeQuery.Within(db.Set<NoticeRow>().AsNoTracking(), scope)
            .Where(n => n.NextBy != null).OrderBy(n => n.NextBy).Take(200)).ToListAsync(cancellationToken);
        due.AddRange(open.Select(OverviewTables.Due));
        var accountability = await NoticeQuery.Items(NoticeQuery.Within(db.Set<NoticeRow>().AsNoTracking(), scope)
            .Where(n => n.AccountabilityBy != null).OrderBy(n => n.AccountabilityBy).Take(50)).ToListAsync(cancellationToken);
        due.AddRange(accountability.Select(notice => new DueItem(DueKind.Accountability, notice.AccountabilityBy!.Value, null, "BIZ", notice.Severity, notice.Name, notice.RuleId, notice.Unit, 1, 1, 1)));
        var duties = await verdicts.OpenAsync(scope, endOfWeek, 50, cancellationToken);
        due.AddRange(duties.Select(duty => new DueItem(
            DueKind.Obligation, duty.DueAt!.Value, duty.TriggerAt, duty.Counting ?? "H24", duty.Severity, duty.Subject.ToString(), duty.Rule.Id, duty.Unit, 1, 1, 1, Subject: duty.Subject)));
        return [.. due.OrderBy(item => item.DueAt).ThenBy(item => item.Severity).ThenBy(item => item.Number, StringComparer.Ordinal)];
    }

    /// <summary>S1 stand by themselves, and so does a deadline with one violation.</summary>
    private async Task<IEnumerable<DueItem>> OneByOneAsync(ComplianceDb db, UnitScope scope, DateTimeOffset confirmBy, CancellationToken cancellationToken)
    {
        var rows = await ViolationQuery.Within(db.Set<ViolationRow>().AsNoTracking(), scope)
            .Where(v => v.State == ViolationState.Raised && v.ConfirmBy == confirmBy)
            .OrderBy(v => v.Severity).ThenBy(v => v.Number).Take(50)
            .Select(v => new { v.Number, v.RuleId, v.Severity, v.Unit, v.RaisedAt }).ToListAsync(cancellationToken);
        return rows.Select(v => new DueItem(
            DueKind.Confirm, confirmBy, v.RaisedAt, OverviewTables.CodeOf(profiles[v.Severity].Confirm), v.Severity, v.Number, v.RuleId, v.Unit, 1, 1, 1));
    }

    private async Task<int> ClosedSinceAsync(ComplianceDb db, UnitScope scope, DateOnly today, CancellationToken cancellationToken)
    {
        var quarter = new DateOnly(today.Year, (today.Month - 1) / 3 * 3 + 1, 1);
        var since = DateTimeOffset.FromUnixTimeMilliseconds(clock.CalendarOf(unit: null).StartOfDay(quarter));
        return await NoticeQuery.Within(db.Set<NoticeRow>(), scope).CountAsync(n => n.ClosedAt >= since, cancellationToken);
    }

    private static async Task<List<UnitOpen>> UnitsAsync(ComplianceDb db, UnitScope scope, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var violations = await ViolationQuery.Within(db.Set<ViolationRow>().AsNoTracking(), scope)
            .Where(v => v.State == ViolationState.Raised).GroupBy(v => new { v.Unit, v.Severity })
            .Select(g => new { g.Key.Unit, g.Key.Severity, Count = g.Count(), Overdue = 0 }).ToListAsync(cancellationToken);
        var open = await NoticeQuery.Within(db.Set<NoticeRow>().AsNoTracking(), scope)
            .Where(n => NoticeStates.Open.Contains(n.State)).GroupBy(n => new { n.Unit, n.Severity })
            .Select(g => new
            {
                g.Key.Unit,
                g.Key.Severity,
                Count = g.Count(),
                Overdue = g.Count(n => n.State == NoticeState.Overdue || ((n.State == NoticeState.Issued || n.State == NoticeState.InRectification) && n.DueAt < now)),
            }).ToListAsync(cancellationToken);

        return [.. violations.Concat(open).GroupBy(row => row.Unit).Select(unit =>
        {
            int Of(Severity severity) => unit.Where(row => row.Severity == severity).Sum(row => row.Count);
            return new UnitOpen(unit.Key, Of(Severity.S1), Of(Severity.S2), Of(Severity.S3), Of(Severity.S4), unit.Sum(row => row.Overdue));
        }).OrderByDescending(unit => unit.Total).ThenBy(unit => unit.Unit, StringComparer.Ordinal).Take(UnitsShown)];
    }

    private static async Task<List<RepeatOffence>> RepeatsAsync(ComplianceDb db, UnitScope scope, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (year, month) = (now.AddYears(-1), now.AddDays(-30));
        var rows = await NoticeQuery.Within(db.Set<NoticeRow>().AsNoTracking(), scope)
            .Where(n => n.State != NoticeState.Draft && n.State != NoticeState.Withdrawn && n.IssuedAt >= year)
            .Select(n => new { n.Unit, n.RuleId, n.Severity, n.Number, n.IssuedAt, n.RecurrenceOf }).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(n => (n.Unit, n.RuleId)).Where(group => group.Count() > 1 || group.Any(n => n.RecurrenceOf != null))
            .Select(group => (Latest: group.MaxBy(n => n.IssuedAt)!, Month: group.Count(n => n.IssuedAt >= month), Year: group.Count()))
            .OrderByDescending(repeat => repeat.Latest.RecurrenceOf is not null).ThenBy(repeat => repeat.Latest.Severity).ThenByDescending(repeat => repeat.Year)
            .ThenBy(repeat => repeat.Latest.Number, StringComparer.Ordinal).Take(RepeatsShown)
            .Select(repeat => new RepeatOffence(
                repeat.Latest.Unit, repeat.Latest.RuleId, repeat.Latest.Severity, repeat.Month, repeat.Year, repeat.Latest.Number!, repeat.Latest.RecurrenceOf is not null))];
    }
}

/// <summary>Violations that wait for review with one deadline.</summary>
internal sealed record Waiting(Severity Severity, DateTimeOffset ConfirmBy, int Count, string First, DateTimeOffset Oldest, int Units);

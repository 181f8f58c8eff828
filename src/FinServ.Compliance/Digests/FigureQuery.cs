using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Storage;
using FinServ.Compliance.Violations;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Digests;

/// <summary>The counts that overview and digest share, so that one number is one number.</summary>
public sealed class FigureQuery(IDbContextFactory<ComplianceDb> databases)
{
    /// <summary>Violations that stand and occurred from one local day to another (inclusive), by day, severity, rule and unit.</summary>
    public async Task<IReadOnlyList<ViolationCount>> ViolationsAsync(DateOnly from, DateOnly until, UnitScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await ViolationQuery.Within(db.Set<ViolationRow>().AsNoTracking(), scope)
            .Where(v => v.OccurredOn >= from && v.OccurredOn <= until && ViolationStates.Standing.Contains(v.State))
            .GroupBy(v => new { v.OccurredOn, v.Severity, v.RuleId, v.Unit })
            .Select(g => new ViolationCount(g.Key.OccurredOn, g.Key.Severity, g.Key.RuleId, g.Key.Unit, g.Count()))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Notices whose first deadline lay in [from, until) and has come, and how many of them were not overdue.</summary>
    public async Task<(int OnTime, int Due)> RectificationsDueAsync(
        DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, UnitScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var due = NoticeQuery.Within(db.Set<NoticeRow>().AsNoTracking(), scope).Where(n =>
            n.OriginalDueAt >= from && n.OriginalDueAt < until && n.State != NoticeState.Withdrawn && n.State != NoticeState.Disputed
            && (n.SubmittedAt != null || n.OverdueSince != null || n.DueAt < now));
        var all = await due.CountAsync(cancellationToken);
        return (await due.CountAsync(n => n.OverdueSince == null && n.SubmittedAt != null, cancellationToken), all);
    }

    /// <summary>Open rectifications that fall due in (now, until].</summary>
    public async Task<int> DueSoonAsync(DateTimeOffset now, DateTimeOffset until, UnitScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await NoticeQuery.Within(db.Set<NoticeRow>().AsNoTracking(), scope)
            .CountAsync(n => (n.State == NoticeState.Issued || n.State == NoticeState.InRectification) && n.DueAt > now && n.DueAt <= until, cancellationToken);
    }

    /// <summary>Overdue notices, the longest first: marked so, or past their deadline and not marked yet.</summary>
    public async Task<IReadOnlyList<NoticeItem>> OverdueAsync(DateTimeOffset now, UnitScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await NoticeQuery.Items(NoticeQuery.Within(db.Set<NoticeRow>().AsNoTracking(), scope)
            .Where(n => n.State == NoticeState.Overdue || ((n.State == NoticeState.Issued || n.State == NoticeState.InRectification) && n.DueAt < now))
            .OrderBy(n => n.DueAt).ThenBy(n => n.Number)).ToListAsync(cancellationToken);
    }

    /// <summary>Violations of a span of days that were withdrawn, dismissed or waived, and such as were raised, after an instant.</summary>
    public async Task<(int Gone, int Added)> ChangedSinceAsync(DateOnly from, DateOnly until, DateTimeOffset since, UnitScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = ViolationQuery.Within(db.Set<ViolationRow>().AsNoTracking(), scope).Where(v => v.OccurredOn >= from && v.OccurredOn <= until);
        var gone = await rows.CountAsync(
            v => (v.State == ViolationState.Withdrawn && v.WithdrawnAt > since)
                || ((v.State == ViolationState.Dismissed || v.State == ViolationState.Waived) && v.ReviewedAt > since), cancellationToken);
        return (gone, await rows.CountAsync(v => v.RaisedAt > since && ViolationStates.Standing.Contains(v.State), cancellationToken));
    }
}

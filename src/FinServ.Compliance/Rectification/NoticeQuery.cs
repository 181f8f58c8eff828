using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Storage;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Rectification;

/// <summary>What to list; what is null is not asked.</summary>
/// <param name="Text">Part of a number or rule.</param>
/// <param name="WaitsFor">Notices in which this is owed next.</param>
public sealed record NoticeFilter(
    IReadOnlyCollection<NoticeState>? States = null,
    IReadOnlyCollection<Severity>? Severities = null,
    string? Unit = null,
    string? Rule = null,
    string? Agent = null,
    string? Text = null,
    NoticeDuty? WaitsFor = null);

/// <summary>A line of a list.</summary>
/// <param name="NextBy">Deadline of what is owed next.</param>
public sealed record NoticeItem(
    Guid Id, string? Number, string RuleId, Severity Severity, NoticeState State, string? Unit, string? Agent, bool Collective, int Members,
    DateTimeOffset DraftedAt, DateTimeOffset? IssuedAt, DateTimeOffset? OriginalDueAt, DateTimeOffset? DueAt, NoticeDuty? NextDuty, DateTimeOffset? NextBy, int Rounds,
    DateTimeOffset? SubmittedAt, DateTimeOffset? OverdueSince, EscalationStep Escalation, DateTimeOffset? ClosedAt, DateTimeOffset? WatchUntil,
    DateTimeOffset? AccountabilityBy, string? RecurrenceOf)
{
    /// <summary>The number, or the id of a draft: what the address of its page holds.</summary>
    public string Name => Number ?? Id.ToString();
}

/// <summary>Lists notices for people, in their own units only.</summary>
public sealed class NoticeQuery(IDbContextFactory<ComplianceDb> databases)
{
    /// <summary>A page, what is owed first first; closed ones last, the latest first.</summary>
    public async Task<IReadOnlyList<NoticeItem>> ListAsync(NoticeFilter filter, UnitScope scope, int skip, int take, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Items(Matching(db, filter, scope)
            .OrderBy(n => n.NextBy == null).ThenBy(n => n.NextBy).ThenByDescending(n => n.ClosedAt).ThenBy(n => n.Key)
            .Skip(skip).Take(take)).ToListAsync(cancellationToken);
    }

    public async Task<int> CountAsync(NoticeFilter filter, UnitScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Matching(db, filter, scope).CountAsync(cancellationToken);
    }

    /// <summary>How many notices stand in each state.</summary>
    public async Task<IReadOnlyDictionary<NoticeState, int>> CountByStateAsync(UnitScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Matching(db, new(), scope).GroupBy(n => n.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
    }

    /// <summary>Notices of the same rule and unit, the latest first: what was said before.</summary>
    public async Task<IReadOnlyList<NoticeItem>> EarlierAsync(RectificationNotice notice, UnitScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Items(Matching(db, new(), scope)
            .Where(n => n.RuleId == notice.Rule.Id && n.Unit == notice.Unit && n.Id != notice.Id)
            .OrderByDescending(n => n.DraftedAt).Take(20)).ToListAsync(cancellationToken);
    }

    internal static IQueryable<NoticeRow> Within(IQueryable<NoticeRow> rows, UnitScope scope)
    {
        if (scope.IsWholeBank) return rows;
        var units = scope.Units!.ToList();
        return rows.Where(n => n.Unit != null && units.Contains(n.Unit));
    }

    internal static IQueryable<NoticeItem> Items(IQueryable<NoticeRow> rows) => rows.Select(n => new NoticeItem(
        n.Id, n.Number, n.RuleId, n.Severity, n.State, n.Unit, n.Agent, n.Collective, n.Members, n.DraftedAt, n.IssuedAt, n.OriginalDueAt, n.DueAt, n.NextDuty, n.NextBy,
        n.Rounds, n.SubmittedAt, n.OverdueSince, n.Escalation, n.ClosedAt, n.WatchUntil, n.AccountabilityBy, n.RecurrenceOf));

    private static IQueryable<NoticeRow> Matching(ComplianceDb db, NoticeFilter filter, UnitScope scope)
    {
        var rows = Within(db.Set<NoticeRow>().AsNoTracking(), scope);
        if (filter.States is { } states) rows = rows.Where(n => states.Contains(n.State));
        if (filter.Severities is { } severities) rows = rows.Where(n => severities.Contains(n.Severity));
        if (filter.Unit is { } unit) rows = rows.Where(n => n.Unit == unit);
        if (filter.Rule is { } rule) rows = rows.Where(n => n.RuleId == rule);
        if (filter.Agent is { } agent) rows = rows.Where(n => n.Agent == agent);
        if (filter.WaitsFor is { } duty) rows = rows.Where(n => n.NextDuty == duty);
        if (filter.Text is { Length: > 0 } text) rows = rows.Where(n => (n.Number != null && n.Number.Contains(text)) || n.RuleId.Contains(text));
        return rows;
    }
}

using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Storage;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Violations;

/// <summary>What to list; what is null is not asked.</summary>
/// <param name="Text">Part of a number or of a subject.</param>
/// <param name="From">First local day of the occurrence, inclusive.</param>
/// <param name="Until">Last local day of the occurrence, inclusive.</param>
public sealed record ViolationFilter(
    IReadOnlyCollection<ViolationState>? States = null,
    IReadOnlyCollection<Severity>? Severities = null,
    string? Unit = null,
    string? Rule = null,
    string? Agent = null,
    string? Text = null,
    DateOnly? From = null,
    DateOnly? Until = null,
    Guid? Notice = null);

/// <summary>Which come first.</summary>
public enum ViolationOrder
{
    /// <summary>The gravest, then what has to be reviewed first.</summary>
    SeverityThenConfirmBy,

    /// <summary>The latest.</summary>
    Newest,
}

/// <summary>A line of a list.</summary>
public sealed record ViolationItem(
    string Number, RuleRef Rule, Severity Severity, ViolationState State, string? Unit, string? Agent, string Subject, DateOnly OccurredOn, DateTimeOffset OccurredAt,
    DateTimeOffset? DueAt, DateTimeOffset? DischargedAt, long? LateMs, DateTimeOffset RaisedAt, DateTimeOffset ConfirmBy, Guid? Notice);

/// <summary>Violations of one rule, unit, employee and day, in one state: a row of the folded list.</summary>
/// <param name="First">The one that stands for them, the first by number.</param>
/// <param name="Count">How many; 1 is a plain row.</param>
/// <param name="ConfirmBy">The earliest of their review deadlines; each keeps its own.</param>
public sealed record ViolationGroup(ViolationItem First, int Count, DateTimeOffset ConfirmBy, DateTimeOffset FirstAt, DateTimeOffset LastAt);

/// <summary>A page of a list.</summary>
/// <param name="Rows">All rows of the list, groups counted once.</param>
/// <param name="Violations">All violations of the list.</param>
public sealed record ViolationPage(IReadOnlyList<ViolationGroup> Groups, int Rows, int Violations);

/// <summary>Lists violations for people, in their own units only.</summary>
public sealed class ViolationQuery(IDbContextFactory<ComplianceDb> databases)
{
    /// <summary>A page with similar violations folded into one row.</summary>
    public async Task<ViolationPage> FoldedAsync(
        ViolationFilter filter, UnitScope scope, ViolationOrder order, int skip, int take, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var groups = Matching(db, filter, scope)
            .GroupBy(v => new { v.Severity, v.RuleId, v.Unit, v.Agent, v.OccurredOn, v.State })
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                First = g.Min(v => v.Number)!,
                ConfirmBy = g.Min(v => v.ConfirmBy),
                FirstAt = g.Min(v => v.OccurredAt),
                LastAt = g.Max(v => v.OccurredAt),
            });
        var rows = await groups.CountAsync(cancellationToken);
        var sorted = order == ViolationOrder.Newest
            ? groups.OrderByDescending(g => g.LastAt).ThenBy(g => g.First)
            : groups.OrderBy(g => g.Key.Severity).ThenBy(g => g.ConfirmBy).ThenBy(g => g.First);
        var page = await sorted.Skip(skip).Take(take).ToListAsync(cancellationToken);

        var numbers = page.Select(g => g.First).ToList();
        var firsts = await Items(db.Set<ViolationRow>().AsNoTracking().Where(v => numbers.Contains(v.Number))).ToDictionaryAsync(item => item.Number, cancellationToken);
        var violations = await Matching(db, filter, scope).CountAsync(cancellationToken);
        return new([.. page.Select(g => new ViolationGroup(firsts[g.First], g.Count, g.ConfirmBy, g.FirstAt, g.LastAt))], rows, violations);
    }

    /// <summary>A page of single violations.</summary>
    public async Task<IReadOnlyList<ViolationItem>> ListAsync(
        ViolationFilter filter, UnitScope scope, ViolationOrder order, int skip, int take, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var matching = Matching(db, filter, scope);
        var sorted = order == ViolationOrder.Newest
            ? matching.OrderByDescending(v => v.OccurredAt).ThenBy(v => v.Number)
            : matching.OrderBy(v => v.Severity).ThenBy(v => v.ConfirmBy).ThenBy(v => v.Number);
        return await Items(sorted.Skip(skip).Take(take)).ToListAsync(cancellationToken);
    }

    /// <summary>The members of a folded row, in order of time.</summary>
    public async Task<IReadOnlyList<ViolationItem>> MembersAsync(ViolationItem first, UnitScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Items(Matching(db, new(), scope)
            .Where(v => v.Severity == first.Severity && v.RuleId == first.Rule.Id && v.Unit == first.Unit && v.Agent == first.Agent && v.OccurredOn == first.OccurredOn && v.State == first.State)
            .OrderBy(v => v.OccurredAt).ThenBy(v => v.Number)).ToListAsync(cancellationToken);
    }

    /// <summary>How many violations match.</summary>
    public async Task<int> CountAsync(ViolationFilter filter, UnitScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Matching(db, filter, scope).CountAsync(cancellationToken);
    }

    internal static IQueryable<ViolationRow> Within(IQueryable<ViolationRow> rows, UnitScope scope)
    {
        if (scope.IsWholeBank) return rows;
        var units = scope.Units!.ToList();
        return rows.Where(v => v.Unit != null && units.Contains(v.Unit));
    }

    private static IQueryable<ViolationRow> Matching(ComplianceDb db, ViolationFilter filter, UnitScope scope)
    {
        var rows = Within(db.Set<ViolationRow>().AsNoTracking(), scope);
        if (filter.States is { } states) rows = rows.Where(v => states.Contains(v.State));
        if (filter.Severities is { } severities) rows = rows.Where(v => severities.Contains(v.Severity));
        if (filter.Unit is { } unit) rows = rows.Where(v => v.Unit == unit);
        if (filter.Rule is { } rule) rows = rows.Where(v => v.RuleId == rule);
        if (filter.Agent is { } agent) rows = rows.Where(v => v.Agent == agent);
        if (filter.Text is { Length: > 0 } text) rows = rows.Where(v => v.Number.Contains(text) || v.Subject.Contains(text));
        if (filter.From is { } from) rows = rows.Where(v => v.OccurredOn >= from);
        if (filter.Until is { } until) rows = rows.Where(v => v.OccurredOn <= until);
        if (filter.Notice is { } notice) rows = rows.Where(v => v.NoticeId == notice);
        return rows;
    }

    private static IQueryable<ViolationItem> Items(IQueryable<ViolationRow> rows) => rows.Select(v => new ViolationItem(
        v.Number, new RuleRef(v.RuleId, v.RuleVersion), v.Severity, v.State, v.Unit, v.Agent, v.Subject, v.OccurredOn, v.OccurredAt,
        v.DueAt, v.DischargedAt, v.LateMs, v.RaisedAt, v.ConfirmBy, v.NoticeId));
}

using System.Runtime.CompilerServices;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Storage;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Violations;

/// <summary>How many verdicts of one rule and kind.</summary>
public sealed record VerdictCount(string RuleId, VerdictKind Kind, int Count);

/// <summary>Lists and counts current verdicts, in one's own units only.</summary>
public sealed class VerdictQuery(IDbContextFactory<ComplianceDb> databases)
{
    private static readonly VerdictKind[] Decided = [VerdictKind.Met, VerdictKind.Violated, VerdictKind.Excused, VerdictKind.Unknown];

    /// <summary>Duties that are still open, the first due first.</summary>
    public async Task<IReadOnlyList<VerdictSummary>> OpenAsync(UnitScope scope, DateTimeOffset until, int take, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await Current(db, scope)
            .Where(v => (v.Kind == VerdictKind.Pending || v.Kind == VerdictKind.AtRisk) && v.DueAt <= until)
            .OrderBy(v => v.DueAt).ThenBy(v => v.Id).Take(take).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToSummary())];
    }

    /// <summary>Current verdicts of some kinds with the number of their violation, in order of trigger and identity.</summary>
    public async IAsyncEnumerable<(VerdictSummary Verdict, string? Number)> CurrentAsync(
        IReadOnlySet<VerdictKind> kinds, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows =
            from verdict in db.Set<VerdictRow>().AsNoTracking()
            where verdict.KnownUntil == null && kinds.Contains(verdict.Kind)
            join violation in db.Set<ViolationRow>().AsNoTracking() on verdict.Identity equals violation.Identity into raised
            from violation in raised.DefaultIfEmpty()
            orderby verdict.TriggerAt, verdict.Identity
            select new { verdict, number = violation == null ? null : violation.Number };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken)) yield return (row.verdict.ToSummary(), row.number);
    }

    /// <summary>Decided verdicts on clocks that were due in [from, until), by rule and kind.</summary>
    public async Task<IReadOnlyList<VerdictCount>> DueBetweenAsync(DateTimeOffset from, DateTimeOffset until, UnitScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Current(db, scope)
            .Where(v => Decided.Contains(v.Kind) && v.DueAt >= from && v.DueAt < until)
            .GroupBy(v => new { v.RuleId, v.Kind })
            .Select(g => new VerdictCount(g.Key.RuleId, g.Key.Kind, g.Count()))
            .ToListAsync(cancellationToken);
    }

    private static IQueryable<VerdictRow> Current(ComplianceDb db, UnitScope scope)
    {
        var rows = db.Set<VerdictRow>().AsNoTracking().Where(v => v.KnownUntil == null);
        if (scope.IsWholeBank) return rows;
        var units = scope.Units!.ToList();
        return rows.Where(v => v.Unit != null && units.Contains(v.Unit));
    }
}

using System.Runtime.CompilerServices;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Storage;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Violations;

/// <summary>Reads what is on record now.</summary>
public sealed class VerdictQuery(IDbContextFactory<ComplianceDb> databases)
{
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
}

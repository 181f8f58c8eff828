using FinServ.Compliance.Storage;

namespace FinServ.Compliance.Violations;

/// <summary>Writes verdicts with prepared statements: there are many more of them than of anything else in this database.</summary>
internal static class VerdictTable
{
    private static readonly string[] Columns =
    [
        "identity", "rule_id", "rule_version", "clock", "subject", "trigger", "member", "kind", "severity", "unit", "agent", "trigger_at",
        "due_at", "provisional", "counting", "decided_at", "discharged_at", "late_ms", "reason", "known_from",
    ];

    private static readonly string Insert =
        $"INSERT INTO verdicts ({string.Join(", ", Columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", Columns.Select((_, i) => $"@p{i}"))})";

    /// <summary>Ends the belief in verdicts. Needs an open transaction.</summary>
    /// <returns>False where one of them was no longer believed: somebody else reconciled the subject meanwhile.</returns>
    public static async Task<bool> CloseAsync(ComplianceDb db, IReadOnlyList<string> identities, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (identities.Count == 0) return true;

        await using var close = await PreparedSql.OpenAsync(db, "UPDATE verdicts SET known_until = @p0 WHERE identity = @p1 AND known_until IS NULL", cancellationToken);
        foreach (var identity in identities)
            if (await close.RunAsync(cancellationToken, now, identity) != 1) return false;
        return true;
    }

    /// <summary>Adds verdicts that are believed from now on. Needs an open transaction.</summary>
    /// <exception cref="System.Data.Common.DbException">One of the identities has a current verdict already.</exception>
    public static async Task OpenAsync(ComplianceDb db, IReadOnlyList<VerdictSummary> verdicts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (verdicts.Count == 0) return;

        await using var insert = await PreparedSql.OpenAsync(db, Insert, cancellationToken);
        foreach (var verdict in verdicts)
        {
            await insert.RunAsync(
                cancellationToken,
                verdict.Identity, verdict.Rule.Id, verdict.Rule.Version, verdict.Clock, verdict.Subject.ToString(), verdict.Trigger, verdict.Member, verdict.Kind,
                verdict.Severity, verdict.Unit, verdict.Agent, verdict.TriggerAt, verdict.DueAt, verdict.Provisional, verdict.Counting, verdict.DecidedAt,
                verdict.DischargedAt, verdict.LateMs, verdict.Reason, now);
        }
    }
}

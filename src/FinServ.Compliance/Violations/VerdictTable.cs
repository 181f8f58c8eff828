using System.Data.Common;
using FinServ.Compliance.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FinServ.Compliance.Violations;

/// <summary>Writes verdicts with prepared statements: there are many more of them than of anything else in this database.</summary>
internal static class VerdictTable
{
    private static readonly string[] Columns =
    [
        "identity", "rule_id", "rule_version", "clock", "subject", "trigger", "member", "kind", "severity", "unit", "agent", "trigger_at",
        "due_at", "provisional", "counting", "decided_at", "discharged_at", "late_ms", "reason", "known_from",
    ];

    /// <summary>Ends the belief in verdicts. Needs an open transaction.</summary>
    /// <returns>False where one of them was no longer believed: somebody else reconciled the subject meanwhile.</returns>
    public static async Task<bool> CloseAsync(ComplianceDb db, IReadOnlyList<string> identities, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (identities.Count == 0) return true;

        await using var command = Command(db, "UPDATE verdicts SET known_until = @p0 WHERE identity = @p1 AND known_until IS NULL", 2);
        command.Parameters[0].Value = now.ToUnixTimeMilliseconds();
        foreach (var identity in identities)
        {
            command.Parameters[1].Value = identity;
            if (await command.ExecuteNonQueryAsync(cancellationToken) != 1) return false;
        }

        return true;
    }

    /// <summary>Adds verdicts that are believed from now on. Needs an open transaction.</summary>
    /// <exception cref="DbException">One of the identities has a current verdict already.</exception>
    public static async Task OpenAsync(ComplianceDb db, IReadOnlyList<VerdictSummary> verdicts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (verdicts.Count == 0) return;

        var names = string.Join(", ", Columns.Select(column => $"\"{column}\""));
        var values = string.Join(", ", Columns.Select((_, i) => $"@p{i}"));
        await using var command = Command(db, $"INSERT INTO verdicts ({names}) VALUES ({values})", Columns.Length);
        foreach (var verdict in verdicts)
        {
            var row = RowOf(verdict, now);
            for (var i = 0; i < row.Length; i++) command.Parameters[i].Value = row[i] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static object?[] RowOf(VerdictSummary verdict, DateTimeOffset now) =>
    [
        verdict.Identity, verdict.Rule.Id, verdict.Rule.Version, verdict.Clock, verdict.Subject.ToString(), verdict.Trigger, verdict.Member,
        verdict.Kind.ToString(), verdict.Severity.ToString(), verdict.Unit, verdict.Agent, verdict.TriggerAt.ToUnixTimeMilliseconds(),
        verdict.DueAt?.ToUnixTimeMilliseconds(), verdict.Provisional, verdict.Counting, verdict.DecidedAt?.ToUnixTimeMilliseconds(),
        verdict.DischargedAt?.ToUnixTimeMilliseconds(), verdict.LateMs, verdict.Reason, now.ToUnixTimeMilliseconds(),
    ];

    private static DbCommand Command(ComplianceDb db, string text, int parameters)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = text;
        for (var i = 0; i < parameters; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }

        return command;
    }
}

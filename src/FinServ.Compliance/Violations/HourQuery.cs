using System.Runtime.CompilerServices;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Storage;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Violations;

/// <summary>Verdicts of one rule that were triggered in one hour of the week.</summary>
/// <param name="Hour">0 is Monday 00:00 to 01:00, 167 Sunday 23:00 to 24:00.</param>
public sealed record HourOfWeek(int Hour, int Met, int Violated, int Unknown)
{
    /// <summary>Share violated of what is decided, 0 to 1; null where nothing is decided or more is unknown than known.</summary>
    public double? ViolatedShare => Met + Violated == 0 || Unknown > Met + Violated ? null : Violated / (double)(Met + Violated);
}

/// <summary>Counts the verdicts of a rule by hour of the week, for a picture of when it is broken.</summary>
public sealed class HourQuery(IDbContextFactory<ComplianceDb> databases)
{
    private const string Counted = """
        SELECT ((trigger_at + {0}) / 3600000) % 168 AS hour, kind, count(*) AS count FROM verdicts
        WHERE known_until IS NULL AND kind IN ('Met', 'Violated', 'Unknown') AND due_at >= {1} AND rule_id = {2}
        """;

    private const string Grouped = " GROUP BY 1, 2";

    private const int FirstMonday = 72; // Hours from Monday to the Thursday on which 1970 began.

    /// <param name="since">Earliest deadline that counts (UTC).</param>
    /// <param name="offset">How far local time is ahead of UTC; one value for the whole span.</param>
    public async Task<IReadOnlyList<HourOfWeek>> ReadAsync(string ruleId, DateTimeOffset since, TimeSpan offset, UnitScope scope, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        List<object> values = [(long)offset.TotalMilliseconds, since.ToUnixTimeMilliseconds(), ruleId, .. scope.Units ?? Enumerable.Empty<string>()];
        var units = scope.IsWholeBank ? "" : scope.Units!.Count == 0 ? " AND 1 = 0" : $" AND unit IN ({string.Join(", ", Enumerable.Range(3, scope.Units.Count).Select(n => $"{{{n}}}"))})";
        var rows = await db.Database.SqlQuery<Row>(FormattableStringFactory.Create(Counted + units + Grouped, [.. values])).ToListAsync(cancellationToken);

        int Of(IEnumerable<Row> hour, string kind) => (int)hour.Where(row => row.kind == kind).Sum(row => row.count);
        return [.. rows.GroupBy(row => (int)(row.hour + FirstMonday) % 168).OrderBy(hour => hour.Key)
            .Select(hour => new HourOfWeek(hour.Key, Of(hour, nameof(Evaluation.VerdictKind.Met)), Of(hour, nameof(Evaluation.VerdictKind.Violated)), Of(hour, nameof(Evaluation.VerdictKind.Unknown))))];
    }

#pragma warning disable IDE1006 // Named as the columns are.
    private sealed record Row(long hour, string kind, long count);
#pragma warning restore IDE1006
}

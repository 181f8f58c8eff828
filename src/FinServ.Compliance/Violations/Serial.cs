using FinServ.Compliance.Storage;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Violations;

/// <summary>The last number given out of a series, such as the violations of one day.</summary>
internal sealed class Serial
{
    public required string Name { get; init; }

    public long Last { get; init; }

    /// <summary>Takes the next numbers of a series; without gaps, because a transaction that fails gives them back.</summary>
    /// <remarks>Needs an open transaction, which holds the series until it ends.</remarks>
    /// <returns>The first of the numbers taken; a new series starts with 1.</returns>
    public static async Task<long> TakeAsync(ComplianceDb db, string name, int count, CancellationToken cancellationToken)
    {
        var last = await db.Database.SqlQueryRaw<long>(
            "INSERT INTO serials (name, last) VALUES ({0}, {1}) ON CONFLICT (name) DO UPDATE SET last = serials.last + excluded.last RETURNING last AS \"Value\"",
            name, (long)count).ToListAsync(cancellationToken);
        return last[0] - count + 1;
    }
}

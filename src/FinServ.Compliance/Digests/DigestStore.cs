using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FinServ.Compliance.Audit;
using FinServ.Compliance.Storage;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Digests;

/// <summary>An issued digest with its check value.</summary>
public sealed record IssuedDigest(DigestModel Model, string Sha256)
{
    /// <summary>`7d31-e02c`, as it is printed.</summary>
    public string Check => $"{Sha256[..4]}-{Sha256[^4..]}";
}

/// <summary>A line in the list of issued digests.</summary>
public sealed record DigestItem(string Period, int Version, DateTimeOffset IssuedAt);

/// <summary>Keeps issued digests as they were printed.</summary>
public sealed class DigestStore(IDbContextFactory<ComplianceDb> databases)
{
    /// <summary>Freezes a digest under the next version of its period.</summary>
    /// <returns>The issued digest; null where another process issued that version at the same time.</returns>
    public async Task<IssuedDigest?> TryFreezeAsync(DigestModel model, Func<IssuedDigest, AuditEntry> entry, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var last = await db.Set<DigestRow>().Where(d => d.Period == model.Period).MaxAsync(d => (int?)d.Version, cancellationToken) ?? 0;
        var numbered = model with { Version = last + 1 };
        var json = JsonSerializer.Serialize(numbered, JsonColumns.Options);
        var issued = new IssuedDigest(numbered, HashOf(json));

        db.Add(new DigestRow { Period = numbered.Period, Version = numbered.Version, IssuedAt = numbered.MadeAt, Model = json, Sha256 = issued.Sha256 });
        AuditTrail.Append(db, entry(issued));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return issued;
        }
        catch (DbUpdateException)
        {
            return null;
        }
    }

    /// <param name="version">Null for the latest.</param>
    /// <exception cref="InvalidDataException">The stored digest is not what was issued.</exception>
    public async Task<IssuedDigest?> FindAsync(string period, int? version = null, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var row = await db.Set<DigestRow>().AsNoTracking().Where(d => d.Period == period && (version == null || d.Version == version))
            .OrderByDescending(d => d.Version).FirstOrDefaultAsync(cancellationToken);
        if (row is null) return null;
        if (HashOf(row.Model) != row.Sha256) throw new InvalidDataException($"Digest {period}, version {row.Version}, is not what was issued; restore the database from a backup.");
        return new(JsonSerializer.Deserialize<DigestModel>(row.Model, JsonColumns.Options)!, row.Sha256);
    }

    /// <summary>Issued digests, the latest period first, its latest version first.</summary>
    public async Task<IReadOnlyList<DigestItem>> ListAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<DigestRow>().AsNoTracking().OrderByDescending(d => d.Period).ThenByDescending(d => d.Version)
            .Select(d => new DigestItem(d.Period, d.Version, d.IssuedAt)).ToListAsync(cancellationToken);
    }

    private static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}

using System.Security.Cryptography;
using FinServ.Compliance.Audit;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Storage;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Evidence;

/// <summary>Keeps documents with their hash, sealed; opening one is written to the trail.</summary>
public sealed class EvidenceStore(IDbContextFactory<ComplianceDb> databases, Sealing sealing, TimeProvider clock)
{
    /// <summary>Largest document, in bytes.</summary>
    public const int LargestDocument = 20_000_000;

    /// <exception cref="RefusedException">The document is empty or too large.</exception>
    public async Task<EvidenceDocument> AddAsync(
        string subject, string name, string contentType, ReadOnlyMemory<byte> content, DateOnly? effectiveOn, string who, string role, CancellationToken cancellationToken = default)
    {
        if (content.Length is 0 or > LargestDocument)
            throw new RefusedException("document-size", new($"文件“{name}”为 {content.Length:N0} 字节，须为 1 至 {LargestDocument:N0} 字节。", $"`{name}` has {content.Length:N0} bytes; 1 to {LargestDocument:N0} are taken."));

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var document = Append(db, sealing, subject, name, contentType, content.Span, effectiveOn, clock.GetUtcNow(), who);
        AuditTrail.Append(db, AuditEntry.By(who, role, "evidence-added", subject, document.ReceivedAt, new { document.Id, document.Sha256, document.Size }));
        await db.SaveChangesAsync(cancellationToken);
        return document;
    }

    /// <summary>Documents of a subject, in the order received, without their contents.</summary>
    public async Task<IReadOnlyList<EvidenceDocument>> OfAsync(string subject, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Listed(db.Set<EvidenceRow>().Where(e => e.Subject == subject)).ToListAsync(cancellationToken);
    }

    /// <summary>Documents with the same contents under other subjects: proof that was used before.</summary>
    public async Task<IReadOnlyList<EvidenceDocument>> UsedElsewhereAsync(string sha256, string subject, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Listed(db.Set<EvidenceRow>().Where(e => e.Sha256 == sha256 && e.Subject != subject)).ToListAsync(cancellationToken);
    }

    /// <summary>The contents, checked against their hash; that they were opened is recorded first. Null where there is no such document.</summary>
    /// <exception cref="SealBrokenException">The contents do not open, or are not what was handed in.</exception>
    public async Task<byte[]?> OpenAsync(Guid id, string who, string role, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Set<EvidenceRow>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken) is not { } row) return null;

        AuditTrail.Append(db, AuditEntry.By(who, role, "evidence-opened", row.Subject, clock.GetUtcNow(), new { row.Id, row.Sha256 }));
        await db.SaveChangesAsync(cancellationToken);
        var content = sealing.Open(row.Sealed, RecordOf(id));
        return HashOf(content) == row.Sha256 ? content : throw new SealBrokenException($"Document {id} is not what was handed in; restore it from a backup.");
    }

    /// <summary>Adds a document to what the context is about to save.</summary>
    internal static EvidenceDocument Append(
        ComplianceDb db, Sealing sealing, string subject, string name, string contentType, ReadOnlySpan<byte> content, DateOnly? effectiveOn, DateTimeOffset now, string who)
    {
        var document = new EvidenceDocument(Guid.CreateVersion7(now), subject, name, contentType, content.Length, HashOf(content), effectiveOn, now, who);
        db.Add(new EvidenceRow
        {
            Id = document.Id,
            Subject = subject,
            Name = name,
            ContentType = contentType,
            Size = document.Size,
            Sha256 = document.Sha256,
            EffectiveOn = effectiveOn,
            ReceivedAt = now,
            CollectedBy = who,
            Sealed = sealing.Seal(content, RecordOf(document.Id)),
        });
        return document;
    }

    private static IQueryable<EvidenceDocument> Listed(IQueryable<EvidenceRow> rows) => rows.OrderBy(e => e.ReceivedAt).ThenBy(e => e.Id)
        .Select(e => new EvidenceDocument(e.Id, e.Subject, e.Name, e.ContentType, e.Size, e.Sha256, e.EffectiveOn, e.ReceivedAt, e.CollectedBy));

    private static string RecordOf(Guid id) => $"evidence/{id}";

    private static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}

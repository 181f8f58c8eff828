namespace FinServ.Compliance.Audit;

/// <summary>A number and hash of the chain that was kept outside the database, e.g. printed in a digest.</summary>
public sealed record AuditAnchor(long Number, string Hash);

/// <summary>What checking the trail found.</summary>
/// <param name="Checked">How many entries hold, counted from the first.</param>
/// <param name="LastHash">Hash of the last entry that holds: an anchor for the next proof.</param>
/// <param name="BrokenAt">Number of the first entry that does not hold; null when all do.</param>
/// <param name="Reason">Stable code: `missing`, `out-of-order`, `link`, `changed`, `anchor`; null when all hold.</param>
public sealed record AuditProof(long Checked, string LastHash, long? BrokenAt = null, string? Reason = null)
{
    public bool Holds => BrokenAt is null;
}

/// <summary>Checks a trail by itself: it needs the entries and, against cutting off the end, the anchors, and no database.</summary>
public static class AuditVerifier
{
    /// <param name="entries">All entries in order of number, from the first.</param>
    /// <param name="anchors">What was noted outside; an entry that is gone or differs from its anchor breaks the proof.</param>
    public static async Task<AuditProof> VerifyAsync(
        IAsyncEnumerable<AuditEntry> entries, IReadOnlyList<AuditAnchor> anchors, CancellationToken cancellationToken = default)
    {
        var noted = anchors.Where(a => a.Number > 0).ToLookup(a => a.Number, a => a.Hash);
        var (number, hash) = (0L, AuditHash.Start);

        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            if (Fault(entry, number, hash) is { } fault) return new(number, hash, number + 1, fault);
            if (noted[entry.Number].Any(anchor => anchor != entry.Hash)) return new(number, hash, entry.Number, "anchor");
            (number, hash) = (entry.Number, entry.Hash);
        }

        return noted.Any(anchor => anchor.Key > number) ? new(number, hash, number + 1, "missing") : new(number, hash);
    }

    private static string? Fault(AuditEntry entry, long number, string hash)
    {
        if (entry.Number > number + 1) return "missing";
        if (entry.Number <= number) return "out-of-order";
        if (entry.PreviousHash != hash) return "link";
        return AuditHash.Of(entry) == entry.Hash ? null : "changed";
    }
}

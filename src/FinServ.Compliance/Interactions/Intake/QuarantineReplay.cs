using FinServ.Compliance.Audit;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions.Index;
using FinServ.Compliance.Interactions.Quarantine;
using FinServ.Compliance.Storage;
using FinServ.Compliance.Storage.Work;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Interactions.Intake;

/// <summary>Reads quarantined rows again, once their mapping or the rows themselves were mended; counts as intake does.</summary>
/// <remarks>The index acknowledges first, then the rows leave quarantine and their subjects are marked: a kill in between repeats the row.</remarks>
public sealed class QuarantineReplay(
    IInteractionIndex index, QuarantineStore quarantine, RowReading reading, IDbContextFactory<ComplianceDb> databases, TimeProvider clock)
{
    private const int Page = 500;

    /// <summary>Replays every open row.</summary>
    /// <param name="find">The source of a row by its name and mapping, as it reads now.</param>
    /// <param name="source">Only rows of this source; null for all.</param>
    public async Task<IntakeResult> ReplayAsync(
        Func<string, string, IntakeSource> find, string who, string role, string? source = null, CancellationToken cancellationToken = default)
    {
        var total = new IntakeResult(0, 0, 0, 0, 0);
        var sources = new Dictionary<(string, string), IntakeSource>();
        for (var left = 0; ;)
        {
            var rows = await quarantine.ListAsync(QuarantineState.Open, source, left, Page, cancellationToken);
            if (rows.Count == 0) return total;
            foreach (var row in rows)
            {
                if (!sources.TryGetValue((row.Source, row.Mapping), out var reads)) sources[(row.Source, row.Mapping)] = reads = find(row.Source, row.Mapping);
                var one = await ReplayAsync(row, reads, who, role, cancellationToken: cancellationToken);
                if (one.Quarantined > 0) left++;
                total = new(total.Read + 1, total.Accepted + one.Accepted, total.Duplicate + one.Duplicate, total.Superseded + one.Superseded, total.Quarantined + one.Quarantined);
            }
        }
    }

    /// <summary>Replays one row.</summary>
    /// <param name="corrected">The row as somebody mended it; null to read it as it came.</param>
    public async Task<IntakeResult> ReplayAsync(
        QuarantinedRow row, IntakeSource source, string who, string role, string? corrected = null, CancellationToken cancellationToken = default)
    {
        var document = reading.Keeper.Open(row);
        if (corrected is not null) document = Corrected(document, source.Readers.Encoding.GetBytes(corrected));
        var batch = Read(row, source, document);
        var readable = batch.Rows > 0 && batch.Unreadable.Count == 0;
        var appended = readable ? await index.AppendAsync(batch.Drafts, cancellationToken) : new([], new HashSet<SubjectRef>());
        await StoreAsync(row, batch, appended, readable, who, role, cancellationToken);
        return readable ? Once(batch.Count(appended)) : new(1, 0, 0, 0, 1);
    }

    private IntakeBatch Read(QuarantinedRow row, IntakeSource source, byte[] document)
    {
        try
        {
            using var rows = reading.Open(source, row.File, new MemoryStream(document), new Dictionary<string, Guid>());
            return rows.ReadBatch(clock.GetUtcNow());
        }
        catch (UnreadableInputException)
        {
            return new(); // the mapping reads other columns now: the row stays as it is
        }
    }

    private async Task StoreAsync(
        QuarantinedRow row, IntakeBatch batch, AppendResult appended, bool readable, string who, string role, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (readable)
        {
            await TouchedSubjects.MarkAsync(db, batch.Touched(appended, all: true), now, cancellationToken);
            await QuarantineStore.MarkReplayedAsync(db, [row.Id], cancellationToken);
            AuditTrail.Append(db, AuditEntry.By(who, role, "quarantine-replayed", row.Id.ToString(), now));
        }
        else if (batch.Unreadable is [var still, ..])
        {
            // The same row under its own id: what is wrong now may be something else than before.
            await QuarantineStore.AddAsync(db, [still with { RowHash = row.RowHash, File = row.File, Line = row.Line }], cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Keeps the header of a mini-file and puts another row after it.</summary>
    private static byte[] Corrected(byte[] document, byte[] row)
    {
        var end = Array.IndexOf(document, (byte)'\n');
        return end < 0 ? row : [.. document.AsSpan(0, end + 1), .. row];
    }

    /// <summary>One quarantined row counts once, even if its mended form has become several.</summary>
    private static IntakeResult Once(IntakeResult rows) =>
        rows.Accepted > 0 ? new(1, 1, 0, 0, 0) : rows.Superseded > 0 ? new(1, 0, 0, 1, 0) : new(1, 0, 1, 0, 0);
}

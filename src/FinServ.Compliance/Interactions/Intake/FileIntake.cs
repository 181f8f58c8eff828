using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions.Index;
using FinServ.Compliance.Interactions.Quarantine;
using FinServ.Compliance.Storage.Work;

namespace FinServ.Compliance.Interactions.Intake;

/// <summary>Takes files in: rows become masked records in the index, or go to quarantine with a reason; nothing is lost, nothing comes twice.</summary>
/// <remarks>
/// Batch by batch the index acknowledges first, then checkpoint, touched subjects and quarantined rows are committed together
/// (design.md §5). A killed intake goes on at its checkpoint when the same file is named again; rows of the batch that was
/// under way then count as duplicates, and their subjects are marked all the same. Memory does not grow with the file.
/// </remarks>
public sealed class FileIntake(
    IInteractionIndex index, IntakeLedger ledger, QuarantineStore quarantine, DeclaredSources sources, RowReading reading, TimeProvider clock)
{
    /// <summary>Lets a test end the process after a step.</summary>
    internal Action<IntakeStep>? After { get; init; }

    /// <summary>Takes one file in.</summary>
    /// <param name="progress">Told after each batch.</param>
    /// <exception cref="UnreadableInputException">The file cannot be read at all; nothing was stored.</exception>
    /// <exception cref="Storage.StoreUnavailableException">A store is gone or full; start again to go on.</exception>
    public async Task<IntakeResult> TakeAsync(IntakeSource source, string file, Action<IntakeProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var (checkpoint, resumed) = await BeginAsync(source, file, cancellationToken);
        var open = await quarantine.OpenHashesAsync(source.Name, cancellationToken);
        using var bytes = InputFile.Open(file);
        using var rows = reading.Open(source, file, bytes, open);

        for (var skipped = 0L; skipped < checkpoint.Position && rows.Skip(); skipped++) cancellationToken.ThrowIfCancellationRequested();
        while (rows.ReadBatch(clock.GetUtcNow()) is { IsEmpty: false } batch)
        {
            After?.Invoke(IntakeStep.Read);
            var appended = await index.AppendAsync(batch.Drafts, cancellationToken);
            After?.Invoke(IntakeStep.Indexed);
            checkpoint = Moved(checkpoint, batch.Count(appended));
            await ledger.CommitAsync(checkpoint, batch.Touched(appended, resumed), batch.Unreadable, batch.Resolved, cancellationToken);
            After?.Invoke(IntakeStep.Committed);
            resumed = false;
            progress?.Invoke(new(checkpoint.Read, rows.Share));
        }

        await DeclareAsync(rows.Reader, source, cancellationToken);
        After?.Invoke(IntakeStep.Declared);
        var notes = rows.Reader.Notes.Where(note => note.Rows > 0).ToArray();
        await ledger.CommitAsync(checkpoint with { IsFinished = true, Notes = notes }, [], [], cancellationToken: cancellationToken);
        return new(checkpoint.Read, checkpoint.Accepted, checkpoint.Duplicate, checkpoint.Superseded, checkpoint.Quarantined) { Notes = notes };
    }

    /// <summary>Where to begin: at the checkpoint of an intake that was killed on the same content, else at the first row.</summary>
    private async Task<(IntakeCheckpoint Checkpoint, bool Resumed)> BeginAsync(IntakeSource source, string file, CancellationToken cancellationToken)
    {
        var (name, content) = (FileIdentity.NameOf(file), FileIdentity.ContentOf(file));
        var known = await ledger.FindAsync(source.Name, name, cancellationToken);
        if (known is { IsFinished: false } && known.Content == content) return (known, true);

        var now = clock.GetUtcNow();
        var checkpoint = new IntakeCheckpoint { Source = source.Name, File = name, Content = content, StartedAt = now, UpdatedAt = now };
        await ledger.CommitAsync(checkpoint, [], [], cancellationToken: cancellationToken);
        return (checkpoint, false);
    }

    private static IntakeCheckpoint Moved(IntakeCheckpoint checkpoint, IntakeResult batch) => checkpoint with
    {
        Position = checkpoint.Position + batch.Read,
        Read = checkpoint.Read + batch.Read,
        Accepted = checkpoint.Accepted + batch.Accepted,
        Duplicate = checkpoint.Duplicate + batch.Duplicate,
        Superseded = checkpoint.Superseded + batch.Superseded,
        Quarantined = checkpoint.Quarantined + batch.Quarantined,
    };

    /// <summary>Notes for what the source is complete; a canonical file without end, as it is complete up to whatever *now* is judged at.</summary>
    private async Task DeclareAsync(ISourceReader reader, IntakeSource source, CancellationToken cancellationToken)
    {
        var declared = reader.Declare(Instants.Of(clock.GetUtcNow()));
        if (declared.IsEndless) declared = declared with { CompleteUntil = Instants.Of(DateTimeOffset.MaxValue) };
        if (source.Name != Mappings.SourceCatalogue.Canonical) await sources.KeepAsync(declared, source.Mapping, cancellationToken);
        if (declared.CompleteFrom > declared.CompleteUntil) return; // the file held no event
        await index.DeclareAsync([new(declared.Name, declared.CompleteFrom, declared.CompleteUntil, declared.CompleteFor)], cancellationToken);
    }
}

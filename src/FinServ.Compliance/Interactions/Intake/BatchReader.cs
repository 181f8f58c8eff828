namespace FinServ.Compliance.Interactions.Intake;

/// <summary>Reads a file in batches that fit into memory.</summary>
internal sealed class BatchReader : IDisposable
{
    private readonly RowReading reading;
    private readonly IntakeSource source;
    private readonly string file;
    private readonly Stream bytes;
    private readonly IReadOnlyDictionary<string, Guid> openRows;
    private readonly EventSet set;
    private readonly SetMark mark;
    private bool atStart = true;

    /// <param name="openRows">Rows of the source that lie in quarantine, by their hash.</param>
    public BatchReader(RowReading reading, IntakeSource source, string file, Stream bytes, IReadOnlyDictionary<string, Guid> openRows)
    {
        (this.reading, this.source, this.file, this.bytes, this.openRows) = (reading, source, file, bytes, openRows);
        set = reading.NewSet();
        mark = set.Mark();
        Reader = source.Readers.Open(file, bytes, set);
    }

    public ISourceReader Reader { get; }

    /// <summary>Share of the file's bytes that were read, 0 to 1.</summary>
    public double Share => bytes.CanSeek && bytes.Length > 0 ? (double)bytes.Position / bytes.Length : 0;

    /// <summary>Passes over a row that an earlier attempt has stored; what the reader must know of it is kept.</summary>
    public bool Skip()
    {
        if (!Reader.Read()) return false;
        atStart = false;
        set.Forget(mark);
        return true;
    }

    /// <summary>The next rows; empty at the end of the file.</summary>
    public IntakeBatch ReadBatch(DateTimeOffset now)
    {
        var batch = new IntakeBatch();
        using var drafts = new DraftMaker(set, Instants.Of(now));
        if (atStart) Draft(batch, drafts, default); // facts that stand in the mapping, before the first row
        atStart = false;
        while (!batch.IsFull)
        {
            var before = set.Mark();
            if (!Reader.Read()) break;
            if (Reader.Fault is { } fault)
            {
                batch.AddUnreadable(reading.Keeper.Quarantine(source, file, Reader, fault, now));
                continue;
            }

            var first = batch.Drafts.Count;
            Draft(batch, drafts, before);
            batch.AddRow(first, Reader.Raw.Length);
            if (openRows.Count > 0 && openRows.TryGetValue(reading.Keeper.HashOf(Reader.Raw, null), out var id)) batch.Resolved.Add(id);
        }

        set.Forget(mark);
        return batch;
    }

    private void Draft(IntakeBatch batch, DraftMaker drafts, SetMark since)
    {
        byte[]? sealedFor(string record) => reading.Keeper.Seal(Reader.Header, Reader.Raw, source.Readers.Encoding, record);
        for (var i = since.Records; i < set.Records.Count; i++)
        {
            var record = set.Records[i];
            batch.Drafts.Add(drafts.Of(record, sealedFor!));
            for (var row = record.First; row < record.First + record.Count; row++) batch.Watch(batch.Drafts.Count - 1, reading.Watched(set, row));
        }

        for (var i = since.RegisterRows; i < set.RegisterRows.Count; i++)
        {
            batch.Drafts.Add(drafts.Of(set.RegisterRows[i], sealedFor!));
            if (SubjectOf(set.RegisterRows[i]) is { } subject) batch.Watch(batch.Drafts.Count - 1, [subject]);
        }
    }

    /// <summary>Whom a fact of a register concerns most directly; others are judged when their own time comes.</summary>
    private SubjectRef? SubjectOf(RegisterRow row) => set.Vocabulary.Registers[row.Register].Name switch
    {
        "customers" => new(SubjectKind.Customer, set.Symbols[row.Key]),
        "staff" => new(SubjectKind.Agent, set.Symbols[row.Key]),
        "units" => new(SubjectKind.Unit, set.Symbols[row.Key]),
        _ => null,
    };

    public void Dispose() => Reader.Dispose();
}

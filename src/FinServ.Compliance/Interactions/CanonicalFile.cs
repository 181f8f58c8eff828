using System.Text;
using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Interactions;

/// <summary>Opens files of canonical events (contracts.md §1).</summary>
/// <param name="keepTexts">False leaves free texts out, for rules that read none.</param>
public sealed class CanonicalFiles(TextMasker masker, ProtectedTokens tokens, BusinessCalendar calendar, bool keepTexts = true) : ISourceReaders
{
    public Encoding Encoding { get; } = new UTF8Encoding(false, throwOnInvalidBytes: true);

    public ISourceReader Open(string file, Stream bytes, EventSet target) =>
        new CanonicalFile(file, bytes, new EventWriter(target, masker, tokens, calendar) { KeepTexts = keepTexts });

    private sealed class CanonicalFile(string path, Stream stream, EventWriter writer) : ISourceReader
    {
        private readonly LineReader lines = new(stream);
        private readonly CanonicalReader reader = new(writer);
        private readonly int firstRegisterRow = writer.Set.RegisterRows.Count;

        public Problem? Problem => Fault is { } fault ? new(path, (int)lines.Line, 1, fault.Message, fault.Remedy) : null;

        public RowFault? Fault { get; private set; }

        public long Line => lines.Line;

        public IReadOnlyList<NoteCount> Notes => [];

        public ReadOnlySpan<byte> Raw => lines.Current;

        public string? Shown => CanonicalShown.Of(lines.Current, writer.Set.Vocabulary);

        public ReadOnlySpan<byte> Header => [];

        public long Latest => reader.Latest;

        public bool Read()
        {
            do
            {
                if (!lines.Read()) return false;
            }
            while (lines.Current.IsEmpty && !lines.TooLong);

            if (lines.TooLong) Fault = new("row-too-long", "", $"The line has {lines.Length} bytes; at most 1,000,000 are read. Only its beginning is kept.", "Correct the file: usually a line end is missing.");
            else Fault = reader.Read(lines.Current) is { } wrong ? new(reader.Reason, reader.Key, wrong, reader.Remedy) : null;
            return true;
        }

        /// <summary>Complete for every type from its earliest instant on, and for the registers of which it holds a row.</summary>
        public SourceDeclaration Declare(long now) => new()
        {
            Name = "",
            CompleteFrom = reader.Earliest,
            CompleteUntil = now,
            IsEndless = true,
            Registers = [.. writer.Set.RegisterRows.Skip(firstRegisterRow).Select(row => row.Register).Distinct().Select(index => writer.Set.Vocabulary.Registers[index].Name)],
        };

        public void Dispose() => stream.Dispose();
    }
}

/// <summary>Opens input files and says in our words why one cannot be opened.</summary>
public static class InputFile
{
    /// <exception cref="UnreadableInputException">The file is not there or may not be read.</exception>
    public static Stream Open(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 1 << 16, Share = FileShare.ReadWrite });
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableInputException(new(path, 0, 0, refused.Message, "Check the path and the rights on it."));
        }
    }
}

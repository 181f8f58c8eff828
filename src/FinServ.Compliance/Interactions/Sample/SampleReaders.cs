using System.Text;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions.Sample;

/// <summary>Opens the sample's lines: canonical lines that speak for the sample's own units only.</summary>
/// <param name="canonical">What reads canonical lines.</param>
public sealed class SampleReaders(ISourceReaders canonical) : ISourceReaders
{
    public Encoding Encoding => canonical.Encoding;

    public ISourceReader Open(string file, Stream bytes, EventSet target) => new SampleReader(canonical.Open(file, bytes, target));

    private sealed class SampleReader(ISourceReader lines) : ISourceReader
    {
        public Problem? Problem => lines.Problem;

        public RowFault? Fault => lines.Fault;

        public long Line => lines.Line;

        public IReadOnlyList<NoteCount> Notes => lines.Notes;

        public ReadOnlySpan<byte> Raw => lines.Raw;

        public ReadOnlySpan<byte> Header => lines.Header;

        public long Latest => lines.Latest;

        public bool Read() => lines.Read();

        /// <summary>Complete from its first line on, so that what stays undone after the sample was loaded falls due before the reader's eyes.</summary>
        public SourceDeclaration Declare(long now) => lines.Declare(now) with { Name = SampleBank.Source, Units = [SampleBank.UnitPrefix + "*"], Registers = SampleRegisters.Names };

        public void Dispose() => lines.Dispose();
    }
}

using System.Text;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>Opens files of a source that a mapping describes.</summary>
/// <param name="keepTexts">False leaves free texts out, for rules that read none.</param>
public sealed class MappedFiles(SourceMapping mapping, TextMasker masker, ProtectedTokens tokens, bool keepTexts = true) : ISourceReaders
{
    public SourceMapping Mapping => mapping;

    public Encoding Encoding => mapping.Shape.Encoding;

    public ISourceReader Open(string file, Stream bytes, EventSet target)
    {
        try
        {
            IRows rows = mapping.Shape.IsJson ? new NdjsonRows(bytes, mapping) : new CsvRows(file, bytes, mapping);
            return new MappedFile(file, rows, mapping, new(target, masker, tokens, mapping.Calendar) { KeepTexts = keepTexts }, tokens);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }
}

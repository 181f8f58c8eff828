using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>Rows of separated columns.</summary>
internal sealed class CsvRows : IRows
{
    private readonly Stream stream;
    private readonly FileShape shape;
    private readonly RecordReader records;
    private readonly RecordText text = new();
    private readonly CsvParser parser;
    private readonly int[] places;
    private readonly string?[] cells;
    private readonly int width;
    private byte[] header = [];
    private char[] chars = new char[4096];
    private bool bad;

    /// <exception cref="Checking.UnreadableInputException">The file does not have the columns.</exception>
    public CsvRows(string path, Stream stream, SourceMapping mapping)
    {
        shape = mapping.Shape;
        this.stream = stream;
        records = new(stream, shape.Quotes ? (byte)shape.Delimiter : null);
        parser = new(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = shape.Delimiter.ToString(),
            Mode = shape.Quotes ? CsvMode.RFC4180 : CsvMode.NoEscape,
            IgnoreBlankLines = false,
            BadDataFound = _ => bad = true,
        });
        cells = new string?[mapping.Columns.Count];
        var names = shape.Header ? ReadHeader(path) : shape.Columns;
        places = HeaderCheck.Places(path, mapping, names);
        width = names.Count;
    }

    public RowFault? Fault { get; private set; }

    public long Line => records.Line;

    public ReadOnlySpan<byte> Raw => records.Current;

    public ReadOnlySpan<byte> Header => header;

    public string? Cell(int column) => cells[column];

    public bool Read()
    {
        do
        {
            if (!records.Read()) return false;
        }
        while (records.Current.IsEmpty && records.Fault is null);

        Array.Clear(cells);
        Fault = records.Fault ?? Decode() ?? Divide();
        return true;
    }

    private RowFault? Divide()
    {
        bad = false;
        parser.Read();
        if (bad) return new("bad-quote", "", "A quote stands inside a field that does not begin with one.", "Quote the whole field and double the quote; where quotes are ordinary signs, write `quotes: false` into the mapping.");
        if (parser.Count != width)
            return new("wrong-width", "", $"The row has {parser.Count} columns, the header {width}.", "Quote fields that hold the delimiter; look for a missing or extra delimiter.");

        for (var column = 0; column < places.Length; column++)
        {
            if (places[column] >= 0) cells[column] = parser[places[column]];
        }

        return null;
    }

    private RowFault? Decode()
    {
        var raw = records.Current;
        if (raw.Contains((byte)0)) return new("nul-byte", "", $"The row holds a NUL byte (byte {raw.IndexOf((byte)0) + 1}).", "Export the file again; a copy may have been cut, or the encoding is another one.");
        try
        {
            if (chars.Length < raw.Length + 1) chars = new char[raw.Length * 2];
            var length = shape.Encoding.GetChars(raw, chars);
            chars[length++] = '\n';
            text.Begin(chars.AsMemory(0, length));
            return null;
        }
        catch (DecoderFallbackException broken)
        {
            return new("bad-encoding", "", $"The row is not valid {shape.EncodingName} (byte {broken.Index + 1}).", "Correct the row, or name the file's encoding in the mapping (`encoding: gb18030`).");
        }
    }

    private IReadOnlyList<string> ReadHeader(string path)
    {
        if (!records.Read()) throw HeaderCheck.Unreadable(path, 0, "The file is empty.", "Name a file with a header and rows.");
        header = records.Current.ToArray();
        if (header is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) throw HeaderCheck.Unreadable(path, 1, "The file is UTF-16.", "Save it as UTF-8.");
        if ((records.Fault ?? Decode()) is { } fault) throw HeaderCheck.Unreadable(path, 1, "Header: " + fault.Message, fault.Remedy);
        parser.Read();
        return [.. parser.Record!.Select(name => name.Trim())];
    }

    public void Dispose()
    {
        parser.Dispose();
        text.Dispose();
        stream.Dispose();
    }

    /// <summary>Hands the parser one record after the other, so that it never looks ahead into the next.</summary>
    private sealed class RecordText : TextReader
    {
        private ReadOnlyMemory<char> rest;

        public void Begin(ReadOnlyMemory<char> record) => rest = record;

        public override int Read(char[] buffer, int index, int count)
        {
            var taken = Math.Min(count, rest.Length);
            rest[..taken].CopyTo(buffer.AsMemory(index));
            rest = rest[taken..];
            return taken;
        }
    }
}

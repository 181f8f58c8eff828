using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>Rows that are JSON objects, one a line; a column is a path to a field (`customer.id`).</summary>
/// <remarks>Members of an array come as one text, divided by <see cref="RowValue.Separator"/>.</remarks>
internal sealed class NdjsonRows(Stream stream, SourceMapping mapping) : IRows
{
    private readonly RecordReader records = new(stream, delimiter: null);
    private readonly string[][] paths = [.. mapping.Columns.Select(column => column.Name.Split('.'))];
    private readonly string?[] cells = new string?[mapping.Columns.Count];

    public RowFault? Fault { get; private set; }

    public long Line => records.Line;

    public ReadOnlySpan<byte> Raw => records.Current;

    public ReadOnlySpan<byte> Header => [];

    public string? Cell(int column) => cells[column];

    public bool Read()
    {
        do
        {
            if (!records.Read()) return false;
        }
        while (records.Current.IsEmpty && records.Fault is null);

        Array.Clear(cells);
        Fault = records.Fault ?? Divide();
        return true;
    }

    private RowFault? Divide()
    {
        if (!Utf8.IsValid(records.Current)) return new("bad-encoding", "", "The row is not valid UTF-8.", "Correct the row, or export the file as UTF-8.");
        try
        {
            var reader = new Utf8JsonReader(records.Current);
            using var json = JsonDocument.ParseValue(ref reader);
            if (json.RootElement.ValueKind != JsonValueKind.Object || reader.Read()) return NotAnObject();
            for (var column = 0; column < paths.Length; column++) cells[column] = TextAt(json.RootElement, paths[column]);
            return null;
        }
        catch (JsonException broken)
        {
            return new("not-json", "", $"The row is not JSON (byte {broken.BytePositionInLine + 1}).", "Correct the row: one whole object a line.");
        }
    }

    private static RowFault NotAnObject() => new("not-json", "", "The row is not one JSON object.", "Write one object a line.");

    private static string? TextAt(JsonElement at, string[] path)
    {
        foreach (var step in path)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at)) return null;
        }

        return at.ValueKind == JsonValueKind.Array ? string.Join(RowValue.Separator, at.EnumerateArray().Select(TextOf)) : TextOf(at);
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText(),
    };

    public void Dispose() => stream.Dispose();
}

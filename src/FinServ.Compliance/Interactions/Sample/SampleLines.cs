using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FinServ.Compliance.Interactions.Sample;

/// <summary>What an event is about and who acted, as the envelope of contracts.md §1 has it.</summary>
internal sealed record Envelope
{
    public string? Interaction { get; init; }

    public string? Case { get; init; }

    public string? Customer { get; init; }

    public string? Agent { get; init; }

    public required string Unit { get; init; }

    public string? Channel { get; init; }

    public string? By { get; init; }

    public string? Speaker { get; init; }

    public string? Text { get; init; }
}

/// <summary>Writes canonical lines, one at a time.</summary>
internal sealed class SampleLines : IDisposable
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    private readonly ArrayBufferWriter<byte> buffer = new(1024);
    private readonly Utf8JsonWriter json;

    // The encoder leaves Chinese as it is; the lines never stand inside a page.
    public SampleLines() => json = new(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    public static DateTimeOffset Local(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at).ToOffset(Offset);

    public string Event(string id, string type, long at, long receivedAt, Envelope about, ReadOnlySpan<(string Name, FieldValue Value)> data)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("source", SampleBank.Source);
        json.WriteString("type", type);
        json.WriteString("at", Local(at));
        json.WriteString("received_at", Local(receivedAt));
        Write("interaction", about.Interaction);
        Write("case", about.Case);
        Write("customer", about.Customer);
        Write("agent", about.Agent);
        Write("unit", about.Unit);
        Write("channel", about.Channel);
        Write("by", about.By);
        Write("speaker", about.Speaker);
        Write("text", about.Text);
        return End(data);
    }

    public string Row(string register, string key, long at, ReadOnlySpan<(string Name, FieldValue Value)> data)
    {
        json.WriteStartObject();
        json.WriteString("register", register);
        json.WriteString("source", SampleBank.Source);
        json.WriteString("key", key);
        json.WriteString("at", Local(at));
        return End(data);
    }

    public void Dispose() => json.Dispose();

    private void Write(string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    private string End(ReadOnlySpan<(string Name, FieldValue Value)> data)
    {
        json.WriteStartObject("data");
        foreach (var (name, value) in data) value.Write(json, name);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        var line = Encoding.UTF8.GetString(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
        json.Reset();
        return line;
    }
}

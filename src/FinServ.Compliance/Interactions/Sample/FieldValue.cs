using System.Text.Json;

namespace FinServ.Compliance.Interactions.Sample;

/// <summary>A value of a field as it is written into a line; nothing is written for null.</summary>
internal readonly struct FieldValue
{
    private readonly object? value;

    private FieldValue(object? value) => this.value = value;

    public static FieldValue None => default;

    public static implicit operator FieldValue(string? value) => new(value);

    public static implicit operator FieldValue(int value) => new((decimal)value);

    public static implicit operator FieldValue(decimal value) => new(value);

    public static implicit operator FieldValue(bool value) => new(value);

    public static implicit operator FieldValue(string[] value) => new(value);

    public static implicit operator FieldValue(DateOnly value) => new(value);

    /// <param name="at">UTC milliseconds; null writes nothing.</param>
    public static FieldValue At(long? at) => new(at);

    public void Write(Utf8JsonWriter json, string name)
    {
        switch (value)
        {
            case null: break;
            case string text: json.WriteString(name, text); break;
            case decimal number: json.WriteNumber(name, number); break;
            case bool flag: json.WriteBoolean(name, flag); break;
            case long at: json.WriteString(name, SampleLines.Local(at)); break;
            case DateOnly day: json.WriteString(name, day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)); break;
            case string[] list:
                json.WriteStartArray(name);
                foreach (var item in list) json.WriteStringValue(item);
                json.WriteEndArray();
                break;
        }
    }
}

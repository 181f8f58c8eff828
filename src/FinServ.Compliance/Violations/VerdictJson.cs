using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FinServ.Compliance.Evaluation;

namespace FinServ.Compliance.Violations;

/// <summary>A verdict as JSON text: the copy that is kept with a violation. Equal verdicts give equal texts.</summary>
internal static class VerdictJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write(Verdict verdict) => JsonSerializer.Serialize(
        verdict with { Facts = InOrder(verdict.Facts), Parameters = InOrder(verdict.Parameters) }, Options);

    public static Verdict Read(string json) => JsonSerializer.Deserialize<Verdict>(json, Options)!;

    private static SortedDictionary<string, string> InOrder(IReadOnlyDictionary<string, string> values) =>
        new(values.ToDictionary(), StringComparer.Ordinal);
}

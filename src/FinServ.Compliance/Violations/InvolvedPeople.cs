using System.Text.Json;
using FinServ.Compliance.Evaluation;

namespace FinServ.Compliance.Violations;

/// <summary>Finds who has a part in a verdict: the employee concerned, and who acted in its evidence.</summary>
internal static class InvolvedPeople
{
    private static readonly HashSet<string> Parts = ["customer", "agent", "supervisor", "system"];

    public static IReadOnlyList<string> In(Verdict verdict)
    {
        var people = new SortedSet<string>(StringComparer.Ordinal);
        if (verdict.Agent is { } agent) people.Add(agent);
        foreach (var item in verdict.Evidence)
            foreach (var person in NamedIn(item.Event)) people.Add(person);
        return [.. people];
    }

    private static IEnumerable<string> NamedIn(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        if (parsed.RootElement.ValueKind != JsonValueKind.Object) yield break;
        foreach (var field in (string[])["agent", "by"])
        {
            if (parsed.RootElement.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
                && value.GetString() is { Length: > 0 } person && !Parts.Contains(person))
                yield return person;
        }
    }
}

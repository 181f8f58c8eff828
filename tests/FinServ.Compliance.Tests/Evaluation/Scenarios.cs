using System.Text.Json;
using FinServ.Compliance.Evaluation;

namespace FinServ.Compliance.Tests.Evaluation;

/// <summary>The policy's own cases: lines and the verdict that must follow. Each shipped rule passes all of its file.</summary>
public class Scenarios
{
    public static TheoryData<string> Rules => [.. Bench.Rules.Rules.Select(rule => rule.Definition.Card.Ref.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_shipped_rule_says_what_its_scenarios_expect(string rule)
    {
        Assert.SkipWhen(TestData.Scenarios is null, "The policy's scenarios are not at hand (COMPLIANCE_SCENARIOS).");
        var path = Path.Combine(TestData.Scenarios!, rule + ".json");
        Assert.SkipUnless(File.Exists(path), $"{rule} has no scenarios.");

        using var file = JsonDocument.Parse(File.ReadAllText(path));
        var failures = file.RootElement.GetProperty("scenarios").EnumerateArray().SelectMany(scenario => Failures(rule, scenario)).ToArray();

        Assert.True(failures.Length == 0, string.Join('\n', failures));
    }

    /// <summary>Ids never collide inside a file, so its scenarios of one moment can share a run.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void The_scenarios_of_one_moment_do_not_disturb_each_other(string rule)
    {
        Assert.SkipWhen(TestData.Scenarios is null, "The policy's scenarios are not at hand (COMPLIANCE_SCENARIOS).");
        var path = Path.Combine(TestData.Scenarios!, rule + ".json");
        Assert.SkipUnless(File.Exists(path), $"{rule} has no scenarios.");

        using var file = JsonDocument.Parse(File.ReadAllText(path));
        var moments = file.RootElement.GetProperty("scenarios").EnumerateArray().GroupBy(scenario => scenario.GetProperty("now").GetString());
        var failures = moments.SelectMany(together => Failures(rule, [.. together])).ToArray();

        Assert.True(failures.Length == 0, string.Join('\n', failures));
    }

    private static IEnumerable<string> Failures(string rule, params JsonElement[] scenarios)
    {
        var now = scenarios[0].GetProperty("now").GetDateTimeOffset();
        var lines = scenarios.SelectMany(scenario => scenario.GetProperty("lines").EnumerateArray()).Select(line => line.GetRawText().ReplaceLineEndings(" "));
        var verdicts = Bench.Judge(lines, now, [Bench.Rules.Find(rule)!]);
        foreach (var scenario in scenarios)
        {
            foreach (var expected in scenario.GetProperty("expect").EnumerateArray())
            {
                var about = verdicts.Where(verdict => verdict.Subject.ToString() == expected.GetProperty("subject").GetString()).ToArray();
                if (!Holds(expected, about)) yield return $"{scenario.GetProperty("name")}: expected {expected.GetRawText()}, said {Said(about)}";
            }
        }
    }

    /// <summary>How an expectation is judged: `scenarios/README.md`.</summary>
    private static bool Holds(JsonElement expected, Verdict[] about)
    {
        var wanted = expected.GetProperty("verdict").GetString()!;
        var fitting = about.Where(verdict => Fits(expected, verdict)).ToArray();
        if (fitting.Any(verdict => Code(verdict.Kind) == wanted)) return true;
        return wanted switch
        {
            "not_applicable" => about.Length == 0 || about.All(verdict => verdict.Kind is VerdictKind.NotApplicable or VerdictKind.Excused || (verdict.Clock == "hit" && verdict.Kind == VerdictKind.Met)),
            "excused" => about.Length == 0 || fitting.Any(verdict => verdict.Kind == VerdictKind.NotApplicable),
            _ => false,
        };
    }

    private static bool Fits(JsonElement expected, Verdict verdict) =>
        (!expected.TryGetProperty("clock", out var clock) || clock.GetString() == verdict.Clock)
        && (!expected.TryGetProperty("trigger_at", out var trigger) || trigger.GetDateTimeOffset() == verdict.TriggerAt)
        && (!expected.TryGetProperty("due_at", out var due) || due.GetDateTimeOffset() == verdict.DueAt)
        && (!expected.TryGetProperty("late_seconds", out var late) || Math.Abs(late.GetDecimal() - (verdict.LateSeconds ?? -1)) <= 0.001m);

    private static string Said(IEnumerable<Verdict> about) =>
        string.Join("; ", about.Select(v => $"{v.Clock} {Code(v.Kind)} ({v.Reason}) due {v.DueAt:O} late {v.LateSeconds}")) is { Length: > 0 } said ? said : "nothing";

    private static string Code(VerdictKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}

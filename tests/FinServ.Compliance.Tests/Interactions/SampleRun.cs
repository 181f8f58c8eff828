using System.Collections.Concurrent;
using System.Globalization;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Interactions.Sample;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Tests.Evaluation;

namespace FinServ.Compliance.Tests.Interactions;

/// <summary>The shipped sample for one end, read as its source would be and judged by the shipped rules.</summary>
internal sealed class SampleRun
{
    private static readonly ConcurrentDictionary<string, Lazy<SampleRun>> runs = new();

    private readonly Dictionary<(string Rule, VerdictKind Kind), int> counts = [];

    private SampleRun(DateTimeOffset end)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, Generate(end));
            var set = Bench.Rules.NewSet();
            using var reader = new SampleReaders(Bench.Canonical()).Open(file, set);
            while (reader.Read())
            {
                if (reader.Problem is { } problem) Problems.Add(problem);
            }

            Set = set;
            var world = FinServ.Compliance.Rules.Language.WorldBuilder.Build(set, [reader.Declare(Instants.Of(end))], Bench.Calendars);
            new Evaluator(Bench.Rules.Rules, new ParameterValues(Bench.Rules.Parameters)).Evaluate(world, Instants.Of(end), Count);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public EventSet Set { get; }

    /// <summary>Lines that could not be read.</summary>
    public List<Problem> Problems { get; } = [];

    public static SampleRun Until(string end) => runs.GetOrAdd(end, text => new(() => new(At(text)))).Value;

    public static IEnumerable<string> Generate(DateTimeOffset end) => new SampleGenerator(end, Bench.Calendars.Find("cn")).Lines();

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public int Of(string rule, VerdictKind kind) => counts.GetValueOrDefault((rule, kind));

    private void Count(in Judgement said)
    {
        var key = (said.Clock.Rule.Card.Ref.Id, said.Kind);
        counts[key] = counts.GetValueOrDefault(key) + 1;
    }
}

using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Evaluation;

/// <summary>The pure function at the heart: timelines × rules × parameters × calendars × coverage × now = verdicts.</summary>
/// <remarks>No I/O, no clock of its own, no hidden state: any order of the same events gives the same judgements.</remarks>
public sealed class Evaluator(IReadOnlyList<CompiledRule> rules, IParameterValues parameters)
{
    /// <param name="now">UTC milliseconds.</param>
    /// <param name="sink">Takes each judgement; those of one subject come together.</param>
    /// <param name="only">Subjects whose timelines are whole in this world; null for all.</param>
    /// <returns>How many subjects were looked at.</returns>
    public long Evaluate(World world, long now, JudgementSink sink, IReadOnlyCollection<SubjectRef>? only = null)
    {
        var wanted = only?.ToLookup(subject => subject.Kind, subject => world.Set.Symbols.Find(subject.Key));
        var calendars = new UnitCalendars(world);
        var subjects = 0L;
        foreach (var group in rules.GroupBy(Selector))
        {
            var folds = group.SelectMany(rule => rule.Clocks).Select(clock => (clock, FoldOf(clock, calendars))).ToArray();
            if (folds.Length == 0) continue;
            var watch = new SubjectFold(folds, world, parameters);
            foreach (var (index, kind) in IndexesOf(world, group.First()))
            {
                if (wanted is null)
                {
                    for (var key = 1; key <= index.Keys; key++) subjects += watch.Fold(index.Rows(key), key, kind, now, sink);
                }
                else
                {
                    foreach (var key in wanted[kind]) subjects += watch.Fold(index.Rows(key), key, kind, now, sink);
                }
            }
        }

        return subjects;
    }

    private static IClockFold FoldOf(CompiledClock clock, UnitCalendars calendars) =>
        clock.Limits.Count == 0 ? new ObligationFold(clock, calendars)
        : clock.Definition.Owe is null ? new LimitFold(clock, calendars) : new CrossingFold(clock, calendars);

    /// <summary>Rules that find their subject in the same way share one index.</summary>
    private static string Selector(CompiledRule rule) =>
        $"{rule.Definition.Watch}/{rule.Definition.OtherwiseKind}/{rule.OtherwiseField}/{string.Join('/', rule.KeyFields)}";

    private static IEnumerable<(KeyIndex Index, SubjectKind Kind)> IndexesOf(World world, CompiledRule rule)
    {
        var kind = rule.Definition.Watch;
        if (kind == SubjectKind.Free)
        {
            yield return (world.Timelines.OfFields(rule.KeyFields), SubjectKind.Free);
            yield break;
        }

        yield return (world.Timelines.Of(kind), kind);
        if (rule.OtherwiseField >= 0) yield return (world.Timelines.OfFieldWithout(rule.OtherwiseField, kind), SubjectKind.Free);
        if (rule.Definition.OtherwiseKind is { } other) yield return (world.Timelines.OfWithout(other, kind), other);
    }
}

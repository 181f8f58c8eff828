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
            foreach (var (index, free) in IndexesOf(world, group.First()))
            {
                var kind = free ? SubjectKind.Free : group.First().Definition.Watch;
                foreach (var key in wanted?[kind] ?? Enumerable.Range(1, index.Keys))
                {
                    var rows = index.RowsOf(key);
                    if (rows.IsEmpty) continue;
                    watch.Fold(rows.Span, key, free, now, sink);
                    subjects++;
                }
            }
        }

        return subjects;
    }

    private static IClockFold FoldOf(CompiledClock clock, UnitCalendars calendars) =>
        clock.Limit is not null ? new LimitFold(clock, calendars) : new ObligationFold(clock, calendars);

    /// <summary>Rules that find their subject in the same way share one index.</summary>
    private static string Selector(CompiledRule rule) => $"{rule.Definition.Watch}/{rule.OtherwiseField}/{string.Join('/', rule.KeyFields)}";

    private static IEnumerable<(KeyIndex Index, bool Free)> IndexesOf(World world, CompiledRule rule)
    {
        if (rule.Definition.Watch == SubjectKind.Free)
        {
            yield return (world.Timelines.OfFields(rule.KeyFields), true);
            yield break;
        }

        yield return (world.Timelines.Of(rule.Definition.Watch), false);
        if (rule.OtherwiseField >= 0) yield return (world.Timelines.OfFieldWithout(rule.OtherwiseField, rule.Definition.Watch), true);
    }
}

/// <summary>Folds the clocks that watch one kind of subject over one subject after another.</summary>
internal sealed class SubjectFold
{
    private readonly (CompiledClock Clock, IClockFold Fold)[] folds;
    private readonly List<int>[] startedBy;
    private readonly bool[] started;
    private readonly World world;
    private readonly Frame frame;
    private int[] rows = new int[64];

    public SubjectFold((CompiledClock Clock, IClockFold Fold)[] folds, World world, IParameterValues parameters)
    {
        (this.folds, this.world, frame) = (folds, world, new(world, parameters));
        started = new bool[folds.Length];
        startedBy = [.. Enumerable.Range(0, world.Set.Vocabulary.Events.Count).Select(_ => new List<int>())];
        for (var i = 0; i < folds.Length; i++)
        {
            foreach (var type in Triggers(folds[i].Clock)) startedBy[type].Add(i);
        }
    }

    private static IEnumerable<int> Triggers(CompiledClock clock) => (clock.Limit is { } limit ? [limit.Of] : clock.On).SelectMany(match => match.Types).Distinct();

    /// <summary>Only clocks whose trigger occurs in the timeline are folded; the others cost nothing.</summary>
    public void Fold(ReadOnlySpan<int> timeline, int subject, bool free, long now, JudgementSink sink)
    {
        Array.Clear(started);
        var any = false;
        foreach (var row in timeline)
        {
            foreach (var clock in startedBy[world.Set[row].Type]) any = started[clock] = true;
        }

        if (!any) return;
        if (rows.Length < timeline.Length) rows = new int[timeline.Length * 2];
        timeline.CopyTo(rows);
        (frame.Rows, frame.RowCount) = (rows, timeline.Length);
        for (var i = 0; i < folds.Length; i++)
        {
            if (started[i]) Fold(folds[i].Clock, folds[i].Fold, subject, free, now, sink);
        }
    }

    private void Fold(CompiledClock clock, IClockFold fold, int subject, bool free, long now, JudgementSink sink)
    {
        fold.Begin();
        Span<int> instant = stackalloc int[32];
        for (var i = 0; i < frame.RowCount;)
        {
            var at = world.Set[rows[i]].At;
            if (at > now) break;
            var count = 0;
            for (; i < frame.RowCount && world.Set[rows[i]].At == at; i++)
            {
                if (!clock.Types.Contains(world.Set[rows[i]].Type)) continue;
                if (count == instant.Length) instant = Longer(instant);
                instant[count++] = rows[i];
            }

            if (count > 0) fold.Step(instant[..count], frame);
        }

        fold.Finish(frame, subject, free, now, sink);
    }

    private static int[] Longer(ReadOnlySpan<int> instant)
    {
        var longer = new int[instant.Length * 2];
        instant.CopyTo(longer);
        return longer;
    }
}

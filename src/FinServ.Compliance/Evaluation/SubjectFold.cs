using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Evaluation;

/// <summary>Folds the clocks that watch one kind of subject over one subject after another.</summary>
internal sealed class SubjectFold
{
    private readonly (CompiledClock Clock, IClockFold Fold)[] folds;
    private readonly int[][] startedBy;
    private readonly bool[] started;
    private readonly World world;
    private readonly Frame frame;
    private int[] rows = new int[64];
    private int[] instant = new int[32];

    public SubjectFold((CompiledClock Clock, IClockFold Fold)[] folds, World world, IParameterValues parameters)
    {
        (this.folds, this.world, frame) = (folds, world, new(world, parameters));
        started = new bool[folds.Length];
        var triggers = folds.Select(one => Triggers(one.Clock)).ToArray();
        startedBy = [.. Enumerable.Range(0, world.Set.Vocabulary.Events.Count).Select(type => Enumerable.Range(0, folds.Length).Where(clock => triggers[clock].Contains(type)).ToArray())];
    }

    private static TypeSet Triggers(CompiledClock clock) =>
        new((clock.Limits.Count > 0 ? clock.Limits.Select(limit => limit.Of) : clock.On).SelectMany(match => match.Types.Members));

    /// <summary>Only clocks whose trigger occurs in the timeline are folded; the others cost nothing.</summary>
    /// <returns>1 where there is a timeline, 0 where there is none.</returns>
    public int Fold(ReadOnlySpan<int> timeline, int subject, SubjectKind kind, long now, JudgementSink sink)
    {
        if (timeline.IsEmpty) return 0;
        Array.Clear(started);
        var any = false;
        foreach (var row in timeline)
        {
            foreach (var clock in startedBy[world.Set[row].Type]) any = started[clock] = true;
        }

        if (!any) return 1;
        if (rows.Length < timeline.Length) rows = new int[timeline.Length * 2];
        timeline.CopyTo(rows);
        (frame.Rows, frame.RowCount) = (rows, timeline.Length);
        for (var i = 0; i < folds.Length; i++)
        {
            if (started[i]) Fold(folds[i].Clock, folds[i].Fold, subject, kind, now, sink);
        }

        return 1;
    }

    private void Fold(CompiledClock clock, IClockFold fold, int subject, SubjectKind kind, long now, JudgementSink sink)
    {
        fold.Begin();
        for (var i = 0; i < frame.RowCount;)
        {
            var at = world.Set[rows[i]].At;
            if (at > now) break;
            var count = 0;
            for (; i < frame.RowCount && world.Set[rows[i]].At == at; i++)
            {
                if (!clock.Types.Contains(world.Set[rows[i]].Type)) continue;
                if (count == instant.Length) Array.Resize(ref instant, count * 2);
                instant[count++] = rows[i];
            }

            if (count > 0) fold.Step(instant.AsSpan(0, count), frame);
        }

        fold.Finish(frame, subject, kind, now, sink);
    }
}

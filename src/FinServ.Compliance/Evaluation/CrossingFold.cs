using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Evaluation;

/// <summary>Folds a warning: a limit that is crossed raises an alert, and the alert has to be handled in time.</summary>
/// <remarks>The crossing is the trigger; a figure that never crosses is not applicable (policy/rules.md §1.7).</remarks>
internal sealed class CrossingFold(CompiledClock clock, UnitCalendars calendars) : IClockFold
{
    private readonly LimitWindows[] limits = [.. clock.Limits.Select(limit => new LimitWindows(limit, calendars))];
    private readonly ObligationClock reckoning = new(clock, calendars);
    private readonly ObligationActs acts = new(clock);
    private readonly ObligationVerdict verdicts = new(clock, calendars);
    private readonly Obligation duty = new();
    private readonly int recovery = clock.Definition.Owe!.Recovery;

    public void Begin()
    {
        foreach (var limit in limits) limit.Begin();
    }

    public void Step(ReadOnlySpan<int> rows, Frame frame)
    {
        foreach (var row in rows)
        {
            foreach (var limit in limits) limit.Take(row, frame);
        }
    }

    public void Finish(Frame frame, int subject, SubjectKind kind, long now, JudgementSink sink)
    {
        foreach (var limit in limits) limit.Judge(frame, now);
        var named = new SubjectRef(kind, frame.World.Set.Symbols[subject]);
        var raised = new HashSet<long>();
        foreach (var limit in limits)
        {
            for (var i = 0; i < limit.All.Count; i++)
            {
                var window = limit.All[i];
                if (window.State != WindowState.Crossed || !raised.Add(window.Until)) continue; // two figures that cross together are one alert
                frame.Alert = new(clock.Rule.Card.Ref.Id, named, window.Until);
                sink(Judge(frame, limit, i, subject, kind, now));
            }
        }

        frame.Alert = null;
        Quiet(subject, kind, sink);
    }

    private Judgement Judge(Frame frame, LimitWindows limit, int crossed, int subject, SubjectKind kind, long now)
    {
        var window = limit.All[crossed];
        duty.Begin(window.First, window.Until, isDay: false, uncertain: false);
        reckoning.Reckon(duty, frame, window.Until);
        Handle(frame, now);
        if (RecoveredAt(limit, crossed, now) is { } recovered && duty.IsOpen) duty.DischargedAt = recovered;

        var said = verdicts.Of(duty, frame, subject, kind, now);
        if (said.Kind == VerdictKind.Violated && Excuses.Of(limit.Limit.Excuses, frame, window.First, window.From, window.Until, now, out var reason) == Truth.True)
            said = said.As(VerdictKind.Excused, reason, Instants.Unknown);
        return said with { Figure = window.Figure, Bound = window.Bound, WindowFrom = window.From, Limit = limit.Limit };
    }

    /// <summary>Takes what came at or after the crossing, instant by instant.</summary>
    private void Handle(Frame frame, long now)
    {
        List<Obligation> duties = [duty];
        for (var i = 0; i < frame.RowCount && duty.IsOpen; i++)
        {
            var row = frame.Rows[i];
            var at = frame.World.Set[row].At;
            if (at < duty.TriggerAt || at > now) continue;
            acts.Discharge(duties, [row], frame, at);
            if (duty.IsOpen && at <= duty.Due.At) Lift(row, frame, at);
        }
    }

    private void Lift(int row, Frame frame, long at)
    {
        (frame.Trigger, frame.Act, frame.Until, frame.Due) = (duty.Trigger, row, at, duty.Due.At);
        foreach (var lift in clock.Lifts)
        {
            if (lift.Match.Matches(frame, row) == Truth.True) (duty.LiftedBy, duty.LiftRow) = (lift, row);
        }
    }

    /// <summary>When the figure had stayed in bounds for long enough; windows with too few items neither count nor interrupt.</summary>
    private long? RecoveredAt(LimitWindows limit, int crossed, long now)
    {
        if (recovery == 0) return null;
        var inBounds = 0;
        for (var i = crossed + 1; i < limit.All.Count && limit.All[i].Until <= now; i++)
        {
            if (limit.All[i].State == WindowState.InBounds) inBounds++;
            else if (limit.All[i].State != WindowState.TooFew) inBounds = 0;
            if (inBounds == recovery) return limit.All[i].Until;
        }

        return null;
    }

    /// <summary>Says when time alone can bring a crossing, so that the subject is looked at again.</summary>
    private void Quiet(int subject, SubjectKind kind, JudgementSink sink)
    {
        foreach (var limit in limits)
        {
            foreach (var window in limit.All)
            {
                if (window.State is not (WindowState.Open or WindowState.Unknown)) continue;
                var said = Judgement.Of(clock, subject, kind, window.First, window.From) with { Limit = limit.Limit, ChangesAt = window.ChangesAt };
                sink(said.As(window.State == WindowState.Open ? VerdictKind.Pending : VerdictKind.Unknown, window.Reason, Instants.Unknown));
            }
        }
    }
}

using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Evaluation;

/// <summary>Folds limits over one subject's timeline: a verdict for each window of each figure.</summary>
internal sealed class LimitFold(CompiledClock clock, UnitCalendars calendars) : IClockFold
{
    private readonly LimitWindows[] limits = [.. clock.Limits.Select(limit => new LimitWindows(limit, calendars))];

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
        foreach (var limit in limits)
        {
            limit.Judge(frame, now);
            foreach (var window in limit.All)
            {
                if (window.State == WindowState.Strayed) continue; // one run out of bounds is one violation
                var said = Judgement.Of(clock, subject, kind, window.First, window.From) with { Figure = window.Figure, Bound = window.Bound, Limit = limit.Limit, ChangesAt = window.ChangesAt };
                sink(window.State == WindowState.Crossed ? Crossed(said, limit.Limit, window, frame, now) : said.As(KindOf(window.State), window.Reason, DecidedAt(window)));
            }
        }
    }

    private static Judgement Crossed(Judgement said, CompiledLimit limit, LimitWindow window, Frame frame, long now)
    {
        var excuse = Excuses.Of(limit.Excuses, frame, window.First, window.From, window.Until, now, out var reason);
        return excuse switch
        {
            Truth.True => said.As(VerdictKind.Excused, reason, window.Until),
            Truth.Unknown => said.As(VerdictKind.Unknown, "excuse-unknown", Instants.Unknown),
            _ => said.As(VerdictKind.Violated, window.Reason, window.Until),
        };
    }

    private static VerdictKind KindOf(WindowState state) => state switch
    {
        WindowState.Open => VerdictKind.Pending,
        WindowState.TooFew => VerdictKind.NotApplicable,
        WindowState.Unknown => VerdictKind.Unknown,
        _ => VerdictKind.Met,
    };

    private static long DecidedAt(LimitWindow window) => window.State is WindowState.Open or WindowState.Unknown ? Instants.Unknown : window.Until;
}

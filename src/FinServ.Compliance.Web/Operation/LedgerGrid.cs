using FinServ.Compliance.Hosting.Jobs;
using FinServ.Compliance.Web.Components.Marks;
using FinServ.Compliance.Web.Wording;

namespace FinServ.Compliance.Web.Operation;

/// <summary>One cell of the ledger: how the windows in it ended, and all of it in words.</summary>
public sealed record LedgerCell(CellState State, string Words);

/// <summary>One job and source of the ledger, cell by cell.</summary>
public sealed record LedgerRow(string Job, string Source, string Every, IReadOnlyList<LedgerCell> Cells);

/// <summary>Windows laid on a grid of half hours: a short window stands where it began, a long one where it ended. Pure.</summary>
/// <param name="Begin">Start of the first cell.</param>
public sealed record LedgerGrid(DateTimeOffset Begin, IReadOnlyList<LedgerRow> Rows)
{
    public const int Cells = 42;

    public static TimeSpan Cell { get; } = TimeSpan.FromMinutes(30);

    public static LedgerGrid Of(IEnumerable<(string Title, string Name, JobSchedule Schedule, TimeSpan Delay)> jobs, IReadOnlyList<JobWindow> windows, Reader reader)
    {
        var begin = BeginAt(reader.Now);
        var rows = new List<LedgerRow>();
        foreach (var job in jobs)
        {
            var own = windows.Where(window => window.Job == job.Name).ToLookup(window => window.Source);
            foreach (var source in own.Select(group => group.Key).DefaultIfEmpty("").Order(StringComparer.Ordinal))
                rows.Add(new(job.Title, source, EveryOf(job.Schedule.Containing(reader.Now), reader), [.. CellsOf(job.Schedule, job.Delay, [.. own[source]], begin, reader)]));
        }

        return new(begin, rows);
    }

    /// <summary>The half hour in which the grid begins, so that its last cell holds the present.</summary>
    public static DateTimeOffset BeginAt(DateTimeOffset now) =>
        now.AddTicks(-(now.UtcTicks % Cell.Ticks)) - Cell * (Cells - 1);

    private static IEnumerable<LedgerCell> CellsOf(JobSchedule schedule, TimeSpan delay, List<JobWindow> windows, DateTimeOffset begin, Reader reader)
    {
        var placed = windows.Select(window => (Window: window, At: PlaceOf(window.From, window.Until))).ToList();
        var known = windows.Select(window => window.From).ToHashSet();
        for (var n = 0; n < Cells; n++)
        {
            var from = begin + Cell * n;
            var here = placed.Where(one => one.At >= from && one.At < from + Cell).Select(one => one.Window).ToList();
            if (here.Count > 0) yield return new(StateOf(here), WordsOf(here, reader));
            else if (windows.Count > 0 && Missed(schedule, delay, known, windows[0].From, from, reader.Now) is { } missed) yield return new(CellState.Missed, missed(reader));
            else yield return new(CellState.None, reader.Say($"{reader.Times.Brief(from)} 无窗口", $"{reader.Times.Brief(from)} no window"));
        }
    }

    /// <summary>A window of the schedule that should have been run by now and is not in the ledger.</summary>
    private static Func<Reader, string>? Missed(JobSchedule schedule, TimeSpan delay, HashSet<DateTimeOffset> known, DateTimeOffset first, DateTimeOffset cell, DateTimeOffset now)
    {
        var window = schedule.Containing(cell);
        var place = PlaceOf(window.From, window.Until);
        return place >= cell && place < cell + Cell && window.From >= first && window.Until + delay + Cell < now && !known.Contains(window.From)
            ? reader => reader.Say($"{reader.Times.Brief(window.From)} 起的窗口错过，待补", $"the window from {reader.Times.Brief(window.From)} was missed and will be caught up")
            : null;
    }

    private static DateTimeOffset PlaceOf(DateTimeOffset from, DateTimeOffset until) => until - from > Cell ? until : from;

    private static CellState StateOf(List<JobWindow> windows) =>
        windows.Exists(window => window.State == WindowState.Failed) ? CellState.Failed
        : windows.Exists(window => window.State is WindowState.Running or WindowState.Open) ? CellState.Running
        : windows.Exists(window => window.State == WindowState.Skipped) ? CellState.Skipped
        : windows.Exists(window => window.IsCaughtUp) ? CellState.CaughtUp
        : CellState.Done;

    private static string WordsOf(List<JobWindow> windows, Reader reader) => string.Join(" · ", windows.Take(6).Select(window =>
        $"{reader.Times.Brief(window.From)}–{reader.Times.ClockOf(window.Until)} {reader.Say(OperationWords.Of(window.State))}"
        + (window.Counts.Count > 0 ? " " + string.Join(", ", window.Counts.Select(count => $"{count.Key} {count.Value}")) : "")
        + (window.Error is { } error ? " " + error : "")
        + (window.ApprovedBy is { } approver ? reader.Say($" {approver} 批准：{window.Reason}", $" approved by {approver}: {window.Reason}") : "")));

    private static string EveryOf(WindowSpan window, Reader reader) => (window.Until - window.From) switch
    {
        { TotalDays: >= 6 } => reader.Say($"{reader.Times.WeekdayOf(reader.Times.DateOf(window.Until))} {reader.Times.ClockOf(window.Until)}", $"{reader.Times.WeekdayOf(reader.Times.DateOf(window.Until))} {reader.Times.ClockOf(window.Until)}"),
        { TotalHours: >= 20 } => reader.Say($"日 {reader.Times.ClockOf(window.Until)}", $"daily {reader.Times.ClockOf(window.Until)}"),
        var length => reader.Times.Span(length),
    };
}

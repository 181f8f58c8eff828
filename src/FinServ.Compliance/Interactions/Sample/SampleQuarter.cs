namespace FinServ.Compliance.Interactions.Sample;

/// <summary>The quarter that the sample tells of: about 92 days that end at a given instant, and what is special on some of them.</summary>
internal sealed class SampleQuarter
{
    private const int Days = 92;

    /// <param name="end">The last instant of which anything is known (UTC milliseconds).</param>
    public SampleQuarter(SampleTime time, long end)
    {
        (Time, End) = (time, end);
        Last = time.DayOf(end);
        First = Last.AddDays(-Days);
        WorkingDays = [.. AllDays.Where(day => day < Last && time.Calendar.IsWorkingDay(day))];
    }

    public SampleTime Time { get; }

    public DateOnly First { get; }

    /// <summary>The day of the end; only what happened before the end is told of it.</summary>
    public DateOnly Last { get; }

    /// <summary>UTC milliseconds, inclusive.</summary>
    public long Start => Time.Calendar.StartOfDay(First);

    /// <summary>UTC milliseconds, inclusive.</summary>
    public long End { get; }

    public IEnumerable<DateOnly> AllDays => Enumerable.Range(0, Days + 1).Select(First.AddDays);

    /// <summary>Working days before the last day, in order.</summary>
    public IReadOnlyList<DateOnly> WorkingDays { get; }

    /// <summary>The n-th last working day before the last day, from 1.</summary>
    public DateOnly WorkingDayBefore(int count) => WorkingDays[^count];
}

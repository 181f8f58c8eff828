namespace FinServ.Compliance.Interactions.Sample;

/// <summary>What the supervisor's screen saw of the day's calls: enough to know when a figure went out of bounds.</summary>
internal sealed class CallLog
{
    // As the shipped parameters and rules have it.
    private const int Enough = 30, MostGivenUpPercent = 5, LongestWaitSeconds = 30;

    private readonly List<Call> calls = [];

    /// <param name="answered">Null where nobody answered. UTC milliseconds, like all instants here.</param>
    public void Add(long queued, long? answered) => calls.Add(new(queued, answered));

    /// <summary>Ends of days on which too many callers gave up; of days in a row, the first.</summary>
    /// <param name="leftOut">Whether a call at that instant does not count.</param>
    public IEnumerable<long> BadDays(SampleTime time, Func<long, bool> leftOut)
    {
        var wasBad = false;
        foreach (var day in calls.GroupBy(call => time.DayOf(call.Queued)).OrderBy(day => day.Key))
        {
            var counted = day.Where(call => !leftOut(call.Queued)).ToArray();
            var isBad = day.Count() >= Enough && counted.Count(call => call.Answered is null) * 100 > counted.Length * MostGivenUpPercent;
            if (isBad && !wasBad) yield return time.Calendar.EndOfDay(day.Key);
            wasBad = isBad;
        }
    }

    /// <summary>Ends of the second of two hours in a row in which callers waited too long on average.</summary>
    public IEnumerable<long> BadHours(SampleTime time, Func<long, bool> leftOut)
    {
        var (run, previous) = (0, long.MinValue);
        foreach (var hour in calls.GroupBy(call => HourOf(time, call.Queued)).OrderBy(hour => hour.Key))
        {
            var waits = hour.Where(call => !leftOut(call.Queued) && call.Answered is not null).Select(call => call.Answered!.Value - call.Queued).ToArray();
            var isBad = hour.Count() >= Enough && waits.Length > 0 && waits.Average() > LongestWaitSeconds * SampleTime.Second;
            run = isBad ? (hour.Key == previous + SampleTime.Hour ? run : 0) + 1 : 0;
            previous = hour.Key;
            if (run == 2) yield return hour.Key + SampleTime.Hour;
        }
    }

    private static long HourOf(SampleTime time, long at)
    {
        var midnight = time.On(time.DayOf(at), 0);
        return midnight + (at - midnight) / SampleTime.Hour * SampleTime.Hour;
    }

    private readonly record struct Call(long Queued, long? Answered);
}

using FinServ.Compliance.Interactions.Sample.Stories;

namespace FinServ.Compliance.Interactions.Sample;

/// <summary>Which stories begin when: so many of each kind a day, and the special days of the quarter.</summary>
internal sealed class SamplePlan
{
    private const int IncidentDaysBefore = 9;

    // Working days before the last day; never two in a row, so that each of them raises an alert.
    private static readonly int[] busyMornings = [3, 7, 12, 15, 18, 22, 25, 28, 32, 35, 38, 42, 45, 48, 51];
    private static readonly int[] busyAfternoons = [3, 12, 18, 22, 25, 32, 38, 42, 45, 51];
    private static readonly int[] badHalfHours = [5, 10, 20, 30, 40];

    private readonly SampleQuarter quarter;
    private readonly QueueGap gap;
    private readonly Line[] lines;
    private readonly CallStory crowded = new("B", "SB-Q-GEN", CallStory.Crowded);

    public SamplePlan(SampleQuarter quarter)
    {
        this.quarter = quarter;
        var day = quarter.WorkingDayBefore(11);
        gap = new(["SB-NH", "SB-GC", "SB-BJ"], quarter.Time.On(day, 12, 30), quarter.Time.On(day, 17, 30));
        var failed = quarter.Time.On(quarter.WorkingDayBefore(IncidentDaysBefore), 13, 50);
        Incident = (failed, failed + (long)IncidentStory.Lasts.TotalMilliseconds);
        lines =
        [
            new(new CallStory("C", "SB-Q-GEN", CallStory.Ordinary), 400, 150, HourProfile.Calls.Pick),
            new(new CallStory("CX", "SB-Q-GEN", CallStory.Ordinary), 170, 0, HalfHour(10)),
            new(new CallStory("CY", "SB-Q-GEN", CallStory.Ordinary), 170, 0, HalfHour(15)),
            new(new CallStory("CE", "SB-Q-ENG", CallStory.Ordinary), 40, 20, HourProfile.Calls.Pick),
            new(new CallStory("CL", "SB-Q-LOSS", CallStory.Ordinary), 30, 40, HourProfile.Calls.Pick),
            new(new CallStory("CN", "SB-Q-LOSS", CallStory.Ordinary), 20, 20, HourProfile.Night.Pick),
            new(new ChatStory("H", "chat"), 420, 300, HourProfile.Writing.Pick),
            new(new ChatStory("HM", "messenger"), 90, 60, HourProfile.Writing.Pick),
            new(new MailStory(), 170, 60, HourProfile.Writing.Pick),
            new(new BranchStory(gap), 420, 0, HourProfile.Counters.Pick),
            new(new NewCustomerStory(), 80, 0, HourProfile.Office.Pick),
            new(new WrittenStory("WA", "app"), 140, 90, HourProfile.Writing.Pick),
            new(new WrittenStory("WS", "sms"), 60, 40, HourProfile.Writing.Pick),
            new(new WrittenStory("WW", "web"), 50, 40, HourProfile.Writing.Pick),
            new(new WrittenStory("WL", "letter"), 25, 0, HourProfile.Office.Pick),
            new(new WrittenStory("WN", "social"), 24, 15, HourProfile.Writing.Pick),
            new(new WrittenStory("WB", "box"), 16, 0, HourProfile.Office.Pick),
            new(new MeetingStory("V", "visit"), 40, 0, HourProfile.Office.Pick),
            new(new MeetingStory("D", "video"), 50, 15, HourProfile.Office.Pick),
            new(new ComplaintStory("X"), 54, 22, HourProfile.Office.Pick),
        ];
    }

    /// <summary>The declared failure of the telephone platform, both ends included (UTC milliseconds).</summary>
    public (long From, long Until) Incident { get; }

    /// <summary>Every story of the quarter with the instant at which it begins, day by day.</summary>
    /// <param name="random">Where in its day each begins.</param>
    public IEnumerable<(ISampleStory Story, long At)> Stories(SampleRandom random)
    {
        yield return (new SampleRegisters(), quarter.Start);
        yield return (new QueueGapStory(gap), gap.From);
        foreach (var special in Special(random)) yield return special;

        var (working, off) = (0, 0);
        foreach (var day in quarter.AllDays)
        {
            var isWorking = quarter.Time.Calendar.IsWorkingDay(day);
            var number = isWorking ? working++ : off++;
            foreach (var line in lines)
            {
                for (var left = line.Count(isWorking, number); left > 0; left--) yield return (line.Story, quarter.Time.On(day, 0) + line.Hour(random));
            }
        }
    }

    /// <summary>What follows from all the others: the alerts that the calls raise.</summary>
    /// <param name="calls">What the stories noted.</param>
    public IEnumerable<(ISampleStory Story, long At)> Alerts(CallLog calls)
    {
        bool InIncident(long at) => at >= Incident.From && at <= Incident.Until;
        var (days, hours) = (new AlertStory("YD", "warn-connect-rate", 4), new AlertStory("YH", "warn-response-time", 1));
        return calls.BadDays(quarter.Time, InIncident).Select(at => ((ISampleStory)days, at)).Concat(calls.BadHours(quarter.Time, InIncident).Select(at => ((ISampleStory)hours, at)));
    }

    /// <summary>Busy mornings and afternoons, bad half hours, an incident, and matters that are due about the end.</summary>
    private IEnumerable<(ISampleStory Story, long At)> Special(SampleRandom random)
    {
        foreach (var before in busyMornings)
            foreach (var story in Rush(random, before, 10, 120, 54)) yield return story;
        foreach (var before in busyAfternoons)
            foreach (var story in Rush(random, before, 14, 120, 60)) yield return story;
        foreach (var before in badHalfHours)
            foreach (var story in Rush(random, before, 15, 30, 26)) yield return story;

        yield return (new IncidentStory(), Incident.From);
        foreach (var story in Rush(random, IncidentDaysBefore, 14, 120, 96)) yield return story;

        var time = quarter.Time;
        yield return (new ComplaintStory("XA", ComplaintLapse.NeverDecided), time.On(quarter.Last.AddDays(-16), 10, 20));
        yield return (new ComplaintStory("XB", ComplaintLapse.NeverDecided), time.On(quarter.Last.AddDays(-15), 14, 5));
        yield return (new ComplaintStory("XC", ComplaintLapse.NeverDecided), time.On(quarter.Last.AddDays(-13), 11, 40));
        yield return (new ComplaintStory("XD", ComplaintLapse.NeverAcknowledged), time.On(quarter.WorkingDayBefore(2), 11, 15));
        yield return (new ComplaintStory("XE", ComplaintLapse.NeverAcknowledged), time.On(quarter.WorkingDayBefore(1), 9, 30));
    }

    /// <summary>More calls than agents, spread evenly over some minutes.</summary>
    private IEnumerable<(ISampleStory Story, long At)> Rush(SampleRandom random, int daysBefore, int hour, int minutes, int calls)
    {
        var from = quarter.Time.On(quarter.WorkingDayBefore(daysBefore), hour);
        var each = minutes * 60 / calls;
        for (var i = 0; i < calls; i++) yield return (crowded, from + i * each * SampleTime.Second + random.Seconds(0, each - 1));
    }

    private static Func<SampleRandom, long> HalfHour(int hour) => random => hour * SampleTime.Hour + random.Seconds(0, 1799);

    /// <param name="WorkingDay">Tenths of stories on a working day.</param>
    /// <param name="DayOff">Tenths of stories on another day.</param>
    /// <param name="Hour">When in the day one begins, in milliseconds since midnight.</param>
    private sealed record Line(ISampleStory Story, int WorkingDay, int DayOff, Func<SampleRandom, long> Hour)
    {
        /// <summary>How many begin on the n-th day of its kind, so that tenths add up over the days.</summary>
        public int Count(bool isWorking, int number)
        {
            var tenths = isWorking ? WorkingDay : DayOff;
            return tenths * (number + 1) / 10 - tenths * number / 10;
        }
    }
}

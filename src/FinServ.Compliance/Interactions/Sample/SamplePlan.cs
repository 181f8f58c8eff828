using FinServ.Compliance.Interactions.Sample.Stories;

namespace FinServ.Compliance.Interactions.Sample;

/// <summary>Which stories begin when: so many of each kind a day, and the special days of the quarter.</summary>
internal sealed class SamplePlan
{
    private readonly SampleQuarter quarter;
    private readonly QueueGap gap;
    private readonly Line[] lines;
    private readonly CallStory crowded = new("B", "SB-Q-GEN", CallStory.Crowded);

    public SamplePlan(SampleQuarter quarter)
    {
        this.quarter = quarter;
        var day = quarter.WorkingDayBefore(11);
        gap = new("SB-NH", quarter.Time.On(day, 13), quarter.Time.On(day, 17, 30));
        lines =
        [
            new(new CallStory("C", "SB-Q-GEN", CallStory.Ordinary), 480, 180, HourProfile.Calls.Pick),
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

    /// <summary>Bad mornings, bad half hours, an incident, and matters that are due about the end.</summary>
    private IEnumerable<(ISampleStory Story, long At)> Special(SampleRandom random)
    {
        foreach (var before in new[] { 3, 17, 31, 44 })
        {
            for (var half = 0; half < 4; half++)
                foreach (var story in Rush(random, before, 10 + half / 2, half % 2 * 30, 24)) yield return story;
        }

        foreach (var before in new[] { 6, 22, 29, 38 })
            foreach (var story in Rush(random, before, 15, 0, 26)) yield return story;

        yield return (new IncidentStory(), quarter.Time.On(quarter.WorkingDayBefore(9), 13, 50));
        for (var half = 0; half < 4; half++)
            foreach (var story in Rush(random, 9, 14 + half / 2, half % 2 * 30, 24)) yield return story;

        var time = quarter.Time;
        yield return (new ComplaintStory("XA", ComplaintLapse.NeverDecided), time.On(quarter.Last.AddDays(-16), 10, 20));
        yield return (new ComplaintStory("XB", ComplaintLapse.NeverDecided), time.On(quarter.Last.AddDays(-15), 14, 5));
        yield return (new ComplaintStory("XC", ComplaintLapse.NeverDecided), time.On(quarter.Last.AddDays(-13), 11, 40));
        yield return (new ComplaintStory("XD", ComplaintLapse.NeverAcknowledged), time.On(quarter.WorkingDayBefore(2), 11, 15));
        yield return (new ComplaintStory("XE", ComplaintLapse.NeverAcknowledged), time.On(quarter.WorkingDayBefore(1), 9, 30));
    }

    private IEnumerable<(ISampleStory Story, long At)> Rush(SampleRandom random, int daysBefore, int hour, int minute, int calls)
    {
        var from = quarter.Time.On(quarter.WorkingDayBefore(daysBefore), hour, minute);
        for (var i = 0; i < calls; i++) yield return (crowded, from + random.Seconds(5, 1795));
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

namespace FinServ.Compliance.Calendars;

/// <summary>The days of a calendar laid out as arrays, so that a deadline is a few look-ups.</summary>
/// <remarks>
/// Immutable; a longer one replaces it. Days are counted from <see cref="FirstDay"/>, instants are UTC milliseconds.
/// Day starts and opening hours come from the zone once, when the table is made, so clock changes are already in them.
/// </remarks>
internal sealed class DayTable
{
    private readonly Entry[] days; // one more than there are days: the end
    private readonly long[] spanFrom, spanUntil, spanBefore; // spanBefore: open time of the table before the span
    private readonly int[] workingDays; // the days that are worked, in order

    public DayTable(CalendarDefinition calendar, bool worksMakeUpDays, DateOnly first, DateOnly last)
    {
        var clock = new LocalClock(calendar.Zone);
        FirstDay = first.DayNumber;
        Count = last.DayNumber - FirstDay + 1;
        days = new Entry[Count + 1];
        var (from, until, before, worked) = (new List<long>(Count), new List<long>(Count), new List<long>(Count), new List<int>(Count));

        var (start, open) = (clock.ToUtc(Midnight(FirstDay), last: false), 0L);
        for (var day = 0; day < Count; day++)
        {
            var (firstSpan, end) = (from.Count, clock.ToUtc(Midnight(FirstDay + day + 1), last: false));
            var hours = calendar.HoursOf(DateOnly.FromDayNumber(FirstDay + day), worksMakeUpDays);
            foreach (var (opens, closes) in Placed(clock, Midnight(FirstDay + day), hours, start, end))
            {
                from.Add(opens);
                until.Add(closes);
                before.Add(open);
                open += closes - opens;
            }

            var isWorked = from.Count > firstSpan;
            days[day] = new(start, isWorked ? from[firstSpan] : start, isWorked ? until[^1] : long.MinValue, worked.Count, firstSpan);
            if (isWorked) worked.Add(day);
            start = end;
        }

        days[Count] = new(start, start, long.MinValue, worked.Count, from.Count);
        (spanFrom, spanUntil, spanBefore, workingDays, TotalOpen) = ([.. from], [.. until], [.. before], [.. worked], open);
    }

    /// <summary>A day: its start, first opening and last closing as instants, the working days before it, its first span.</summary>
    /// <remarks>A day that is not worked closes before all time, so that every start is after its close.</remarks>
    private readonly record struct Entry(long Start, long Opening, long Closing, int WorkingBefore, int FirstSpan);

    /// <summary>Day number (<see cref="DateOnly.DayNumber"/>) of day 0.</summary>
    public int FirstDay { get; }

    public int Count { get; }

    public long Start => days[0].Start;

    /// <summary>First instant after the last day.</summary>
    public long End => days[Count].Start;

    /// <summary>Open time of the whole table.</summary>
    public long TotalOpen { get; }

    public int WorkingDayCount => workingDays.Length;

    public bool Holds(long utc) => utc >= Start && utc < End;

    public long StartOf(int day) => days[day].Start;

    public long OpeningOf(int day) => days[day].Opening;

    public long ClosingOf(int day) => days[day].Closing;

    public ReadOnlySpan<long> OpeningsOf(int day) => spanFrom.AsSpan(days[day].FirstSpan..days[day + 1].FirstSpan);

    public ReadOnlySpan<long> ClosingsOf(int day) => spanUntil.AsSpan(days[day].FirstSpan..days[day + 1].FirstSpan);

    /// <summary>Working days before <paramref name="day"/>; also the place of that day, if worked, in their order.</summary>
    public int WorkingBefore(int day) => days[day].WorkingBefore;

    public int WorkingDay(int place) => workingDays[place];

    /// <summary>The day an instant lies in; the instant must lie in the table.</summary>
    public int DayOf(long utc)
    {
        var day = (int)((utc - days[0].Start) / DayHours.Day);
        if (day >= Count) day = Count - 1;
        while (days[day].Start > utc) day--; // a clock change away at most
        while (days[day + 1].Start <= utc) day++;
        return day;
    }

    /// <summary>The working day on which a start takes effect, by its place in their order, and the instant; the start must lie in the table.</summary>
    /// <param name="start">UTC ms.</param>
    /// <param name="closingCounts">Whether a start at the very instant of closing still belongs to the day.</param>
    /// <param name="effective">The start itself within a working day, otherwise the next opening.</param>
    /// <returns><see cref="WorkingDayCount"/> where no such day follows in the table.</returns>
    public int EffectiveDay(long start, bool closingCounts, out long effective)
    {
        var day = DayOf(start);
        ref readonly var entry = ref days[day];
        if (start < entry.Closing || (closingCounts && start == entry.Closing))
        {
            effective = Math.Max(start, entry.Opening);
            return entry.WorkingBefore;
        }

        var place = days[day + 1].WorkingBefore;
        effective = place < workingDays.Length ? days[workingDays[place]].Opening : start;
        return place;
    }

    /// <summary>Open time from the table's start to an instant, none of what lies outside the table counted.</summary>
    public long OpenBefore(long utc)
    {
        if (utc <= Start) return 0;
        if (utc >= End) return TotalOpen;

        var day = DayOf(utc);
        var next = days[day].FirstSpan;
        for (var span = days[day + 1].FirstSpan - 1; span >= next; span--)
            if (spanFrom[span] < utc) return spanBefore[span] + Math.Min(utc, spanUntil[span]) - spanFrom[span];

        return next < spanBefore.Length ? spanBefore[next] : TotalOpen;
    }

    /// <summary>First instant at which that much open time has passed since the table's start; 0 &lt; <paramref name="open"/> ≤ <see cref="TotalOpen"/>.</summary>
    public long WhenOpenReaches(long open)
    {
        var (low, high) = (0, spanBefore.Length - 1); // the last span that begins with less than this behind it
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (spanBefore[middle] < open) low = middle;
            else high = middle - 1;
        }

        return spanFrom[low] + (open - spanBefore[low]);
    }

    private static long Midnight(int dayNumber) => (dayNumber - UnixEpochDay) * DayHours.Day;

    private const int UnixEpochDay = 719_162; // DateOnly(1970, 1, 1).DayNumber

    /// <summary>The hours of a day as instants: open is whenever the clock shows them, so an hour that comes twice is open twice.</summary>
    private static IEnumerable<(long Opens, long Closes)> Placed(LocalClock clock, long midnight, DayHours hours, long start, long end)
    {
        if (end - start == DayHours.Day) return hours.Spans.Select(span => (start + span.From, start + span.Until));

        var change = clock.ChangeWithin(start, end);
        return Shown(midnight - clock.ToLocal(start) + start, start, change)
            .Concat(Shown(midnight - clock.ToLocal(end - 1) + end - 1, change, end));

        IEnumerable<(long, long)> Shown(long zero, long first, long last) =>
            from span in hours.Spans
            let opens = Math.Max(first, zero + span.From)
            let closes = Math.Min(last, zero + span.Until)
            where closes > opens
            select (opens, closes);
    }
}

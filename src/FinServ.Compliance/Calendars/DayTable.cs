namespace FinServ.Compliance.Calendars;

/// <summary>The days of a calendar laid out as arrays, so that a deadline is a few look-ups.</summary>
/// <remarks>
/// Immutable; a longer one replaces it. Days are counted from <see cref="FirstDay"/>, instants are UTC milliseconds.
/// Day starts and opening hours come from the zone once, when the table is made, so clock changes are already in them.
/// </remarks>
internal sealed class DayTable
{
    private readonly long[] starts; // of each day, and of the one after the last
    private readonly int[] firstSpan; // of each day, into the spans; and after the last
    private readonly long[] spanFrom, spanUntil, spanBefore; // spanBefore: open time of the table before the span
    private readonly int[] workingBefore; // working days before each day
    private readonly int[] workingDays; // the days that are worked, in order

    public DayTable(CalendarDefinition calendar, bool worksMakeUpDays, DateOnly first, DateOnly last)
    {
        var clock = new LocalClock(calendar.Zone);
        FirstDay = first.DayNumber;
        Count = last.DayNumber - FirstDay + 1;
        starts = new long[Count + 1];
        firstSpan = new int[Count + 1];
        workingBefore = new int[Count + 1];
        var (from, until, before, worked) = (new List<long>(Count), new List<long>(Count), new List<long>(Count), new List<int>(Count));

        starts[0] = clock.ToUtc(Midnight(FirstDay), last: false);
        var open = 0L;
        for (var day = 0; day < Count; day++)
        {
            var midnight = Midnight(FirstDay + day);
            starts[day + 1] = clock.ToUtc(midnight + DayHours.Day, last: false);
            foreach (var (opens, closes) in Placed(clock, midnight, calendar.HoursOf(DateOnly.FromDayNumber(FirstDay + day), worksMakeUpDays), starts[day], starts[day + 1]))
            {
                from.Add(opens);
                until.Add(closes);
                before.Add(open);
                open += closes - opens;
            }

            firstSpan[day + 1] = from.Count;
            if (firstSpan[day + 1] > firstSpan[day]) worked.Add(day);
            workingBefore[day + 1] = worked.Count;
        }

        (spanFrom, spanUntil, spanBefore, workingDays, TotalOpen) = ([.. from], [.. until], [.. before], [.. worked], open);
    }

    /// <summary>Day number (<see cref="DateOnly.DayNumber"/>) of day 0.</summary>
    public int FirstDay { get; }

    public int Count { get; }

    public long Start => starts[0];

    /// <summary>First instant after the last day.</summary>
    public long End => starts[Count];

    /// <summary>Open time of the whole table.</summary>
    public long TotalOpen { get; }

    public int WorkingDayCount => workingDays.Length;

    public long StartOf(int day) => starts[day];

    public bool IsWorked(int day) => firstSpan[day + 1] > firstSpan[day];

    public long OpeningOf(int day) => spanFrom[firstSpan[day]];

    public long ClosingOf(int day) => spanUntil[firstSpan[day + 1] - 1];

    public ReadOnlySpan<long> OpeningsOf(int day) => spanFrom.AsSpan(firstSpan[day]..firstSpan[day + 1]);

    public ReadOnlySpan<long> ClosingsOf(int day) => spanUntil.AsSpan(firstSpan[day]..firstSpan[day + 1]);

    /// <summary>Working days before <paramref name="day"/>; also the place of that day, if worked, in their order.</summary>
    public int WorkingBefore(int day) => workingBefore[day];

    public int WorkingDay(int place) => workingDays[place];

    /// <summary>The day an instant lies in; the instant must lie in the table.</summary>
    public int DayOf(long utc)
    {
        var day = (int)((utc - starts[0]) / DayHours.Day);
        if (day >= Count) day = Count - 1;
        while (starts[day] > utc) day--; // a clock change away at most
        while (starts[day + 1] <= utc && day + 1 < Count) day++;
        return day;
    }

    /// <summary>Open time from the table's start to an instant, none of what lies outside the table counted.</summary>
    public long OpenBefore(long utc)
    {
        if (utc <= Start) return 0;
        if (utc >= End) return TotalOpen;

        var day = DayOf(utc);
        for (var span = firstSpan[day + 1] - 1; span >= firstSpan[day]; span--)
            if (spanFrom[span] < utc) return spanBefore[span] + Math.Min(utc, spanUntil[span]) - spanFrom[span];

        var next = firstSpan[day];
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

namespace FinServ.Compliance.Calendars;

/// <summary>Writes the lines of a clock receipt: walks from the start to the deadline, day by day, and says of each stretch what it added.</summary>
/// <remarks>
/// It shares no arithmetic with <see cref="BusinessCalendar.DueAfter(long, Amount, Counting, ReadOnlySpan{Pause})"/> beyond the
/// deadline itself, so a receipt that does not add up betrays an error in one of them.
/// </remarks>
internal sealed class ReceiptWriter(BusinessCalendar calendar, Pause[] pauses)
{
    private readonly List<ReceiptSegment> lines = [];

    public IReadOnlyList<ReceiptSegment> Lines => lines;

    /// <summary>Every stretch that is not paused counts.</summary>
    public void RunningTime(long start, long end)
    {
        var at = start;
        foreach (var pause in pauses.TakeWhile(pause => pause.From < end))
        {
            Add(at, pause.From, pause.From - at, ReceiptReason.RunningTime, null);
            at = Math.Min(pause.Until, end);
            Skip(pause.From, at, ReceiptReason.Paused, null);
        }

        Add(at, end, end - at, ReceiptReason.RunningTime, null);
    }

    /// <summary>The hours of each day count, as far as they are not paused.</summary>
    public void OpenTime(long start, long end)
    {
        for (var day = calendar.LocalDay(start); calendar.StartOfDay(day) < end; day = day.AddDays(1))
        {
            var (from, until) = (Math.Max(start, calendar.StartOfDay(day)), Math.Min(end, calendar.EndOfDay(day)));
            var at = from;
            foreach (var (opens, closes) in calendar.SegmentsOf(day))
            {
                if (closes <= from || opens >= until) continue;
                Skip(at, opens, ReceiptReason.OutsideHours, null, day);
                Hours(Math.Max(at, opens), Math.Min(until, closes), day);
                at = Math.Min(until, closes);
            }

            var (closed, name) = calendar.IsWorkingDay(day) ? (ReceiptReason.OutsideHours, null) : Off(day);
            Skip(at, until, closed, name, day);
        }
    }

    private void Hours(long from, long until, DateOnly day)
    {
        var reason = calendar.KindOf(day) == DayKind.MakeUp ? ReceiptReason.MakeUpDay : ReceiptReason.WorkingHours;
        var at = from;
        foreach (var pause in pauses.Where(pause => pause.From < until && pause.Until > from))
        {
            var pausedFrom = Math.Max(pause.From, from);
            Add(at, pausedFrom, pausedFrom - at, reason, null, day);
            at = Math.Min(pause.Until, until);
            Skip(pausedFrom, at, ReceiptReason.Paused, null, day);
        }

        Add(at, until, until - at, reason, null, day);
    }

    /// <summary>Each day after day 0 counts, unless the midnight at which it begins lies in a pause.</summary>
    public void NaturalDays(long start, long end)
    {
        var dayZero = calendar.LocalDay(start);
        Skip(start, Math.Min(end, calendar.EndOfDay(dayZero)), ReceiptReason.StartDay, null);
        for (var day = dayZero.AddDays(1); calendar.StartOfDay(day) < end; day = day.AddDays(1))
        {
            var midnight = calendar.StartOfDay(day);
            if (pauses.Any(pause => pause.From < midnight && midnight <= pause.Until)) Skip(midnight, calendar.EndOfDay(day), ReceiptReason.Paused, null);
            else Add(midnight, calendar.EndOfDay(day), 1, ReceiptReason.NaturalDay, null);
        }
    }

    /// <summary>Each working day after the one on which the start takes effect counts.</summary>
    public void WorkingDays(long start, DateOnly dayZero, long end) =>
        EachDay(start, end, dayZero, (day, from, until) =>
        {
            if (day == dayZero) Skip(from, until, ReceiptReason.StartDay, null, day);
            else Worked(day, from, until);
        });

    /// <summary>Each working day from the effective start on counts as one until the same clock time of the next; the last is only reached.</summary>
    public void RollingDays(long start, DateOnly dayZero, long end)
    {
        var last = calendar.LocalDay(end);
        EachDay(start, end, dayZero, (day, from, until) =>
        {
            if (day == last) Skip(from, until, ReceiptReason.SameClockTime, null, day);
            else Worked(day, from, until);
        });
    }

    private void EachDay(long start, long end, DateOnly dayZero, Action<DateOnly, long, long> working)
    {
        for (var day = calendar.LocalDay(start); calendar.StartOfDay(day) < end; day = day.AddDays(1))
        {
            var (from, until) = (Math.Max(start, calendar.StartOfDay(day)), Math.Min(end, calendar.EndOfDay(day)));
            var (off, name) = calendar.IsWorkingDay(day) ? (ReceiptReason.OutsideHours, null) : Off(day);
            if (off == ReceiptReason.OutsideHours && day >= dayZero) working(day, from, until);
            else Skip(from, until, off, name, day);
        }
    }

    private void Worked(DateOnly day, long from, long until) =>
        Add(from, until, 1, calendar.KindOf(day) == DayKind.MakeUp ? ReceiptReason.MakeUpDay : ReceiptReason.WorkingDay, null, day);

    /// <summary>The clock stands still until further notice.</summary>
    public void Standstill(Pause lasting) => Skip(lasting.From, long.MaxValue, ReceiptReason.Paused, null);

    private (ReceiptReason Reason, string? Name) Off(DateOnly day) => calendar.KindOf(day) switch
    {
        DayKind.StatutoryHoliday => (ReceiptReason.StatutoryHoliday, calendar.NameOf(day)),
        DayKind.InLieu => (ReceiptReason.InLieu, calendar.NameOf(day)),
        _ => (ReceiptReason.DayOff, null),
    };

    private void Skip(long from, long until, ReceiptReason reason, string? name, DateOnly? day = null) => Line(from, until, false, 0, reason, name, day);

    private void Add(long from, long until, long amount, ReceiptReason reason, string? name, DateOnly? day = null) => Line(from, until, true, amount, reason, name, day);

    /// <summary>Writes a line, or lengthens the last one where nothing but its end differs.</summary>
    private void Line(long from, long until, bool counted, long amount, ReceiptReason reason, string? name, DateOnly? day)
    {
        if (until <= from) return;

        var isPublished = day is not { } local || calendar.IsPublished(local);
        if (lines is [.., var last] && (last.Counted, last.Reason, last.Name, last.IsPublished) == (counted, reason, name, isPublished))
            lines[^1] = last with { Until = until, Amount = last.Amount + amount };
        else
            lines.Add(new(from, until, counted, amount, reason, name, isPublished));
    }
}

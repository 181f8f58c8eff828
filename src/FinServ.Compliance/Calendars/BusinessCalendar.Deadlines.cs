namespace FinServ.Compliance.Calendars;

public sealed partial class BusinessCalendar
{
    private const int LongestCount = 300 * 366; // days in the supported years

    /// <summary>When a period that begins at <paramref name="start"/> runs out.</summary>
    /// <remarks>
    /// The paused part of the counted time is added at the end; pauses that begin at or after the end move nothing.
    /// A length of 0 ends at the first counted instant; 0 working days end at close of business of the effective day.
    /// Source: policy/rules.md 1.2 and 1.7; 民法典 第二百零一条 to 第二百零三条.
    /// </remarks>
    /// <param name="start">When the clock starts (UTC ms).</param>
    /// <param name="amount">Length of the period. Days stand for 24 hours where <paramref name="counting"/> is running, for working days where it is working or rolling.</param>
    /// <param name="counting">Which time counts.</param>
    /// <param name="pauses">In any order; they may overlap.</param>
    /// <returns>The deadline, inclusive; provisional when days decided that are not published.</returns>
    /// <exception cref="ArgumentException">The unit cannot be counted this way, such as months of working time.</exception>
    public Deadline DueAfter(long start, Amount amount, Counting counting, ReadOnlySpan<Pause> pauses = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount.Value, nameof(amount));
        return (counting, amount.Unit) switch
        {
            (Counting.Running, AmountUnit.Milliseconds) => Running(start, amount.Value, pauses),
            (Counting.Running, AmountUnit.NaturalDays) => Running(start, amount.Value > long.MaxValue / DayHours.Day ? long.MaxValue : amount.Value * DayHours.Day, pauses),
            (Counting.Natural, AmountUnit.NaturalDays or AmountUnit.Months or AmountUnit.Years) => Natural(start, amount, pauses),
            (Counting.Working, AmountUnit.NaturalDays or AmountUnit.WorkingDays) => Working(start, amount.Value, pauses),
            (Counting.Service or Counting.Working, AmountUnit.Milliseconds) => OpenTime(start, amount.Value, pauses),
            (Counting.Rolling, AmountUnit.NaturalDays or AmountUnit.WorkingDays or AmountUnit.RollingWorkingDays) => Rolling(start, amount.Value, pauses),
            _ => throw new ArgumentException($"{amount} cannot be counted as {counting} time.", nameof(amount)),
        };
    }

    /// <summary>As above, counted as the unit of <paramref name="amount"/> says.</summary>
    public Deadline DueAfter(long start, Amount amount, ReadOnlySpan<Pause> pauses = default) => DueAfter(start, amount, amount.UsualCounting, pauses);

    /// <summary>When a period runs out that begins on a day whose time nobody noted: the day is day 0, and hours run from its end.</summary>
    public Deadline DueAfter(DateOnly start, Amount amount, Counting counting, ReadOnlySpan<Pause> pauses = default) =>
        DueAfter(amount.Unit == AmountUnit.Milliseconds ? EndOfDay(start) : StartOfDay(start), amount, counting, pauses);

    /// <summary>When a limit "after the period" runs out: day 0 is the period's last natural day, worked or not.</summary>
    /// <exception cref="ArgumentException">The limit is not one in days, months or years.</exception>
    public Deadline DueAfterPeriod(DateOnly lastDay, Amount amount, Counting counting)
    {
        if (counting != Counting.Working) return DueAfter(lastDay, amount, counting);
        if (amount.Unit is not (AmountUnit.WorkingDays or AmountUnit.NaturalDays)) throw new ArgumentException($"{amount} is not a number of days.", nameof(amount));
        if (amount.Value > LongestCount || AddWorkingDays(lastDay, (int)amount.Value) is not { } day) return Deadline.Never;
        return Closing(day);
    }

    /// <summary>When a day that was given as the deadline ends: at 24:00, or in working time at its close, that of the next working day if it is off.</summary>
    public Deadline DueOn(DateOnly day, Counting counting)
    {
        if (counting is Counting.Natural or Counting.Running) return new(EndOfDay(day), IsProvisional: false);
        if (IsWorkingDay(day)) return Closing(day);
        return AddWorkingDays(day, 1) is { } next ? Closing(next) : Deadline.Never;
    }

    private Deadline Closing(DateOnly day) => SegmentsOf(day) is [.., var last] ? Judged(StartOfDay(day), last.Until) : Judged(StartOfDay(day), EndOfDay(day));

    /// <summary>Last day by law of a period in natural days, months or years: when it falls into a holiday, the day after the holiday, at 24:00.</summary>
    /// <remarks>
    /// The holiday is the unbroken run of days off around the last day that holds at least one statutory holiday; a plain
    /// weekend moves nothing. Source: 民法典 第二百零三条; policy/regulations.md 12.
    /// </remarks>
    public Deadline LegalDay(long start, Amount amount, ReadOnlySpan<Pause> pauses = default)
    {
        var due = DueAfter(start, amount, Counting.Natural, pauses);
        if (due.IsNever) return due;

        var day = LocalDay(due.At - 1);
        var end = day;
        while (IsDayOff(end) && end.DayNumber - day.DayNumber < LongestHoliday) end = end.AddDays(1);

        var isHoliday = false;
        for (var off = end.AddDays(-1); IsDayOff(off) && end.DayNumber - off.DayNumber < LongestHoliday; off = off.AddDays(-1))
            isHoliday |= KindOf(off) == DayKind.StatutoryHoliday;
        var last = isHoliday ? end : day;
        return new(EndOfDay(last), IsProvisional: !IsPublished(last));
    }

    private const int LongestHoliday = 31;

    /// <summary>Whether a day is off by publication, whatever hours this unit keeps then.</summary>
    private bool IsDayOff(DateOnly day) => KindOf(day) switch
    {
        DayKind.StatutoryHoliday or DayKind.InLieu => true,
        DayKind.MakeUp => false,
        _ => !definition.Week[(int)day.DayOfWeek].IsOpen,
    };

    private static Deadline Running(long start, long length, ReadOnlySpan<Pause> pauses)
    {
        var at = start;
        var left = length;
        foreach (var pause in pauses.IsEmpty ? [] : Pause.InOrder(pauses, start))
        {
            if (left > 0 ? pause.From - at >= left : at < pause.From) break;
            left -= pause.From - at;
            at = pause.Until;
        }

        return at >= long.MaxValue - left ? Deadline.Never : new(at + left, IsProvisional: false);
    }

    private Deadline Natural(long start, Amount amount, ReadOnlySpan<Pause> pauses)
    {
        var table = Covering(start);
        if (!table.Holds(start)) return Deadline.Never;

        var day = table.DayOf(start);
        if (LastNaturalDay(DateOnly.FromDayNumber(table.FirstDay + day), amount) is not { } last) return Deadline.Never;

        var left = last - (table.FirstDay + day) + 1L; // midnights to pass, the one that ends day 0 included
        var passed = (long)table.FirstDay + day;
        foreach (var pause in pauses.IsEmpty ? [] : Pause.InOrder(pauses, start))
        {
            var paused = LocalDay(pause.From).DayNumber; // the midnight that ends this day is the first one inside
            if (paused - passed >= left) break;
            left -= paused - passed;
            if (pause.Until == long.MaxValue) return Deadline.Never;
            passed = LocalDay(pause.Until).DayNumber;
        }

        var end = passed + left;
        return end > Supported.Last.DayNumber ? Deadline.Never : new(StartOfDay(DateOnly.FromDayNumber((int)end)), IsProvisional: false);
    }

    /// <summary>Day number of the last day; null beyond the supported years.</summary>
    private static int? LastNaturalDay(DateOnly day, Amount amount)
    {
        var reach = Supported.Last.Year - day.Year + 1L;
        return amount.Unit switch
        {
            AmountUnit.NaturalDays when amount.Value <= reach * 366 => day.DayNumber + (int)amount.Value,
            AmountUnit.Months when amount.Value <= reach * 12 => day.AddMonths((int)amount.Value).DayNumber,
            AmountUnit.Years when amount.Value <= reach => day.AddYears((int)amount.Value).DayNumber,
            _ => null,
        };
    }

    private Deadline Working(long start, long workingDays, ReadOnlySpan<Pause> pauses)
    {
        var table = Covering(start);
        if (!table.Holds(start) || workingDays > LongestCount) return Deadline.Never;

        while (true)
        {
            var target = table.EffectiveDay(start, closingCounts: true, out var effective) + (int)workingDays;
            if (target < table.WorkingDayCount) return Moved(table, start, effective, table.ClosingOf(table.WorkingDay(target)), pauses);
            if (Longer(table, later: true) is not { } longer) return Deadline.Never;
            table = longer;
        }
    }

    private Deadline Rolling(long start, long workingDays, ReadOnlySpan<Pause> pauses)
    {
        var table = Covering(start);
        if (!table.Holds(start) || workingDays > LongestCount) return Deadline.Never;

        while (true)
        {
            var place = table.EffectiveDay(start, closingCounts: false, out var effective);
            var target = place + (int)workingDays;
            if (target < table.WorkingDayCount)
                return Moved(table, start, effective, SameClockTime(table, effective, table.WorkingDay(place), table.WorkingDay(target)), pauses);
            if (Longer(table, later: true) is not { } longer) return Deadline.Never;
            table = longer;
        }
    }

    /// <summary>The clock time of <paramref name="at"/> on another day, held within that day's first opening and last closing.</summary>
    private long SameClockTime(DayTable table, long at, int day, int target)
    {
        var start = table.StartOf(target);
        var plain = table.StartOf(day + 1) - table.StartOf(day) == DayHours.Day && table.StartOf(target + 1) - start == DayHours.Day;
        var instant = plain
            ? start + (at - table.StartOf(day))
            : clock.ToUtc(clock.ToLocal(at) + (target - day) * DayHours.Day, last: false);
        return Math.Clamp(instant, table.OpeningOf(target), table.ClosingOf(target));
    }

    /// <summary>Adds the paused working time between the effective start and the end to the end.</summary>
    private Deadline Moved(DayTable table, long start, long effective, long end, ReadOnlySpan<Pause> pauses)
    {
        if (pauses.IsEmpty) return Judged(start, end);

        var length = table.OpenBefore(end) - table.OpenBefore(effective);
        var moved = length == 0 ? new(end, IsProvisional: false) : OpenTime(effective, length, pauses);
        return moved.IsNever ? moved : Judged(start, Math.Max(end, moved.At));
    }

    private Deadline OpenTime(long start, long length, ReadOnlySpan<Pause> pauses)
    {
        if (start < Covering(start).Start) return Deadline.Never;

        var at = start;
        var left = length;
        foreach (var pause in pauses.IsEmpty ? [] : Pause.InOrder(pauses, start))
        {
            if (left == 0 ? FirstOpen(at) < pause.From : WorkingTime(at, pause.From) >= left) break;
            left -= WorkingTime(at, pause.From);
            if (pause.Until == long.MaxValue) return Deadline.Never;
            at = pause.Until;
        }

        var end = left == 0 ? FirstOpen(at) : WhenOpen(at, left);
        return end == long.MaxValue ? Deadline.Never : Judged(start, end);
    }

    /// <summary>First instant with that much open time since <paramref name="from"/>; <see cref="long.MaxValue"/> beyond the supported years.</summary>
    private long WhenOpen(long from, long length)
    {
        for (var table = Covering(from); from < table.End; )
        {
            var before = table.OpenBefore(from);
            if (length <= table.TotalOpen - before) return table.WhenOpenReaches(before + length);
            if (Longer(table, later: true) is not { } longer) break;
            table = longer;
        }

        return long.MaxValue;
    }

    /// <summary>Open time (ms) from one instant to another, pauses left out; 0 where they are in the wrong order.</summary>
    public long WorkingTime(long from, long until, ReadOnlySpan<Pause> pauses = default)
    {
        if (until <= from) return 0;

        var open = OpenTimeBetween(from, until);
        foreach (var pause in pauses.IsEmpty ? [] : Pause.InOrder(pauses, from))
            if (pause.From < until) open -= OpenTimeBetween(pause.From, Math.Min(pause.Until, until));
        return open;
    }

    private long OpenTimeBetween(long from, long until)
    {
        var table = days is { } now && from >= now.Start && until < now.End ? now : Covering(LocalDay(from), LocalDay(until));
        return table.OpenBefore(until) - table.OpenBefore(from);
    }

    /// <summary>Outside the published days the ordinary week stood in.</summary>
    private Deadline Judged(long start, long end) => new(end, IsProvisional: end > knownEnd || start < knownStart);
}

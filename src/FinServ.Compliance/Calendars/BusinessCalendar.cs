using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Calendars;

/// <summary>Working days and hours of one jurisdiction or unit: holidays, make-up days, time zone, published horizon.</summary>
/// <remarks>
/// All instants are UTC milliseconds; days and hours are local to <see cref="Zone"/>. A day is a working day when it has
/// hours. Days outside <see cref="KnownFrom"/> to <see cref="KnownUntil"/> follow the week alone, and what rests on them is provisional.
/// Safe for use by many threads at once.
/// </remarks>
public sealed partial class BusinessCalendar
{
    private static readonly (DateOnly First, DateOnly Last) Supported = (new(1900, 1, 1), new(2199, 12, 31));

    private readonly Lock growing = new();
    private readonly CalendarDefinition definition;
    private readonly LocalClock clock;
    private readonly long knownStart, knownEnd;
    private readonly Lazy<string> hash;
    private readonly Lazy<BusinessCalendar> other;
    private volatile DayTable? days;

    /// <param name="definition">What the calendar's file says.</param>
    /// <param name="worksMakeUpDays">False for a unit that rests on make-up days.</param>
    public BusinessCalendar(CalendarDefinition definition, bool worksMakeUpDays = true)
        : this(definition, worksMakeUpDays, null)
    {
    }

    private BusinessCalendar(CalendarDefinition definition, bool worksMakeUpDays, BusinessCalendar? other)
    {
        this.definition = definition;
        clock = new(definition.Zone);
        WorksMakeUpDays = worksMakeUpDays;
        this.other = other is null ? new(() => new(definition, !worksMakeUpDays, this)) : new(other);
        hash = new(definition.Hash);
        knownStart = StartOfDay(Within(definition.KnownFrom));
        knownEnd = definition.KnownUntil == DateOnly.MaxValue ? long.MaxValue : EndOfDay(definition.KnownUntil);
    }

    /// <summary>Last day that deadlines reach; a later one is <see cref="Deadline.Never"/>.</summary>
    public static DateOnly LastDay => Supported.Last;

    public string Name => definition.Name;

    public int Version => definition.Version;

    /// <summary>SHA-256 over everything that can move a deadline.</summary>
    public string Hash => hash.Value;

    public LocalText Title => definition.Title;

    public TimeZoneInfo Zone => definition.Zone;

    public DateOnly KnownFrom => definition.KnownFrom;

    public DateOnly KnownUntil => definition.KnownUntil;

    public bool WorksMakeUpDays { get; }

    public CalendarDefinition Definition => definition;

    /// <summary>This calendar as a unit counts it that works, or rests, on make-up days.</summary>
    public BusinessCalendar For(bool worksMakeUpDays) => worksMakeUpDays == WorksMakeUpDays ? this : other.Value;

    public DayKind KindOf(DateOnly day) => definition.KindOf(day);

    /// <summary>The holiday a day belongs to, or null.</summary>
    public string? NameOf(DateOnly day) => definition.Days.TryGetValue(day, out var special) ? special.Name : null;

    public bool IsPublished(DateOnly day) => day >= KnownFrom && day <= KnownUntil;

    /// <summary>Hours of a day on the local clock face.</summary>
    public DayHours HoursOf(DateOnly day) => definition.HoursOf(day, WorksMakeUpDays);

    public bool IsWorkingDay(DateOnly day) => HoursOf(day).IsOpen;

    /// <summary>Openings of a day as instants; from is included, until is not. An hour that comes twice is open both times. Empty outside 1900 to <see cref="LastDay"/>.</summary>
    public IReadOnlyList<(long From, long Until)> SegmentsOf(DateOnly day)
    {
        if (day < Supported.First || day > Supported.Last) return [];

        var table = Covering(day, day);
        var index = day.DayNumber - table.FirstDay;
        var opens = table.OpeningsOf(index);
        var closes = table.ClosingsOf(index);
        var segments = new (long, long)[opens.Length];
        for (var i = 0; i < segments.Length; i++) segments[i] = (opens[i], closes[i]);
        return segments;
    }

    /// <summary>The local day an instant lies in.</summary>
    public DateOnly LocalDay(long utcMs)
    {
        if (days is { } table && table.Holds(utcMs)) return DateOnly.FromDayNumber(table.FirstDay + table.DayOf(utcMs));
        return DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(clock.ToLocal(utcMs)).DateTime);
    }

    /// <summary>First instant of a local day.</summary>
    public long StartOfDay(DateOnly day)
    {
        var index = day.DayNumber - (days?.FirstDay ?? 0);
        if (days is { } table && index >= 0 && index <= table.Count) return table.StartOf(index);
        return clock.ToUtc((day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * DayHours.Day, last: false);
    }

    /// <summary>24:00 of a local day, which is the first instant of the next.</summary>
    public long EndOfDay(DateOnly day) => day == DateOnly.MaxValue ? StartOfDay(day) + DayHours.Day : StartOfDay(day.AddDays(1));

    /// <summary>The working day that lies <paramref name="workingDays"/> after <paramref name="day"/>, or before it if negative; 0 is the day itself.</summary>
    /// <returns>Null where either lies outside 1900 to <see cref="LastDay"/>.</returns>
    public DateOnly? AddWorkingDays(DateOnly day, int workingDays)
    {
        if (day < Supported.First || day > Supported.Last) return null;
        if (workingDays == 0) return day;

        var table = Covering(day, day);
        while (true)
        {
            var from = Math.Clamp(day.DayNumber - table.FirstDay, 0, table.Count - 1);
            var place = workingDays > 0
                ? table.WorkingBefore(from + 1) + workingDays - 1L
                : table.WorkingBefore(from) + (long)workingDays;
            if (place >= 0 && place < table.WorkingDayCount) return DateOnly.FromDayNumber(table.FirstDay + table.WorkingDay((int)place));
            if (Longer(table, later: place >= 0) is not { } longer) return null;
            table = longer;
        }
    }

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="until"/>; 0 if that is not later.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly until)
    {
        if (until <= from) return 0;

        var table = Covering(from, until);
        return table.WorkingBefore(Math.Clamp(until.DayNumber - table.FirstDay + 1, 0, table.Count))
            - table.WorkingBefore(Math.Clamp(from.DayNumber - table.FirstDay + 1, 0, table.Count));
    }

    /// <summary>True for an instant within the hours; the closing instant is outside.</summary>
    public bool IsOpen(long at) => FirstOpen(at) == at;

    /// <summary>The instant itself within hours, otherwise the next opening; <see cref="long.MaxValue"/> where none comes.</summary>
    public long FirstOpen(long at)
    {
        for (var table = Covering(at); at < table.End; )
        {
            if (FirstOpen(table, at) is { } open) return open;
            if (Longer(table, later: true) is not { } longer) break;
            table = longer;
        }

        return long.MaxValue;
    }

    private static long? FirstOpen(DayTable table, long at)
    {
        var day = table.DayOf(Math.Max(at, table.Start));
        var opens = table.OpeningsOf(day);
        var closes = table.ClosingsOf(day);
        for (var i = 0; i < opens.Length; i++)
            if (at < closes[i]) return Math.Max(at, opens[i]);

        var next = table.WorkingBefore(day + 1);
        return next < table.WorkingDayCount ? table.OpeningOf(table.WorkingDay(next)) : null;
    }

    private DayTable Covering(long utc) => days is { } table && table.Holds(utc) ? table : Covering(LocalDay(utc), LocalDay(utc));

    /// <summary>A table that holds both days, as far as they lie in the supported years.</summary>
    private DayTable Covering(DateOnly first, DateOnly last)
    {
        (first, last) = (Within(first), Within(last));
        if (days is { } table && first.DayNumber >= table.FirstDay && last.DayNumber < table.FirstDay + table.Count) return table;

        lock (growing)
        {
            var known = (First: Within(KnownFrom == DateOnly.MinValue ? first : KnownFrom), Last: Within(KnownUntil == DateOnly.MaxValue ? last : KnownUntil));
            if (days is { } now) known = (DateOnly.FromDayNumber(now.FirstDay), DateOnly.FromDayNumber(now.FirstDay + now.Count - 1));
            if (days is null || first < known.First || last > known.Last)
            {
                var from = first < known.First ? new DateOnly(Math.Max(first.Year - 1, Supported.First.Year), 1, 1) : known.First;
                var until = last > known.Last || days is null ? new DateOnly(Math.Min(Math.Max(last.Year, known.Last.Year) + 2, Supported.Last.Year), 12, 31) : known.Last;
                days = new(definition, WorksMakeUpDays, from, until);
            }

            return days;
        }
    }

    /// <summary>A table that reaches further, twice as far where possible; null at the end of the supported years.</summary>
    private DayTable? Longer(DayTable table, bool later)
    {
        var (first, last) = (DateOnly.FromDayNumber(table.FirstDay), DateOnly.FromDayNumber(table.FirstDay + table.Count - 1));
        if (later ? last >= Supported.Last : first <= Supported.First) return null;
        return later
            ? Covering(last, DateOnly.FromDayNumber(Math.Min(last.DayNumber + table.Count, Supported.Last.DayNumber)))
            : Covering(DateOnly.FromDayNumber(Math.Max(first.DayNumber - table.Count, Supported.First.DayNumber)), first);
    }

    private static DateOnly Within(DateOnly day) => day < Supported.First ? Supported.First : day > Supported.Last ? Supported.Last : day;
}

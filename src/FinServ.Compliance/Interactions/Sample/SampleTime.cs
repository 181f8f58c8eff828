using FinServ.Compliance.Calendars;

namespace FinServ.Compliance.Interactions.Sample;

/// <summary>Places acts on the working calendar, so that a story is in time or late whatever days it falls on. Instants are UTC milliseconds.</summary>
internal sealed class SampleTime(BusinessCalendar calendar)
{
    public const long Second = 1000, Minute = 60 * Second, Hour = 60 * Minute;

    public BusinessCalendar Calendar => calendar;

    public DateOnly DayOf(long at) => calendar.LocalDay(at);

    public long On(DateOnly day, int hour, int minute = 0) => calendar.StartOfDay(day) + hour * Hour + minute * Minute;

    /// <summary>After some working time; work that begins off hours begins at the next opening.</summary>
    public long After(long at, long workingMilliseconds) => Due(at, Amount.Milliseconds(Math.Max(workingMilliseconds, 1)));

    /// <summary>Close of business of the n-th working day.</summary>
    public long WorkingDays(long at, int days) => Due(at, Amount.WorkingDays(days));

    /// <summary>24:00 of the n-th natural day.</summary>
    public long NaturalDays(long at, int days) => Due(at, Amount.NaturalDays(days));

    /// <summary>A moment at work after a share of the working time that there is until the deadline; where there is none, of the time itself.</summary>
    public long Within(long from, long due, SampleRandom random, int leastPercent = 5, int mostPercent = 70)
    {
        if (due <= from) return from;
        var share = random.Between(leastPercent * 100, mostPercent * 100);
        var working = calendar.WorkingTime(from, due);
        return working > Minute ? After(from, working / 10_000 * share + 1) : from + (due - from) / 10_000 * share;
    }

    /// <summary>At work again after a deadline was missed by some working hours.</summary>
    public long Late(long due, SampleRandom random, int leastHours = 1, int mostHours = 14) => After(due, random.Minutes(leastHours * 60, mostHours * 60));

    private long Due(long at, Amount amount) => calendar.DueAfter(at, amount).At;
}

namespace FinServ.Compliance.Calendars;

/// <summary>Which time a clock counts. The codes are those of policy/rules.md 1.2.</summary>
public enum Counting
{
    /// <summary>H24: running time, day and night.</summary>
    Running,

    /// <summary>NAT: natural days. The day of the start is day 0; the last day ends at 24:00 local time and holidays move nothing.</summary>
    Natural,

    /// <summary>BIZ: working days. The working day on which the start takes effect is day 0; the last day ends at close of business.</summary>
    Working,

    /// <summary>SHIFT and BRANCH: the calendar's hours.</summary>
    Service,

    /// <summary>Working days that end at the clock time at which they began.</summary>
    Rolling,
}

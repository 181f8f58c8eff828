namespace FinServ.Compliance.Web.Components.Marks;

/// <summary>A deadline as people need it: the moment, and the time that is left to it in its own calendar.</summary>
/// <param name="At">Last instant (UTC, inclusive).</param>
/// <param name="Left">Counted time to it; negative once it has passed.</param>
/// <param name="Counting">`NAT`, `BIZ`, `H24`, `SHIFT`, `BRANCH` or `RBD`.</param>
/// <param name="Used">Share of the limit that is used, 0 to 1; null where the limit is not known.</param>
/// <param name="Paused">True while the clock stands still.</param>
/// <param name="Provisional">True where the deadline lies beyond the published calendar.</param>
public sealed record Remaining(DateTimeOffset At, TimeSpan Left, string Counting, double? Used = null, bool Paused = false, bool Provisional = false)
{
    /// <summary>From this share of its limit on, a clock is a warning (rules.md §1.1).</summary>
    public const double FirstWarning = 0.7;

    public const double SecondWarning = 0.9;

    public bool Overdue => Left < TimeSpan.Zero;

    public bool Warns => !Overdue && Used >= FirstWarning;

    /// <summary>Length of the day in which the time left is said: 8 h 30 min of working time, 24 h otherwise.</summary>
    public TimeSpan Day => Counting is "NAT" or "H24" ? TimeSpan.FromDays(1) : Wording.Times.WorkingDay;
}

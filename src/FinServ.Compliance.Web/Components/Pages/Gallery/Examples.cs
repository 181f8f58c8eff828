using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Web.Components.Clocks;
using FinServ.Compliance.Web.Components.Marks;

namespace FinServ.Compliance.Web.Components.Pages.Gallery;

/// <summary>The receipts of one story, as they follow from the calendar of 2026: a late callback and a notice with a pause.</summary>
public static class Examples
{
    public static DateTimeOffset At(int month, int day, int hour, int minute = 0) => new DateTimeOffset(2026, month, day, hour, minute, 0, TimeSpan.FromHours(8)).ToUniversalTime();

    /// <summary>投诉回访: resolved 03-02 10:00, seven natural days, made 03-10 09:35.</summary>
    public static Receipt Callback { get; } = new("cn", "2026.1", "Asia/Shanghai", "7d", "NAT",
    [
        new(At(3, 2, 10), At(3, 3, 0), 0, "trigger-day"),
        .. Enumerable.Range(3, 7).Select(day => new ReceiptLine(At(3, day, 0), At(3, day, 0).AddDays(1), 1, "counted")),
    ]);

    public static ClockView CallbackClock { get; } = new(At(3, 2, 10), At(3, 10, 0), At(3, 10, 9, 35), "NAT", Callback.Lines);

    /// <summary>整改: issued 03-05 10:40, one working day, paused while the objection was heard.</summary>
    public static Receipt Notice { get; } = new("cn", "2026.1", "Asia/Shanghai", "1bd", "BIZ",
    [
        new(At(3, 5, 10, 40), At(3, 5, 15), Minutes(260), "counted"),
        new(At(3, 5, 15), At(3, 5, 17, 30), 0, "pause"),
        new(At(3, 5, 17, 30), At(3, 6, 9), 0, "off-hours"),
        new(At(3, 6, 9), At(3, 6, 17, 30), 0, "pause"),
        new(At(3, 6, 17, 30), At(3, 9, 9), 0, "day-off"),
        new(At(3, 9, 9), At(3, 9, 15), 0, "pause"),
        new(At(3, 9, 15), At(3, 9, 17, 30), Minutes(150), "counted"),
        new(At(3, 9, 17, 30), At(3, 10, 9), 0, "off-hours"),
        new(At(3, 10, 9), At(3, 10, 17, 30), Minutes(510), "counted"),
    ]);

    public static ClockView NoticeClock { get; } = new(At(3, 5, 10, 40), At(3, 10, 17, 30), null, "BIZ", Notice.Lines);

    /// <summary>来电应答: 20 seconds of running time, answered after 47.</summary>
    public static ClockView CallClock { get; } = new(
        At(3, 9, 10, 21), At(3, 9, 10, 21).AddSeconds(20), At(3, 9, 10, 21).AddSeconds(47), "H24", [new(At(3, 9, 10, 21), At(3, 9, 10, 21).AddSeconds(20), 20_000, "counted")]);

    public static Remaining DueToday { get; } = new(At(3, 10, 17, 30), TimeSpan.FromMinutes(430), "BIZ", 0.4);

    public static Remaining Overdue { get; } = new(At(2, 28, 17, 30), -TimeSpan.FromMinutes(6 * 510 + 80), "BIZ");

    public static Remaining Soon { get; } = new(At(3, 10, 11, 12), TimeSpan.FromMinutes(52), "H24", 0.78);

    private static decimal Minutes(int minutes) => minutes * 60_000m;
}

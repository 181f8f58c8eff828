using FinServ.Compliance.Calendars;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Evaluation;

/// <summary>Writes a calendar's receipt in the form that is kept with a verdict.</summary>
internal static class Receipts
{
    public static Receipt Of(ClockReceipt receipt, BusinessCalendar calendar, CalendarUse use) => new(
        receipt.Calendar, $"{receipt.CalendarVersion}", receipt.Zone, receipt.Limit.ToString(),
        receipt.Counting == Counting.Rolling ? "RBD" : CodeOf(use),
        [.. receipt.Segments.Select(segment => new ReceiptLine(Instants.ToInstant(segment.From), Instants.ToInstant(Math.Min(segment.Until, Latest)), segment.Amount, segment.IsPublished ? Code(segment.Reason) : "provisional"))]);

    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    private static string CodeOf(CalendarUse use) => use switch
    {
        CalendarUse.Nat => "NAT",
        CalendarUse.Biz => "BIZ",
        CalendarUse.Shift => "SHIFT",
        CalendarUse.Branch => "BRANCH",
        _ => "H24",
    };

    private static string Code(ReceiptReason reason) => reason switch
    {
        ReceiptReason.StartDay => "trigger-day",
        ReceiptReason.OutsideHours => "off-hours",
        ReceiptReason.DayOff => "day-off",
        ReceiptReason.StatutoryHoliday => "holiday",
        ReceiptReason.InLieu => "in-lieu",
        ReceiptReason.MakeUpDay => "make-up",
        ReceiptReason.Paused => "pause",
        _ => "counted",
    };
}

using FinServ.Compliance.Calendars;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Violations;
using FinServ.Compliance.Web.Components.Marks;

namespace FinServ.Compliance.Web.Supervision;

/// <summary>How much time is left to a deadline, in the calendar of the unit that owes it.</summary>
public sealed class Deadlines(SupervisionClock calendars)
{
    /// <param name="counting">`NAT`, `BIZ`, `H24`, `SHIFT`, `BRANCH` or `RBD`.</param>
    public Remaining Left(string? unit, DateTimeOffset startAt, DateTimeOffset dueAt, string counting, DateTimeOffset now, bool paused = false, bool provisional = false)
    {
        var left = now <= dueAt ? Counted(unit, now, dueAt, counting) : -Counted(unit, dueAt, now, counting);
        var whole = Counted(unit, startAt, dueAt, counting);
        double? used = whole > TimeSpan.Zero && left >= TimeSpan.Zero ? Math.Clamp(1 - left / whole, 0, 1) : null;
        return new(dueAt, left, counting, used, paused, provisional);
    }

    /// <summary>As above, for a period of supervision itself (confirm, acknowledge, rectify …).</summary>
    public Remaining Left(string? unit, DateTimeOffset startAt, DateTimeOffset dueAt, Amount amount, DateTimeOffset now) =>
        Left(unit, startAt, dueAt, CodeOf(amount), now);

    /// <summary>How long after its deadline something came, in the calendar of the deadline.</summary>
    public TimeSpan Late(string? unit, DateTimeOffset dueAt, DateTimeOffset doneAt, string counting) => Counted(unit, dueAt, doneAt, counting);

    /// <summary>The receipt of a period of supervision itself, in the form that is kept with verdicts.</summary>
    public Receipt Receipt(string? unit, DateTimeOffset startAt, Amount amount)
    {
        return Kept(calendars.CalendarOf(unit).Receipt(startAt.ToUnixTimeMilliseconds(), amount, SupervisionClock.CountingOf(amount)));
    }

    /// <summary>A receipt of supervision in the form that is kept with verdicts.</summary>
    public static Receipt Kept(ClockReceipt receipt) => new(
        receipt.Calendar, $"{receipt.CalendarVersion}", receipt.Zone, receipt.Limit.ToString(), CodeOf(receipt.Limit),
        [.. receipt.Segments.Select(segment => new ReceiptLine(At(segment.From), At(segment.Until), segment.Amount, CodeOf(segment.Reason)))]);

    /// <summary>The stretches of a clock of which only start, deadline and counting are on record.</summary>
    public IReadOnlyList<ReceiptLine> Lines(string? unit, DateTimeOffset startAt, DateTimeOffset dueAt, string counting)
    {
        if (counting == "H24" || dueAt - startAt > TimeSpan.FromDays(400)) return [new(startAt, dueAt, 1, "counted")];
        var calendar = calendars.CalendarOf(unit);
        var (start, due) = (startAt.ToUnixTimeMilliseconds(), dueAt.ToUnixTimeMilliseconds());
        if (counting == "NAT")
        {
            var midnight = Math.Min(calendar.EndOfDay(calendar.LocalDay(start)), due);
            return [new(startAt, At(midnight), 0, "trigger-day"), new(At(midnight), dueAt, 1, "counted")];
        }

        var lines = new List<ReceiptLine>();
        var reached = start;
        for (var day = calendar.LocalDay(start); day <= calendar.LocalDay(due); day = day.AddDays(1))
        {
            foreach (var (from, until) in calendar.SegmentsOf(day))
            {
                var (first, last) = (Math.Max(from, start), Math.Min(until, due));
                if (last <= first) continue;
                if (first > reached) lines.Add(new(At(reached), At(first), 0, "off-hours"));
                lines.Add(new(At(first), At(last), last - first, "counted"));
                reached = last;
            }
        }

        return lines;
    }

    public static string CodeOf(Amount amount) => SupervisionClock.CountingOf(amount) switch
    {
        Counting.Natural => "NAT",
        Counting.Working => "BIZ",
        Counting.Rolling => "RBD",
        Counting.Service => "SHIFT",
        _ => "H24",
    };

    private TimeSpan Counted(string? unit, DateTimeOffset from, DateTimeOffset until, string counting) =>
        counting is "NAT" or "H24"
            ? until - from
            : TimeSpan.FromMilliseconds(calendars.CalendarOf(unit).WorkingTime(from.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds()));

    private static string CodeOf(ReceiptReason reason) => reason switch
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

    private static DateTimeOffset At(long instant) => DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(instant, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
}

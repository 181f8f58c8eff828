namespace FinServ.Compliance.Calendars;

public sealed partial class BusinessCalendar
{
    /// <summary>How <see cref="DueAfter(long, Amount, Counting, ReadOnlySpan{Pause})"/> reaches its deadline, line by line.</summary>
    /// <exception cref="ArgumentException">The unit cannot be counted this way.</exception>
    public ClockReceipt Receipt(long start, Amount amount, Counting counting, ReadOnlySpan<Pause> pauses = default)
    {
        var due = DueAfter(start, amount, counting, pauses);
        var plain = DueAfter(start, amount, counting);
        var ordered = Pause.InOrder(pauses, start);
        var writer = new ReceiptWriter(this, ordered);
        var lasting = due.IsNever && ordered is [.., { Until: long.MaxValue } last] ? last : (Pause?)null;
        var end = lasting?.From ?? (due.IsNever ? start : due.At); // beyond the supported years nothing is listed

        var unit = Unit(amount, counting, due, plain);
        var total = unit == AmountUnit.Milliseconds && amount.Unit == AmountUnit.Milliseconds ? amount.Value : Total(start, amount, counting, unit, plain);
        switch (counting)
        {
            case Counting.Running:
                writer.RunningTime(start, end);
                break;
            case Counting.Natural:
                writer.NaturalDays(start, end);
                break;
            default:
                if (unit == AmountUnit.Milliseconds) writer.OpenTime(start, end);
                else if (EffectiveDay(start, counting) is not { } dayZero) break;
                else if (counting == Counting.Rolling) writer.RollingDays(start, dayZero, end);
                else writer.WorkingDays(start, dayZero, end);
                break;
        }

        if (lasting is { } pause) writer.Standstill(pause);
        return new(Name, Version, Hash, Zone.Id, WorksMakeUpDays, start, amount, counting, unit, total, due, plain, writer.Lines);
    }

    private static AmountUnit Unit(Amount amount, Counting counting, Deadline due, Deadline plain) => counting switch
    {
        Counting.Natural => AmountUnit.NaturalDays,
        Counting.Working or Counting.Rolling when amount.Unit != AmountUnit.Milliseconds && due == plain =>
            counting == Counting.Working ? AmountUnit.WorkingDays : AmountUnit.RollingWorkingDays,
        _ => AmountUnit.Milliseconds,
    };

    private long Total(long start, Amount amount, Counting counting, AmountUnit unit, Deadline plain) => (counting, unit) switch
    {
        (Counting.Running, _) => plain.IsNever ? 0 : plain.At - start,
        (Counting.Natural, _) => amount.Unit == AmountUnit.NaturalDays || plain.IsNever ? amount.Value : LocalDay(plain.At - 1).DayNumber - LocalDay(start).DayNumber,
        (_, AmountUnit.Milliseconds) => WorkingTime(start, plain.At),
        _ => amount.Value,
    };

    /// <summary>Day 0 of a period in working days; null where the start lies outside the supported years.</summary>
    private DateOnly? EffectiveDay(long start, Counting counting)
    {
        var day = LocalDay(start);
        if (SegmentsOf(day) is [.., var last] && (start < last.Until || (counting == Counting.Working && start == last.Until))) return day;
        return AddWorkingDays(day, 1);
    }
}

using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Calendars;

/// <summary>Says a line of a clock receipt in Chinese and English.</summary>
internal static class ReceiptText
{
    public static LocalText Of(ReceiptSegment segment, AmountUnit unit)
    {
        var (zh, en) = Reason(segment.Reason);
        if (segment.Name is { } name) (zh, en) = ($"{zh}（{name}）", $"{en} ({name})");
        var (zhAmount, enAmount) = Length(segment.Amount, unit);
        (zh, en) = segment.Counted ? ($"{zh}，计 {zhAmount}", $"{en}, {enAmount} counted") : ($"{zh}，不计", $"{en}, skipped");
        return segment.IsPublished ? new(zh, en) : new($"{zh}（日历尚未公布，暂按平常周推算）", $"{en} (not published yet, the ordinary week is assumed)");
    }

    private static (string Zh, string En) Reason(ReceiptReason reason) => reason switch
    {
        ReceiptReason.RunningTime => ("连续时间", "running time"),
        ReceiptReason.WorkingHours => ("工作时间", "working hours"),
        ReceiptReason.NaturalDay => ("自然日", "natural day"),
        ReceiptReason.WorkingDay => ("工作日", "working day"),
        ReceiptReason.MakeUpDay => ("调休上班日", "make-up working day"),
        ReceiptReason.StartDay => ("起算日（第 0 日）", "day of the start (day 0)"),
        ReceiptReason.SameClockTime => ("截至同一钟点", "up to the same clock time"),
        ReceiptReason.OutsideHours => ("非工作时间", "outside working hours"),
        ReceiptReason.DayOff => ("休息日", "day off"),
        ReceiptReason.StatutoryHoliday => ("法定节假日", "statutory holiday"),
        ReceiptReason.InLieu => ("调休放假", "day off in lieu"),
        ReceiptReason.Paused => ("计时暂停", "clock paused"),
        _ => throw new System.Diagnostics.UnreachableException($"No text for {reason}."),
    };

    private static (string Zh, string En) Length(long amount, AmountUnit unit) => unit switch
    {
        AmountUnit.Milliseconds => (Time(amount, " 小时", " 分", " 秒"), Time(amount, " h", " min", " s")),
        AmountUnit.WorkingDays or AmountUnit.RollingWorkingDays => ($"{amount} 个工作日", amount == 1 ? "1 working day" : $"{amount} working days"),
        _ => ($"{amount} 日", amount == 1 ? "1 day" : $"{amount} days"),
    };

    private static string Time(long milliseconds, string hour, string minute, string second)
    {
        var parts = new List<string>(3);
        if (milliseconds / 3_600_000 is var hours and > 0) parts.Add($"{hours}{hour}");
        if (milliseconds / 60_000 % 60 is var minutes and > 0) parts.Add($"{minutes}{minute}");
        if (milliseconds % 60_000 is var rest && (rest > 0 || parts.Count == 0)) parts.Add($"{rest / 1000m:0.###}{second}");
        return string.Join(' ', parts);
    }
}

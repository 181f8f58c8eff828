using FinServ.Compliance.Web.Wording;

namespace FinServ.Compliance.Web.Supervision;

/// <summary>The headline of the overview: what a colleague would say aloud of today. Pure.</summary>
public static class OverviewSentence
{
    /// <param name="graveBy">Earliest instant by which an S1 has to be confirmed; null where there is none.</param>
    /// <param name="grave">S1 to be confirmed.</param>
    /// <param name="noticesToday">Notices with something due today.</param>
    /// <param name="reviewsToday">Violations to be confirmed today, without S1.</param>
    /// <param name="overdue">Notices that are overdue.</param>
    /// <param name="next">The next deadline after today; null where there is none.</param>
    public static string Of(DateTimeOffset? graveBy, int grave, int noticesToday, int reviewsToday, int overdue, DateTimeOffset? next, Reader reader)
    {
        var times = reader.Times;
        var parts = new List<string>();
        if (graveBy is { } by) parts.Add(by < reader.Now
            ? reader.Say($"{grave} 项 S1 已过确认时限", $"{grave} S1 {(grave == 1 ? "is" : "are")} past confirming")
            : reader.Say($"{Short(by, times)} 前须确认 {grave} 项 S1", $"{grave} S1 to confirm by {Short(by, times)}"));

        var today = new List<string>();
        if (noticesToday > 0) today.Add(reader.Say($"{noticesToday} 份通知书到期", $"{noticesToday} notice{S(noticesToday)} fall{(noticesToday == 1 ? "s" : "")} due"));
        if (reviewsToday > 0) today.Add(reader.Say($"{reviewsToday} 项待确认", $"{reviewsToday} violation{S(reviewsToday)} to confirm"));
        if (today.Count > 0) parts.Add(reader.Say("今天 " + string.Join("、", today), "today " + string.Join(" and ", today)));
        if (overdue > 0) parts.Add(reader.Say($"{overdue} 份已逾期", $"{overdue} overdue"));

        if (parts.Count == 0)
            return next is { } at ? reader.Say($"今天没有到期事项；最近一项 {times.Deadline(at)}。", $"Nothing is due today; next is {times.Deadline(at)}.") : reader.Say("没有到期事项。", "Nothing is due.");
        return Capital(string.Join(reader.Say("；", "; "), parts) + reader.Say("。", "."));
    }

    private static string Short(DateTimeOffset at, Times times) => times.DateOf(at) == times.DateOf(at.AddTicks(-1)) && times.Deadline(at).StartsWith("今天 ", StringComparison.Ordinal) ? times.ClockOf(at) : times.Deadline(at);

    private static string S(int count) => count == 1 ? "" : "s";

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}

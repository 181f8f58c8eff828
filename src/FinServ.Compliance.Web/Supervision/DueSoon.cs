using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Violations;
using FinServ.Compliance.Web.Components.Marks;
using FinServ.Compliance.Web.Wording;

namespace FinServ.Compliance.Web.Supervision;

/// <summary>One thing that is due: what, by when, whose, and where it is done.</summary>
/// <param name="Matter">`确认`, `签收`, `整改`, `复查`, `义务` …</param>
/// <param name="Severity">Null on a line that stands for several grades.</param>
/// <param name="Step">How far an overdue notice has climbed.</param>
public sealed record DueLine(Remaining Left, string Matter, Severity? Severity, string Title, string Href, string Unit, string Number, string? Step);

/// <summary>What falls due next over all that is owed: notices, reviews and open duties; what is late comes first. Pure.</summary>
public sealed class DueSoon(RuleCards cards, UnitNames units, SeverityProfiles profiles, Deadlines deadlines, Reader reader)
{
    public IReadOnlyList<DueLine> Of(IEnumerable<NoticeItem> notices, IEnumerable<ViolationGroup> toConfirm, IEnumerable<VerdictSummary> duties) =>
        [.. notices.Select(OfNotice).OfType<DueLine>().Concat(OfReviews(toConfirm)).Concat(duties.Select(OfDuty)).OrderBy(line => line.Left.Overdue ? 0 : 1).ThenBy(line => line.Left.At)];

    private DueLine? OfNotice(NoticeItem notice)
    {
        var card = cards.Of(new(notice.RuleId, 1));
        return NoticeClock.Left(notice, card, profiles, deadlines, reader.Now) is { } left && notice.NextDuty is { } duty
            ? new(left, reader.Say(SupervisionWords.Of(duty)), notice.Severity, reader.Say(card.Title), $"/notices/{Uri.EscapeDataString(notice.Name)}", reader.Say(units.Of(notice.Unit)), notice.Number ?? reader.Say("草拟", "draft"), left.Overdue ? reader.Say(SupervisionWords.Of(notice.Escalation)) : null)
            : null;
    }

    /// <summary>S1 stand alone; of the rest, what has to be confirmed by the same instant is one line.</summary>
    private IEnumerable<DueLine> OfReviews(IEnumerable<ViolationGroup> toConfirm)
    {
        var confirm = reader.Say("确认", "confirm");
        foreach (var same in toConfirm.GroupBy(group => (Alone: group.First.Severity == Severity.S1 ? group.First.Number : null, group.ConfirmBy)))
        {
            var first = same.First().First;
            var count = same.Sum(group => group.Count);
            var left = deadlines.Left(first.Unit, first.RaisedAt, same.Key.ConfirmBy, profiles[first.Severity].Confirm, reader.Now);
            if (count == 1)
            {
                yield return new(left, confirm, first.Severity, reader.Say(cards.Of(first.Rule).Title), $"/violations/{first.Number}", reader.Say(units.Of(first.Unit)), first.Number, null);
                continue;
            }

            var grave = same.Where(group => group.First.Severity == Severity.S2).Sum(group => group.Count);
            var unitCount = same.Select(group => group.First.Unit).Distinct().Count();
            yield return new(
                left, confirm, null,
                reader.Say($"{count} 项", $"{count} violations") + (grave > 0 && grave < count ? reader.Say($"，含 S2 {grave} 项", $", {grave} of them S2") : grave > 0 ? reader.Say("，均为 S2", ", all S2") : ""),
                "/violations", unitCount == 1 ? reader.Say(units.Of(first.Unit)) : reader.Say($"{unitCount} 个单位", $"{unitCount} units"), "", null);
        }
    }

    private DueLine OfDuty(VerdictSummary duty) => new(
        deadlines.Left(duty.Unit, duty.TriggerAt, duty.DueAt!.Value, duty.Counting ?? "H24", reader.Now, provisional: duty.Provisional),
        reader.Say("义务", "duty"), duty.Severity, reader.Say(cards.Of(duty.Rule).Title), AddressOf(duty), reader.Say(units.Of(duty.Unit)), duty.Subject.Key, null);

    private static string AddressOf(VerdictSummary duty) => duty.Subject.Kind switch
    {
        Interactions.SubjectKind.Case => $"/cases/{Uri.EscapeDataString(duty.Subject.Key)}",
        Interactions.SubjectKind.Customer => $"/customers/{Uri.EscapeDataString(duty.Subject.Key)}",
        Interactions.SubjectKind.Interaction => $"/interactions/{duty.Subject.Key}",
        _ => $"/rules/{duty.Rule.Id}",
    };
}

using FinServ.Compliance.Digests;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Violations;
using FinServ.Compliance.Web.Components.Marks;
using FinServ.Compliance.Web.Wording;

namespace FinServ.Compliance.Web.Supervision;

/// <summary>One thing that is due, in words: what, by when, whose, and where it is done.</summary>
/// <param name="Matter">`确认`, `签收`, `整改`, `复查`, `义务` …</param>
/// <param name="Severity">Null on a line that stands for several grades.</param>
/// <param name="Step">How far an overdue notice has climbed.</param>
public sealed record DueLine(Remaining Left, string Matter, Severity? Severity, string Title, string Href, string Unit, string Number, string? Step);

/// <summary>Says what falls due next, in the words of its reader.</summary>
public sealed class DueSoon(RuleCards cards, UnitNames units, Deadlines deadlines, Reader reader)
{
    public DueLine Of(DueItem item)
    {
        var left = deadlines.Left(item.Unit, item.StartedAt ?? item.DueAt, item.DueAt, item.Counting, reader.Now);
        if (item.StartedAt is null) left = left with { Used = null };
        return new(
            left, reader.Say(Matter(item.Kind)), item.Count == 1 ? item.Severity : null, Title(item), AddressOf(item),
            item.Units > 1 ? reader.Say($"{item.Units} 个单位", $"{item.Units} units") : item.Unit is null && item.Count > 1 ? "" : reader.Say(units.Of(item.Unit)),
            Number(item), left.Overdue && item.Kind == DueKind.Rectify ? reader.Say(SupervisionWords.Of(item.Step)) : null);
    }

    private string Title(DueItem item)
    {
        if (item.RuleId is { } rule) return reader.Say(cards.Of(new(rule, 1)).Title);
        var several = reader.Say($"{item.Count} 项", $"{item.Count} violations");
        return item.Gravest == item.Count ? several + reader.Say($"，均为 {item.Severity}", $", all {item.Severity}") : several + reader.Say($"，含 {item.Severity} {item.Gravest} 项", $", {item.Gravest} of them {item.Severity}");
    }

    private string Number(DueItem item) => item switch
    {
        { Subject: { } subject } => subject.Key,
        { Number: var number } when Guid.TryParse(number, out _) => reader.Say("草拟", "draft"),
        _ => item.Number,
    };

    private static string AddressOf(DueItem item) => item switch
    {
        { Kind: DueKind.Confirm, Number.Length: > 0 } => $"/violations/{item.Number}",
        { Kind: DueKind.Confirm } => "/violations",
        { Subject: { Kind: SubjectKind.Case } subject } => $"/cases/{Uri.EscapeDataString(subject.Key)}",
        { Subject: { Kind: SubjectKind.Customer } subject } => $"/customers/{Uri.EscapeDataString(subject.Key)}",
        { Subject: { Kind: SubjectKind.Interaction } subject } => $"/interactions/{subject.Key}",
        { Kind: DueKind.Obligation } => $"/rules/{item.RuleId}",
        _ => $"/notices/{Uri.EscapeDataString(item.Number)}",
    };

    private static Checking.LocalText Matter(DueKind kind) => kind switch
    {
        DueKind.Confirm => new("确认", "confirm"),
        DueKind.Issue => SupervisionWords.Of(NoticeDuty.Issue),
        DueKind.Acknowledge => SupervisionWords.Of(NoticeDuty.Acknowledge),
        DueKind.Rectify => SupervisionWords.Of(NoticeDuty.Rectify),
        DueKind.DecideObjection => SupervisionWords.Of(NoticeDuty.DecideObjection),
        DueKind.Reinspect => SupervisionWords.Of(NoticeDuty.Reinspect),
        DueKind.Accountability => new("问责", "account"),
        _ => new("义务", "duty"),
    };
}

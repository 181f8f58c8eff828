using FinServ.Compliance.Audit;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Violations;

/// <summary>What people decide about violations: confirm, dismiss, waive. Each decision is stored with its audit entry.</summary>
public sealed class ViolationReview(ViolationStore violations, RuleCards cards, SupervisionClock calendars, TimeProvider clock)
{
    public Task<Violation> ConfirmAsync(string number, Actor actor, CancellationToken cancellationToken = default) =>
        DecideAsync(number, actor, ViolationAction.Confirm, "violation-confirmed", null, (violation, card, now) => violation.Confirm(actor, card, now), cancellationToken);

    /// <param name="note">Needed where the reason is <see cref="DismissalReason.Other"/>.</param>
    public Task<Violation> DismissAsync(string number, Actor actor, DismissalReason reason, string? note, CancellationToken cancellationToken = default) =>
        DecideAsync(number, actor, ViolationAction.Dismiss, "violation-dismissed", new { reason = reason.ToString() },
            (violation, card, now) => violation.Dismiss(actor, card, reason, note, now), cancellationToken);

    /// <param name="reason">The approved exception on which the waiver stands.</param>
    /// <param name="until">Last day of the exception (inclusive).</param>
    public Task<Violation> WaiveAsync(string number, Actor actor, string reason, DateOnly until, CancellationToken cancellationToken = default) =>
        DecideAsync(number, actor, ViolationAction.Waive, "violation-waived", new { until },
            (violation, card, now) => violation.Waive(actor, card, reason, until, calendars.DayOf(violation.Unit, now), now), cancellationToken);

    /// <exception cref="RefusedException">There is no such violation, the rules of review forbid it, or somebody else was faster.</exception>
    private async Task<Violation> DecideAsync(
        string number, Actor actor, ViolationAction action, string code, object? details,
        Func<Violation, RuleCard, DateTimeOffset, Violation> decide, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var violation = await violations.FindAsync(number, cancellationToken)
            ?? throw new RefusedException("not-found", new($"没有违规 {number}。", $"There is no violation {number}."));
        var card = cards.Of(violation.Verdict.Rule);
        var decided = decide(violation, card, now);

        var role = actor.RoleAmong(ViolationDuties.WhoMay(action, violation.Severity, card.Group)) ?? "";
        if (await violations.TrySaveAsync(decided, AuditEntry.By(actor.Id, role, code, number, now, details), cancellationToken)) return decided;
        throw new RefusedException("moved-on", new($"违规 {number} 刚被他人处理，请重新查看。", $"Violation {number} was changed by somebody else just now; look at it again."));
    }
}

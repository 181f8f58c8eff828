using FinServ.Compliance.Evaluation;

namespace FinServ.Compliance.Violations;

/// <summary>One change to the record of violations.</summary>
public abstract record ViolationChange
{
    private ViolationChange()
    {
    }

    /// <summary>The wrong was not on record.</summary>
    public sealed record Raise(Verdict Verdict) : ViolationChange;

    /// <summary>It had been withdrawn and holds again.</summary>
    public sealed record RaiseAgain(Violation Violation, Verdict Verdict) : ViolationChange;

    /// <summary>It no longer holds.</summary>
    public sealed record Withdraw(Violation Violation, WithdrawalReason Reason) : ViolationChange;

    /// <summary>It holds, with other facts: a late discharge, more evidence.</summary>
    public sealed record Update(Violation Violation, Verdict Verdict) : ViolationChange;
}

/// <summary>What has to be written so that the store says what the evaluation says.</summary>
/// <param name="Opened">Verdicts believed from now on.</param>
/// <param name="Closed">Identities of verdicts no longer believed as they stand.</param>
public sealed record VerdictChanges(
    IReadOnlyList<VerdictSummary> Opened,
    IReadOnlyList<string> Closed,
    IReadOnlyList<ViolationChange> Violations)
{
    public bool None => Opened.Count == 0 && Closed.Count == 0 && Violations.Count == 0;
}

/// <summary>What is on record of the touched subjects.</summary>
/// <param name="Verdicts">Verdicts now believed.</param>
/// <param name="Violations">Violations in every state.</param>
public sealed record OnRecord(IReadOnlyList<VerdictSummary> Verdicts, IReadOnlyList<Violation> Violations)
{
    public static OnRecord Nothing { get; } = new([], []);
}

/// <summary>Compares what is on record with what a new evaluation says. Pure; doing it twice changes nothing.</summary>
public static class Reconciliation
{
    /// <param name="record">What is on record of the evaluated subjects.</param>
    /// <param name="fresh">Every verdict of the evaluation, at most one for each identity.</param>
    /// <param name="wasJudged">
    /// Whether the evaluation looked at what this stored verdict is about. What it did not look at stays: a retired rule
    /// closes nothing, and a look-back leaves older windows alone.
    /// </param>
    public static VerdictChanges Decide(OnRecord record, IReadOnlyList<Verdict> fresh, Func<VerdictSummary, bool> wasJudged)
    {
        var now = fresh.Where(verdict => verdict.Kind != VerdictKind.NotApplicable).ToDictionary(verdict => verdict.Identity, StringComparer.Ordinal);
        var before = record.Verdicts.ToDictionary(verdict => verdict.Identity, StringComparer.Ordinal);

        var opened = now.Values.Select(VerdictSummary.Of)
            .Where(verdict => !before.TryGetValue(verdict.Identity, out var stored) || stored != verdict)
            .OrderBy(verdict => verdict.Identity, StringComparer.Ordinal).ToList();
        var gone = before.Values.Where(stored => !now.ContainsKey(stored.Identity) && wasJudged(stored));
        var closed = opened.Select(verdict => verdict.Identity).Where(before.ContainsKey)
            .Concat(gone.Select(stored => stored.Identity))
            .Order(StringComparer.Ordinal).ToList();

        return new(opened, closed, [.. ViolationChanges(record.Violations, now, wasJudged)]);
    }

    private static IEnumerable<ViolationChange> ViolationChanges(
        IReadOnlyList<Violation> violations, Dictionary<string, Verdict> now, Func<VerdictSummary, bool> wasJudged)
    {
        var onRecord = violations.ToDictionary(violation => violation.Identity, StringComparer.Ordinal);

        foreach (var verdict in now.Values.Where(verdict => verdict.Kind == VerdictKind.Violated).OrderBy(verdict => verdict.Identity, StringComparer.Ordinal))
        {
            if (!onRecord.TryGetValue(verdict.Identity, out var known)) yield return new ViolationChange.Raise(verdict);
            else if (known.State == ViolationState.Withdrawn) yield return new ViolationChange.RaiseAgain(known, verdict);
            else if (Differs(known.Verdict, KeepingItsReceipt(known.Verdict, verdict), out var merged)) yield return new ViolationChange.Update(known, merged);
        }

        foreach (var known in violations.Where(violation => violation.State.Stands()).OrderBy(violation => violation.Identity, StringComparer.Ordinal))
        {
            var verdict = now.GetValueOrDefault(known.Identity);
            if (verdict?.Kind == VerdictKind.Violated) continue;
            if (verdict is not null || wasJudged(VerdictSummary.Of(known.Verdict))) yield return new ViolationChange.Withdraw(known, ReasonOf(verdict));
        }
    }

    /// <summary>The new facts; but a deadline moved by another version of the calendar does not touch what is already raised (policy/rules.md 1.2).</summary>
    private static Verdict KeepingItsReceipt(Verdict known, Verdict fresh) =>
        known.Receipt is { } receipt && receipt.CalendarVersion != fresh.Receipt?.CalendarVersion
            ? fresh with { DueAt = known.DueAt, Provisional = known.Provisional, Receipt = receipt, DecidedAt = known.DecidedAt, LateSeconds = LateAfter(known.DueAt, fresh) }
            : fresh;

    private static decimal? LateAfter(DateTimeOffset? due, Verdict fresh) =>
        due is { } at && fresh.DischargedAt is { } discharged && discharged > at ? (decimal)(discharged - at).TotalMilliseconds / 1000 : null;

    private static bool Differs(Verdict known, Verdict fresh, out Verdict merged)
    {
        merged = fresh;
        return !string.Equals(VerdictJson.Write(known), VerdictJson.Write(fresh), StringComparison.Ordinal);
    }

    private static WithdrawalReason ReasonOf(Verdict? verdict) => verdict?.Kind switch
    {
        VerdictKind.Met => WithdrawalReason.Met,
        VerdictKind.Excused => WithdrawalReason.Excused,
        VerdictKind.Pending or VerdictKind.AtRisk => WithdrawalReason.NotYetDue,
        VerdictKind.Unknown => WithdrawalReason.Unknown,
        _ => WithdrawalReason.NoLongerApplies,
    };
}

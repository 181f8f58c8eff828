using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Violations;
using FsCheck;
using FsCheck.Fluent;

namespace FinServ.Compliance.Tests.Violations;

/// <summary>What is on record is brought to what the evaluation says; nothing is deleted, everything has its reason.</summary>
public class Reconciling
{
    [Fact]
    public void A_violated_verdict_raises_a_violation()
    {
        var verdict = Given.Verdict();

        var changes = Decide(OnRecord.Nothing, verdict);

        Assert.Equal([new ViolationChange.Raise(verdict)], changes.Violations);
        Assert.Equal(verdict.Identity, Assert.Single(changes.Opened).Identity);
        Assert.Empty(changes.Closed);
    }

    [Theory]
    [InlineData(VerdictKind.Met, WithdrawalReason.Met)]
    [InlineData(VerdictKind.Excused, WithdrawalReason.Excused)]
    [InlineData(VerdictKind.Pending, WithdrawalReason.NotYetDue)]
    [InlineData(VerdictKind.AtRisk, WithdrawalReason.NotYetDue)]
    [InlineData(VerdictKind.Unknown, WithdrawalReason.Unknown)]
    [InlineData(VerdictKind.NotApplicable, WithdrawalReason.NoLongerApplies)]
    public void A_violation_that_no_longer_holds_is_withdrawn_with_its_reason(VerdictKind kind, WithdrawalReason reason)
    {
        var record = After(OnRecord.Nothing, Given.Verdict());

        var changes = Decide(record, Given.Verdict(kind: kind, dischargedAt: "2026-03-05T09:00"));

        Assert.Equal([new ViolationChange.Withdraw(record.Violations[0], reason)], changes.Violations);
        Assert.Equal([record.Verdicts[0].Identity], changes.Closed);
    }

    [Fact]
    public void A_verdict_that_is_gone_withdraws_too_where_the_evaluation_looked_at_it()
    {
        var record = After(OnRecord.Nothing, Given.Verdict());

        Assert.IsType<ViolationChange.Withdraw>(Assert.Single(Decide(record).Violations));
        Assert.True(Reconciliation.Decide(record, [], wasJudged: _ => false).None); // a retired rule closes nothing
    }

    [Fact]
    public void What_was_withdrawn_and_holds_again_is_raised_again()
    {
        var record = After(After(OnRecord.Nothing, Given.Verdict()), Given.Verdict(kind: VerdictKind.Met));

        Assert.IsType<ViolationChange.RaiseAgain>(Assert.Single(Decide(record, Given.Verdict()).Violations));
    }

    [Fact]
    public void A_dismissed_hit_is_never_raised_again()
    {
        var record = After(OnRecord.Nothing, Given.Verdict());
        record = record with { Violations = [record.Violations[0] with { State = ViolationState.Dismissed }] };

        Assert.True(Decide(record, Given.Verdict()).None);
        Assert.Empty(Decide(record, Given.Verdict(kind: VerdictKind.Met)).Violations);
    }

    [Fact]
    public void A_late_discharge_is_recorded_and_removes_nothing()
    {
        var record = After(OnRecord.Nothing, Given.Verdict());
        var late = Given.Verdict(dischargedAt: "2026-03-10T09:35");

        var update = Assert.IsType<ViolationChange.Update>(Assert.Single(Decide(record, late).Violations));

        Assert.Equal(34_500, update.Verdict.LateSeconds); // 9 h 35 min
    }

    [Fact]
    public void An_edited_rule_raises_nothing_again()
    {
        var record = After(OnRecord.Nothing, Given.Verdict(version: 3));

        var changes = Decide(record, Given.Verdict(version: 4));

        Assert.IsType<ViolationChange.Update>(Assert.Single(changes.Violations));
    }

    [Fact]
    public void A_calendar_revision_leaves_the_receipt_of_what_is_raised()
    {
        var record = After(OnRecord.Nothing, Given.Verdict());

        var revised = Given.Verdict(dueAt: "2026-03-11T00:00", dischargedAt: "2026-03-12T00:00", calendarVersion: "2026.2");
        var update = Assert.IsType<ViolationChange.Update>(Assert.Single(Decide(record, revised).Violations));

        Assert.Equal("2026.1", update.Verdict.Receipt!.CalendarVersion);
        Assert.Equal(Given.Shanghai("2026-03-10T00:00"), update.Verdict.DueAt);
        Assert.Equal(172_800, update.Verdict.LateSeconds); // against the deadline it stands on
    }

    /// <summary>Histories of up to six evaluations of up to five subjects, every kind of verdict, late discharges.</summary>
    private static readonly Arbitrary<Verdict[][]> Histories =
        (from evaluation in
            (from subject in Gen.Choose(1, 5)
             from kind in Gen.Elements(Enum.GetValues<VerdictKind>())
             from late in Gen.Elements(null, "2026-03-10T09:35", "2026-03-11T00:00")
             select Given.Verdict(subject: $"case:C{subject}", kind: kind, dischargedAt: late))
            .ListOf().Select(verdicts => verdicts.DistinctBy(verdict => verdict.Identity).ToArray())
            .ArrayOf().Where(history => history.Length is > 0 and <= 6)
         select evaluation).ToArbitrary();

    [Fact]
    public void Reconciling_twice_changes_nothing() =>
        Prop.ForAll(Histories, history =>
        {
            var record = history.Aggregate(OnRecord.Nothing, After);
            return Decide(record, history[^1]).None;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_came_before_does_not_matter_for_the_end_state() =>
        Prop.ForAll(Histories, history =>
        {
            var longWay = history.Aggregate(OnRecord.Nothing, After);
            var atOnce = After(OnRecord.Nothing, history[^1]);
            return Standing(longWay).SequenceEqual(Standing(atOnce))
                && longWay.Verdicts.OrderBy(v => v.Identity).SequenceEqual(atOnce.Verdicts.OrderBy(v => v.Identity));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_that_was_raised_is_ever_lost() =>
        Prop.ForAll(Histories, history =>
        {
            var record = history.Aggregate(OnRecord.Nothing, After);
            var raised = history.SelectMany(evaluation => evaluation).Where(v => v.Kind == VerdictKind.Violated).Select(v => v.Identity).ToHashSet();
            return raised.SetEquals(record.Violations.Select(violation => violation.Identity));
        }).QuickCheckThrowOnFailure();

    private static VerdictChanges Decide(OnRecord record, params Verdict[] fresh) => Reconciliation.Decide(record, fresh, wasJudged: _ => true);

    private static IEnumerable<string> Standing(OnRecord record) =>
        record.Violations.Where(violation => violation.State.Stands()).Select(violation => violation.Identity).Order();

    /// <summary>The store in miniature: what is on record once the changes are written.</summary>
    private static OnRecord After(OnRecord record, params Verdict[] fresh)
    {
        var changes = Decide(record, fresh);
        var violations = record.Violations.ToDictionary(violation => violation.Identity);
        foreach (var change in changes.Violations)
        {
            var next = change switch
            {
                ViolationChange.Raise raise => Given.Violation(raise.Verdict),
                ViolationChange.RaiseAgain again => again.Violation.RaiseAgain(again.Verdict, again.Violation.OccurredOn, Given.Now, Given.Now),
                ViolationChange.Withdraw withdraw => withdraw.Violation.Withdraw(withdraw.Reason, Given.Now),
                ViolationChange.Update update => update.Violation with { Verdict = update.Verdict },
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            violations[next.Identity] = next;
        }

        return new([.. record.Verdicts.Where(verdict => !changes.Closed.Contains(verdict.Identity)), .. changes.Opened], [.. violations.Values]);
    }
}

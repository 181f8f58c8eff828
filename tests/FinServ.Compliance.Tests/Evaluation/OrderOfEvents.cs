using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Tests.Rules;
using FsCheck;
using FsCheck.Fluent;

namespace FinServ.Compliance.Tests.Evaluation;

/// <summary>The order, the batching and the repetition of lines change nothing: verdicts follow from what happened.</summary>
public class OrderOfEvents
{
    private const string Now = "2026-04-10T10:00";

    private static readonly GivenRule[] Rules =
    [
        GivenRule.That("""
            on: ComplaintReceived
            owe:
              act: ComplaintDecisionNotified
              within: [{ when: last(CaseClassified where complexity is present).complexity == 'complex', days: 9 }, { days: 4 }]
              pauses: [external-appraisal]
              restart_on: { event: CustomerInfoReceived, where: newFacts }
              extended_by: [{ event: ComplaintExtended, until: dueAt }]
              lifted_by: [ComplaintClosed]
            """),
        GivenRule.That("on: CustomerDissatisfied\nowe: { act: { event: SecondContactMade, times: 2 }, discharges: oldest, within: { workingDays: 3 } }"),
        GivenRule.That("on: ComplaintReceived\nrequire: { elements: { demand: demandText is filled, kind: exists(CaseClassified where urgency is present) }, within: { workingDays: 2 } }"),
        GivenRule.That("watch: unit\nlimit: { of: ComplaintReceived, measure: share, good: exists(AckSent by case), window: 1d, settle: 1h, bounds: [{ below: 60 }] }"),
    ];

    private static readonly string[] Kinds =
    [
        "ComplaintReceived {0} demandText=退款", "ComplaintReceived {0}", "CaseClassified {0} complexity=complex urgency=high", "CaseClassified {0} complexity=simple",
        "ComplaintDecisionNotified {0} outcome=posted", "CustomerInfoReceived {0} newFacts=true", "ComplaintExtended {0} extensionNo=1 dueAt=2026-03-25", "ComplaintClosed {0} closingCode=merged",
        "CustomerDissatisfied {0} origin=survey", "SecondContactMade {0} outcome=accepted", "AckSent {0}", "RecordUpdated {0} recordType=ComplaintReceived reasonCode=completion demandText=更正",
        "ExternalAppraisalStarted {0} toldAt=2026-03-04 requestId=R", "ExternalAppraisalEnded {0} requestId=R", "CoverageGapDeclared {0} until=2026-03-09 types=[AckSent]",
    ];

    /// <summary>Up to 14 events of two cases within two weeks, many at the same instant, some known by their day only, some corrected.</summary>
    private static readonly Arbitrary<string[]> Timelines =
        (from events in
            (from kind in Gen.Elements(Kinds)
             from day in Gen.Choose(2, 15)
             from time in Gen.Elements("", "T09:00", "T10:00", "T10:00", "T17:30", "T23:59:59.999")
             from of in Gen.Choose(1, 2)
             from version in Gen.Choose(1, 3)
             from id in Gen.Choose(1, 20)
             select $"{string.Format(System.Globalization.CultureInfo.InvariantCulture, kind, $"2026-03-{day:00}{time}")} case=C{of} id=e{id} version={version}").ArrayOf(14)
         select WithoutRivals(events)).ToArbitrary();

    [Fact]
    public void Any_permutation_of_the_lines_gives_the_same_verdicts() =>
        Prop.ForAll(Timelines, Gen.Choose(0, int.MaxValue).ToArbitrary(), (events, seed) => Verdicts(Shuffled(events, seed)).SequenceEqual(Verdicts(events))).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Lines_that_come_twice_change_nothing() =>
        Prop.ForAll(Timelines, events => Verdicts([.. events, .. events]).SequenceEqual(Verdicts(events))).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void Judging_again_says_the_same() =>
        Prop.ForAll(Timelines, events => Verdicts(events).SequenceEqual(Verdicts(events))).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    private static List<string> Verdicts(string[] events) =>
        [.. Rules.SelectMany(rule => rule.SaysOfLines(Now, [.. events.SelectMany(rule.Lines)])
            .Select(said => $"{said.Identity} {said.Kind} {said.Reason} {said.DueAt:O} {said.DischargedAt:O} {said.DecidedAt:O}").Order(StringComparer.Ordinal))];

    /// <summary>Two different lines of one id and version are a fault of the source: which stands is then a matter of receipt.</summary>
    private static string[] WithoutRivals(string[] events) =>
        [.. events.DistinctBy(line => line[line.IndexOf(" id=", StringComparison.Ordinal)..])];

    private static string[] Shuffled(string[] events, int seed)
    {
        var copy = events.ToArray();
        new Random(seed).Shuffle(copy);
        return copy;
    }
}

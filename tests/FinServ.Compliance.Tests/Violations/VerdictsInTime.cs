using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Violations;

namespace FinServ.Compliance.Tests.Violations;

/// <summary>"What did we know on 3 June about 1 June": verdicts keep when they were believed.</summary>
public class VerdictsInTime
{
    private static readonly VerdictSummary Pending = Summary(Given.Verdict(kind: VerdictKind.Pending));
    private static readonly VerdictSummary Missed = Summary(Given.Verdict());
    private static readonly VerdictSummary Late = Summary(Given.Verdict(dischargedAt: "2026-03-10T09:35"));

    private static readonly VerdictVersion[] History =
    [
        new(Pending, At("2026-03-02T10:01"), At("2026-03-10T00:00:07")),
        new(Missed, At("2026-03-10T00:00:07"), At("2026-03-10T09:41")),
        new(Late, At("2026-03-10T09:41"), null),
    ];

    [Theory]
    [InlineData("2026-03-02T10:00", null)] // nobody had told us yet
    [InlineData("2026-03-05T12:00", VerdictKind.Pending)]
    [InlineData("2026-03-10T00:00:07", VerdictKind.Violated)] // the first instant counts
    [InlineData("2026-03-11T00:00", VerdictKind.Violated)]
    public void We_knew_what_had_been_found_by_then(string knownAt, VerdictKind? kind) =>
        Assert.Equal(kind, VerdictHistory.Known(History, At(knownAt), At(knownAt)).SingleOrDefault()?.Kind);

    [Theory]
    [InlineData("2026-03-01T00:00", null)] // the duty had not arisen
    [InlineData("2026-03-05T12:00", VerdictKind.Pending)] // its deadline had not come
    [InlineData("2026-03-10T00:00", VerdictKind.Violated)]
    public void What_we_know_now_is_told_of_an_earlier_instant(string about, VerdictKind? kind) =>
        Assert.Equal(kind, VerdictHistory.Known(History, At("2026-04-01T00:00"), At(about)).SingleOrDefault()?.Kind);

    [Fact]
    public void A_discharge_that_was_still_to_come_is_left_out()
    {
        var verdict = Assert.Single(VerdictHistory.Known(History, At("2026-04-01T00:00"), At("2026-03-10T08:00")));

        Assert.Equal((VerdictKind.Violated, null, null), (verdict.Kind, verdict.DischargedAt, verdict.LateMs));
    }

    private static VerdictSummary Summary(Verdict verdict) => VerdictSummary.Of(verdict);

    private static DateTimeOffset At(string local) => Given.Shanghai(local);
}

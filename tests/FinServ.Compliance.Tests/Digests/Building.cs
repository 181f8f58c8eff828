using System.Text.Json;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Digests;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Storage;
using FinServ.Compliance.Violations;

namespace FinServ.Compliance.Tests.Digests;

/// <summary>One pure function makes the figures that page, file, mail and API print.</summary>
public class Building
{
    private static readonly DigestModel Model = GivenDigest.Builder.Build(GivenDigest.Input());

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void The_file_reads_as_it_was_reviewed(string language) =>
        Golden.Matches($"digest-2026-W10.{language}.html", DigestHtml.Render(Model with { Version = 1 }, language, "7d31-e02c"));

    [Fact]
    public void The_headline_is_a_sentence_with_the_change_the_missed_target_and_what_is_overdue()
    {
        Assert.Equal("第 10 周新增违规 71 项，比前一周多 6 项；整改按期率 91.7%，低于 95.0% 的目标；2 份整改通知书逾期未销号。", Model.Headline.Zh);
        Assert.Equal("Week 10 brought 71 new violations, 6 more than the week before; rectified on time: 91.7%, below the target of 95.0%; 2 rectification notices are overdue.", Model.Headline.En);
    }

    [Fact]
    public void Unknown_never_counts_as_a_pass()
    {
        var figure = Figure("callback-on-time", With(new("callback-complaint-missed", VerdictKind.Met, 96), new("callback-complaint-missed", VerdictKind.Violated, 2), new("callback-complaint-missed", VerdictKind.Unknown, 2)));

        Assert.Equal((98m, 96m, 98m, 2), (figure.Value, figure.Numerator, figure.Denominator, figure.Unknown));
        Assert.Equal(0.98m, figure.Coverage);
    }

    [Fact]
    public void With_too_much_unknown_there_is_no_value_and_the_reason_is_told()
    {
        var figure = Figure("callback-on-time", With(new("callback-complaint-missed", VerdictKind.Met, 90), new("callback-complaint-missed", VerdictKind.Unknown, 10)));

        Assert.Null(figure.Value);
        Assert.Equal("数据只到 90.0%，不出数", figure.Why!.Zh);
    }

    [Fact]
    public void Excused_and_pending_clocks_are_in_neither_side()
    {
        var figure = Figure("callback-on-time", With(
            new("callback-complaint-missed", VerdictKind.Met, 1), new("callback-complaint-missed", VerdictKind.Excused, 50), new("callback-complaint-missed", VerdictKind.Pending, 50)));

        Assert.Equal((100m, 1m), (figure.Value, figure.Denominator));
    }

    [Fact]
    public void A_week_without_enough_data_breaks_the_line_and_too_few_items_give_a_count()
    {
        var level = Model.Figures.Single(figure => figure.Indicator == "service-level");
        Assert.Null(level.Series[10]); // 57 % coverage
        Assert.NotNull(level.Series[9]);

        var satisfied = Model.Figures.Single(figure => figure.Indicator == "satisfied-share");
        Assert.Equal((null, 20m, 22m), (satisfied.Value, satisfied.Numerator, satisfied.Denominator));
        Assert.Contains("22", satisfied.Why!.Zh);
    }

    [Fact]
    public void What_no_source_feeds_has_no_value_and_says_so() =>
        Assert.Equal("没有来源提供", Figure("connection-rate", GivenDigest.Input() with { Periods = [new(GivenDigest.Week, [], [], (0, 0))] }).Why!.Zh);

    [Fact]
    public void The_picture_adds_up_to_the_ranking_and_the_headline()
    {
        Assert.Equal(71, Model.NewViolations);
        Assert.Equal(Model.NewViolations, Model.Rules.Sum(rule => rule.Count));
        Assert.Equal(Model.NewViolations, Model.Units.Sum(unit => unit.Count));
        Assert.Equal(13, Model.Bars.Count);
        Assert.Equal(["KF", "CD", ""], Model.Units.Select(unit => unit.Id));
    }

    [Fact]
    public void What_got_better_or_worse_knows_which_way_is_good()
    {
        Assert.Contains(Model.Changes, change => change is { Better: false } && change.What.Zh.StartsWith("整改按期率 91.7%，低 8.3 个百分点", StringComparison.Ordinal));
        Assert.All(Model.Changes.Where(change => change.What.Zh.Contains('多')), change => Assert.False(change.Better));
    }

    [Fact]
    public void The_file_has_no_scripts_and_asks_nobody()
    {
        var html = DigestHtml.Render(Model, "zh-CN", null);

        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("http", html);
        Assert.DoesNotContain("url(", html);
    }

    [Fact]
    public void The_file_prints_the_figures_of_the_model()
    {
        var html = DigestHtml.Render(Model, "en", null);

        foreach (var figure in Model.Figures.Where(figure => figure.Value is not null))
            Assert.Contains($"{figure.Denominator:N0}", html[html.IndexOf($"id=\"{figure.Indicator}\"", StringComparison.Ordinal)..]);
        foreach (var bar in Model.Bars) Assert.Contains($">{bar.Total}</text>", html);
        foreach (var rule in Model.Rules.Take(5)) Assert.Contains($">{rule.Count:N0}</td>", html);
    }

    [Fact]
    public void The_model_travels_as_json_without_loss()
    {
        var json = JsonSerializer.Serialize(Model, JsonColumns.Options);

        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<DigestModel>(json, JsonColumns.Options), JsonColumns.Options));
    }

    [Fact]
    public void An_empty_week_is_told_as_one()
    {
        var input = GivenDigest.Input() with { Violations = [], Overdue = [], Gaps = [], Restatements = [], Periods = [.. GivenDigest.Week.Last(2).Select(period => new PeriodReading(period, [], [], (0, 0)))] };

        Assert.Equal("第 10 周新增违规 0 项，与前一周相同；没有逾期的整改通知书。", GivenDigest.Builder.Build(input).Headline.Zh);
    }

    [Theory]
    [InlineData("2026-W10", "2026-03-02", "2026-03-08")]
    [InlineData("2026-W01", "2025-12-29", "2026-01-04")] // an ISO week begins in the year before
    [InlineData("2020-W53", "2020-12-28", "2021-01-03")]
    [InlineData("2026-02", "2026-02-01", "2026-02-28")]
    public void A_period_has_its_days(string id, string from, string until)
    {
        var period = DigestPeriod.Parse(id);

        Assert.Equal((DateOnly.Parse(from), DateOnly.Parse(until), id), (period.From, period.Until, period.Id));
        Assert.Equal(period.From.AddDays(-1), period.Previous.Until);
    }

    [Theory]
    [InlineData("2026-W54")]
    [InlineData("2025-W53")] // that year has 52
    [InlineData("2026-13")]
    [InlineData("W10")]
    public void What_is_no_period_is_refused(string id) => Assert.Equal("period-unknown", Assert.Throws<RefusedException>(() => DigestPeriod.Parse(id)).Code);

    private static DigestInput With(params VerdictCount[] verdicts) => GivenDigest.Input() with { Periods = [new(GivenDigest.Week, verdicts, [], (0, 0))] };

    private static DigestFigure Figure(string indicator, DigestInput input) => GivenDigest.Builder.Build(input).Figures.Single(figure => figure.Indicator == indicator);
}

using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Tests.Rules;

/// <summary>The shipped parameters. Defaults are those of policy/rules.md 4 and 18.</summary>
public sealed class ParameterCatalogueTests
{
    private static readonly ParameterCatalogue Shipped = ParameterCatalogue.Load(Path.Combine(TestData.RulesFolder, "parameters.yaml"));

    [Fact]
    public void All_parameters_of_the_policy_and_those_of_notices_are_there() => Assert.Equal(200, Shipped.All.Count);

    [Theory]
    [InlineData("call.answer.hardSeconds", "120", "s", Stricter.Lower, "sla-call-answer-slow")]
    [InlineData("call.sl.percent", "80", "%", Stricter.Higher, "sla-call-service-level")]
    [InlineData("complaint.limit.simple", "15", "d", Stricter.Lower, "complaint-decision-late")]
    [InlineData("complaint.onspot.sameDay", "true", "flag", Stricter.Higher, "complaint-onspot-not-closed")]
    [InlineData("complaint.retention.years", "3", "y", Stricter.Higher, "complaint-archive-incomplete")]
    [InlineData("quiet.start", "20:30", "time", Stricter.Lower, "callback-quiet-hours")]
    [InlineData("quiet.end", "08:30", "time", Stricter.Higher, "callback-quiet-hours")]
    [InlineData("plan.callback.due", "01-31", "month-day", Stricter.Lower, "prog-callback-plan-missing")]
    [InlineData("survey.period", "quarter", "period", Stricter.Lower, "survey-cycle-overdue")]
    [InlineData("risk", "half-year", "period", Stricter.Lower, "prog-risk-assessment-overdue")] // written as "6 months" in the paper
    [InlineData("record.copy.similarity", "0.95", "share", Stricter.Lower, "record-copy-paste")]
    [InlineData("notice.issue.S1", "4h", "amount", Stricter.Lower, "notice-not-issued")]
    [InlineData("notice.issue.S4", "weekly", "amount", Stricter.Lower, "notice-not-issued")]
    [InlineData("notice.rectify.S2", "3bd", "amount", Stricter.Lower, "notice-rectification-overdue")]
    [InlineData("watch.S1", "90d", "amount", Stricter.Higher, "notice-recurrence")]
    [InlineData("appraisal.weak.score", "80", "points", Stricter.Higher, "prog-low-performer-not-coached")]
    public void A_parameter_has_its_default_unit_and_direction(string key, string value, string unit, Stricter stricter, string rule)
    {
        var parameter = Shipped.Find(key)!;

        Assert.Equal((value, unit, stricter), (parameter.Default.ToString(), parameter.Unit, parameter.Stricter));
        Assert.Equal(rule, parameter.Rules[0]);
    }

    [Fact]
    public void A_default_can_be_a_table()
    {
        var rates = Assert.IsType<ParameterValue.Table>(Shipped.Find("callback.satisfaction.rate")!.Default);

        Assert.Equal(0.05m, rates.Values["mass"]);
        Assert.Equal(10m, Assert.IsType<ParameterValue.Table>(Shipped.Find("channel.silent.days")!.Default).Values["box"]);
    }

    [Theory]
    [InlineData("case.assign.hours", "2h")]
    [InlineData("complaint.ack.bizDays", "1bd")]
    [InlineData("dsr.days", "15d")]
    [InlineData("drill.months", "6mo")]
    [InlineData("notice.ack.S1", "4h")]
    [InlineData("call.sl.percent", null)]
    [InlineData("notice.issue.S4", null)] // weekly is no length
    public void A_length_of_time_reads_as_an_amount(string key, string? amount)
    {
        var parameter = Shipped.Find(key)!;

        Assert.Equal(amount, parameter.AsAmount(parameter.Default)?.ToString());
    }

    [Fact]
    public void Every_meaning_speaks_both_languages() =>
        Assert.All(Shipped.All, parameter => Assert.True(parameter.Meaning.En.Length > 0 && parameter.Meaning.Zh.Any(letter => letter >= 0x4E00), parameter.Key));

    [Theory]
    [InlineData("call.answer.hardSeconds", "60", "60")]
    [InlineData("call.answer.hardSeconds", "180", "120")]
    [InlineData("call.sl.percent", "90", "90")]
    [InlineData("complaint.onspot.sameDay", "false", "true")]
    [InlineData("notice.rectify.S1", "2bd", "1bd")]
    [InlineData("quiet.start", "20:00", "20:00")]
    [InlineData("survey.period", "month", "month")]
    [InlineData("survey.period", "year", "quarter")]
    [InlineData("plan.callback.due", "01-15", "01-15")]
    public void Of_two_values_the_stricter_is_known(string key, string other, string stricter)
    {
        var parameter = Shipped.Find(key)!;
        var value = Read(other);

        Assert.True(parameter.Accepts(value));
        Assert.Equal(stricter, parameter.StricterOf(parameter.Default, value).ToString());
        Assert.Equal(stricter, parameter.StricterOf(value, parameter.Default).ToString());
    }

    [Fact]
    public void Of_two_tables_each_code_takes_its_stricter_value()
    {
        var rate = Shipped.Find("callback.satisfaction.rate")!;

        Assert.Equal("mass: 0.1, private-banking: 1, vip: 0.5", rate.StricterOf(rate.Default, Read("{ mass: 0.1, vip: 0.2 }")).ToString());
        Assert.False(rate.Accepts(Read("{ gold: 1 }")));
        Assert.False(rate.Accepts(Read("5")));
    }

    [Theory]
    [InlineData("a.b: { default: 1, unit: s, stricter: less, en: a, zh: 甲 }", "`less` is not known here.", "lower, higher")]
    [InlineData("a.b: { default: 1, unit: s, strictr: lower, en: a, zh: 甲 }", "`strictr` is not a known key here.", "Did you mean `stricter`?")]
    [InlineData("a.b: { unit: s, stricter: lower, en: a, zh: 甲 }", "`default` is missing.", "Add a line")]
    [InlineData("a-b: { default: 1, unit: s, stricter: lower, en: a, zh: 甲 }", "`a-b` is not a parameter key.", "joined by points")]
    public void A_mistake_is_told_with_its_line_and_a_remedy(string line, string message, string remedy)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, $"version: 1\nparameters:\n  {line}\n");

        var problems = Assert.Throws<InvalidFilesException>(() => ParameterCatalogue.Load(file)).Problems;

        Assert.Contains(problems, problem => problem.Line == 3 && problem.Message == message && problem.Remedy.Contains(remedy, StringComparison.Ordinal));
        File.Delete(file);
    }

    private static ParameterValue Read(string text) =>
        ParameterValue.Read(Yaml.Parse($"value: {text}", "test.yaml", new Problems())!.Required("value")!)!;
}

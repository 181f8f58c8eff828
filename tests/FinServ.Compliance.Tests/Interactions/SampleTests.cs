using System.Text.Json;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Interactions.Sample;
using FinServ.Compliance.Tests.Evaluation;

namespace FinServ.Compliance.Tests.Interactions;

public class SampleTests
{
    /// <summary>Ends that fall on an ordinary morning, into the long holidays, on a weekend night, and beyond the make-up days of a holiday.</summary>
    public static TheoryData<string> Ends =>
    [
        "2026-11-23T10:20:00+08:00", // a Monday morning
        "2026-10-03T11:00:00+08:00", // in the National Day holiday
        "2026-02-18T09:30:00+08:00", // in the Spring Festival
        "2026-06-27T23:45:00+08:00", // a Saturday night
    ];

    [Theory]
    [MemberData(nameof(Ends))]
    public void Each_shipped_rule_is_broken_at_least_three_times_and_kept_at_least_thirty(string end)
    {
        var run = SampleRun.Until(end);

        var lacking = Bench.Rules.Rules
            .Select(rule => rule.Definition.Card.Ref.Id)
            .Where(rule => run.Of(rule, VerdictKind.Violated) < 3 || run.Of(rule, VerdictKind.Met) < 30)
            .Select(rule => $"{rule}: {run.Of(rule, VerdictKind.Violated)} violated, {run.Of(rule, VerdictKind.Met)} met, {run.Of(rule, VerdictKind.Unknown)} unknown");

        Assert.Empty(lacking);
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void Every_line_can_be_read(string end) => Assert.Empty(SampleRun.Until(end).Problems);

    [Theory]
    [MemberData(nameof(Ends))]
    public void It_holds_about_twenty_thousand_interactions_over_all_thirteen_channels(string end)
    {
        var set = SampleRun.Until(end).Set;
        var interactions = new HashSet<int>();
        var channels = new HashSet<string>();
        for (var row = 0; row < set.Count; row++)
        {
            if (set[row].Interaction != 0) interactions.Add(set[row].Interaction);
            if (set[row].Channel != 0) channels.Add(set.Symbols[set[row].Channel]);
        }

        Assert.InRange(interactions.Count, 18_000, 22_000);
        Assert.Superset(new HashSet<string> { "call", "chat", "email", "branch", "visit", "letter", "sms", "app", "web", "video", "messenger", "box", "social" }, channels);
    }

    [Fact]
    public void Something_is_open_and_something_is_soon_due()
    {
        var run = SampleRun.Until("2026-11-23T10:20:00+08:00");

        Assert.True(run.Of("complaint-decision-late", VerdictKind.Pending) > 0);
        Assert.True(run.Of("complaint-decision-late", VerdictKind.AtRisk) > 0);
        Assert.True(run.Of("sla-call-answer-slow", VerdictKind.Excused) > 0);
        Assert.True(run.Of("sla-branch-wait", VerdictKind.Unknown) > 0);
    }

    [Fact]
    public void What_customers_tell_too_much_is_masked_or_gone()
    {
        var set = SampleRun.Until("2026-11-23T10:20:00+08:00").Set;
        var texts = Enumerable.Range(0, set.Count).Where(row => set[row].Text >= 0).Select(row => set.Text(set[row].Text)).ToHashSet();

        Assert.DoesNotContain(texts, text => text.Contains("6222020000000000000") || text.Contains("11010519491231002X") || text.Contains("13800001234") || text.Contains("wang@") || text.Contains("385021"));
        Assert.Contains(texts, text => text.Contains("622202*********0000"));
        Assert.Contains(texts, text => text.Contains("138****1234"));
    }

    [Fact]
    public void The_same_end_gives_the_same_lines()
    {
        var end = SampleRun.At("2026-03-10T10:20:00+08:00");

        Assert.True(SampleRun.Generate(end).SequenceEqual(SampleRun.Generate(end)));
    }

    [Fact]
    public void Nothing_is_told_that_happens_after_the_end()
    {
        var end = SampleRun.At("2026-03-10T10:20:00+08:00");

        foreach (var line in SampleRun.Generate(end))
        {
            using var told = JsonDocument.Parse(line);
            Assert.True(told.RootElement.GetProperty("at").GetDateTimeOffset() <= end, line);
        }
    }

    [Fact]
    public void Everything_belongs_to_the_sample_and_to_its_own_units()
    {
        foreach (var line in SampleRun.Generate(SampleRun.At("2026-03-10T10:20:00+08:00")))
        {
            using var told = JsonDocument.Parse(line);
            Assert.Equal(SampleBank.Source, told.RootElement.GetProperty("source").GetString());
            if (told.RootElement.TryGetProperty("type", out _)) Assert.StartsWith(SampleBank.UnitPrefix, told.RootElement.GetProperty("unit").GetString());
        }
    }

    [Fact]
    public void Each_role_has_one_person_who_is_in_the_staff_register()
    {
        var staff = SampleRun.Generate(SampleRun.At("2026-03-10T10:20:00+08:00"))
            .TakeWhile(line => line.StartsWith("{\"register\"", StringComparison.Ordinal))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(row => row.GetProperty("register").GetString() == "staff")
            .ToDictionary(row => row.GetProperty("key").GetString()!, row => row.GetProperty("data").GetProperty("unitId").GetString());

        Assert.Equal(Roles.Names.Keys.Order(), SampleBank.People.Select(person => person.Role).Order());
        Assert.All(SampleBank.People, person => Assert.Equal(person.UnitId, staff[person.EmployeeId]));
        Assert.All(SampleBank.People, person => Assert.Contains(SampleBank.Units, unit => unit.Id == person.UnitId));
    }
}

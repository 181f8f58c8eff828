using FinServ.Compliance.Checking;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Tests.Rules;

/// <summary>Published versions stay as they are, because old violations cite them.</summary>
public sealed class VersionLocking : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("compliance-rules-").FullName;
    private readonly string rule;
    private readonly string locked;

    public VersionLocking()
    {
        foreach (var name in (string[])["vocabulary.yaml", "parameters.yaml"]) File.Copy(Path.Combine(TestData.RulesFolder, name), Path.Combine(folder, name));
        var pack = Directory.CreateDirectory(Path.Combine(folder, "pack")).FullName;
        rule = Path.Combine(pack, "sla-email-reply.yaml");
        locked = Path.Combine(folder, RuleBook.LockFile);
        File.Copy(Path.Combine(TestData.RulesFolder, "cn-service-quality", "timeliness", "sla-email-reply.yaml"), rule);
        Pin();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void An_unchanged_version_loads_whatever_its_line_ends_are()
    {
        File.WriteAllText(rule, File.ReadAllText(rule).ReplaceLineEndings("\r\n"));

        Assert.Single(RuleBook.Load(folder).Rules);
    }

    [Fact]
    public void A_changed_version_is_refused_and_told_its_next_number()
    {
        File.WriteAllText(rule, File.ReadAllText(rule).Replace("severity: S3", "severity: S4", StringComparison.Ordinal));

        var problem = Assert.Single(Assert.Throws<InvalidFilesException>(() => RuleBook.Load(folder)).Problems);

        Assert.Equal(rule, problem.File);
        Assert.Contains("version: 2", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_version_loads_and_is_pinned_beside_the_old_one()
    {
        File.WriteAllText(rule, File.ReadAllText(rule).Replace("version: 1", "version: 2", StringComparison.Ordinal));

        Assert.Equal(["sla-email-reply@2"], Pin().Select(added => added.ToString()));
        Assert.Equal(2, VersionLock.Load(locked).Count);
    }

    [Fact]
    public void Pinning_again_adds_nothing_and_keeps_the_file()
    {
        var before = File.ReadAllBytes(locked);

        Assert.Empty(Pin());
        Assert.Equal(before, File.ReadAllBytes(locked));
    }

    [Fact]
    public void The_shipped_rules_are_those_that_were_published() =>
        Assert.Equal(Tests.Evaluation.Bench.Rules.Rules.Count, VersionLock.Load(Path.Combine(TestData.RulesFolder, RuleBook.LockFile)).Count);

    private IReadOnlyList<RuleRef> Pin()
    {
        var pins = VersionLock.Load(locked);
        var added = pins.Pin(RuleBook.Load(folder).Rules.Select(one => one.Definition));
        pins.Save(locked);
        return added;
    }
}

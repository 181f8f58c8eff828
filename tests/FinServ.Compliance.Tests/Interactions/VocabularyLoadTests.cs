using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions;

namespace FinServ.Compliance.Tests.Interactions;

/// <summary>What is wrong in a data dictionary is told with its line and a remedy, all of it at once.</summary>
public sealed class VocabularyLoadTests : IDisposable
{
    private const string Base = """
        version: 1
        codes:
          urgency: [low, high]
        fields:
          - { name: cancelled, type: bool, absent: false, en: never happened, zh: 从未发生 }
        events:
          - name: CaseOpened
            en: Case opened
            zh: 建单
            area: Case
            meaning: { en: A case is opened, zh: 工单建立 }
            keys: { required: [case, unit] }
            fields:
              - { name: urgency, type: code, en: urgency, zh: 紧急程度 }
              - { name: reasonCode, type: code, codes: [first], en: why, zh: 原因 }
        registers:
          - name: staff
            en: Staff
            zh: 员工
            meaning: { en: Employees, zh: 员工 }
            key: [staffId]
            fields:
              - { name: staffId, type: id, required: true, en: who, zh: 员工编号 }
        indicators: []
        placeholders: [无]
        level_order: [[agent]]
        steps: []
        pauses: []
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("vocabulary").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_small_dictionary_without_mistakes_loads() =>
        Assert.Equal("CaseOpened", Assert.Single(Load(Base).Events).Name);

    [Theory]
    [InlineData("name: urgency, type: code", "name: urgency, type: coed", 14, "`coed` is not known here.", "Use one of: text, protected, code")]
    [InlineData("name: urgency, type: code", "name: urgent, type: code", 14, "`urgent` has no list of codes.", "under `codes`")]
    [InlineData("codes: [first]", "codes: [first, first]", 15, "`first` stands twice", "Remove one")]
    [InlineData("name: reasonCode, type: code, codes: [first]", "name: urgency, type: code", 15, "`urgency` is declared twice in CaseOpened.", "Remove one")]
    [InlineData("name: reasonCode, type: code, codes: [first]", "name: staffId, type: date", 23, "`staffId` is id here and date in CaseOpened.", "use another name")]
    [InlineData("name: reasonCode, type: code", "name: reasonCode, tpye: code", 15, "`type` is missing.", "Add a line `type: …`.")]
    [InlineData("name: reasonCode, type: code", "name: reasonCode, requird: true, type: code", 15, "`requird` is not a known key here.", "Did you mean `required`?")]
    [InlineData("type: bool, absent: false", "type: bool, absent: maybe", 5, "`maybe` is no value of `cancelled`.", "or `none`")]
    [InlineData("required: [case, unit]", "required: [case, unti]", 12, "`unti` is not known here.", "Use one of: source, interaction, case")]
    [InlineData("key: [staffId]", "key: [staffNo]", 17, "The key part `staffNo` is not among the fields of staff.", "Declare it under `fields`.")]
    [InlineData("keys: { required: [case, unit] }", "keys: { one_of: [case, alertId] }", 7, "CaseOpened has no field `alertId`.", "Use one of: reasonCode, urgency.")]
    [InlineData("name: CaseOpened", "name: caseOpened", 7, "`caseOpened` is not a name of this kind.", "Use PascalCase")]
    [InlineData("steps: []", "steps: [{ name: s, en: s, zh: 步, events: [CaseOpend] }]", 27, "There is no event `CaseOpend`.", "Did you mean `CaseOpened`?")]
    [InlineData("version: 1", "version: 2", 1, "Version 2", "Write `version: 1`.")]
    [InlineData("urgency: [low, high]", "urgency: [low, low]", 3, "`low` stands twice in the list `urgency`.", "Remove one")]
    public void A_mistake_is_told_with_its_line_and_a_remedy(string right, string wrong, int line, string message, string remedy)
    {
        var problems = Assert.Throws<InvalidFilesException>(() => Load(Base.Replace(right, wrong, StringComparison.Ordinal))).Problems;

        Assert.Contains(problems, problem =>
            problem.Line == line
            && problem.Message.Contains(message, StringComparison.Ordinal)
            && problem.Remedy.Contains(remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_file_is_told_by_its_path() =>
        Assert.Contains("nowhere.yaml", Assert.Throws<InvalidFilesException>(() => Vocabulary.Load("nowhere.yaml")).Problems[0].File, StringComparison.Ordinal);

    [Fact]
    public void A_pack_may_add_events_fields_registers_and_codes()
    {
        var vocabulary = Load(Base, """
            version: 1
            codes:
              urgency: [immediate]
              scheme: [summary, full]
            events:
              - name: CaseOpened
                fields:
                  - { name: scheme, type: code, en: scheme, zh: 方式 }
                  - { name: reasonCode, add_codes: [second] }
              - name: PortalRead
                en: Portal read
                zh: 门户阅读
                area: Portal
                meaning: { en: The customer reads the portal, zh: 客户查看门户 }
                keys: { required: [customer] }
            """);

        var opened = vocabulary.Event("CaseOpened")!;
        Assert.Equal(["low", "high", "immediate"], opened.Field("urgency")!.Codes!);
        Assert.Equal(["first", "second"], opened.Field("reasonCode")!.Codes!);
        Assert.Equal(["summary", "full"], opened.Field("scheme")!.Codes!);
        Assert.NotNull(vocabulary.Event("PortalRead")!.Field("cancelled"));
    }

    [Theory]
    [InlineData("- { name: scheme, type: text, required: true, en: scheme, zh: 方式 }", "`scheme` would be required in CaseOpened")]
    [InlineData("- { name: urgency, type: text, en: urgency, zh: 紧急程度 }", "`urgency` is already declared in CaseOpened.")]
    [InlineData("- { name: staffId, type: text, en: who, zh: 员工 }", "`staffId` is text here and id in staff.")]
    public void A_pack_never_changes_what_a_name_means(string field, string message)
    {
        var extension = $"""
            version: 1
            events:
              - name: CaseOpened
                fields:
                  {field}
            """;

        var problems = Assert.Throws<InvalidFilesException>(() => Load(Base, extension)).Problems;

        var problem = Assert.Single(problems);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(("extension-0.yaml", 5), (Path.GetFileName(problem.File), problem.Line));
    }

    [Fact]
    public void A_pack_never_retells_an_event()
    {
        const string Extension = """
            version: 1
            events:
              - name: CaseOpened
                area: Portal
            """;

        var problem = Assert.Single(Assert.Throws<InvalidFilesException>(() => Load(Base, Extension)).Problems);

        Assert.Equal(("`area` is not a known key here.", 4), (problem.Message, problem.Line));
    }

    private Vocabulary Load(string text, params string[] extensions) =>
        Vocabulary.Load(Write("vocabulary.yaml", text), [.. extensions.Select((extension, index) => Write($"extension-{index}.yaml", extension))]);

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}

using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Interactions.Intake;
using FinServ.Compliance.Interactions.Mappings;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Tests;
using FinServ.Compliance.Text;
using FinServ.Compliance.Violations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinServ.Compliance.IntegrationTests.Interactions.Intake;

/// <summary>A file judged without any store and the same file taken in and judged from the stores say the same.</summary>
public sealed class FilesAndStores : IAsyncLifetime
{
    private const string Mapping = """
        source: my-desk
        zone: Asia/Shanghai
        file: { format: csv, delimiter: semicolon, encoding: gb18030 }
        values: { at: { instant: changed, format: dd.MM.yyyy HH:mm } }
        records:
          - id: { join: [ticket, step], with: '/' }
            keys: { case: ticket, unit: { is: B001 }, channel: { is: call } }
            events:
              - { type: CaseOpened, when: { column: step, is: 建单 }, at: at, agent: staff, data: { caseKind: { is: problem } } }
              - { type: CaseClosed, when: { column: step, is: 结案 }, at: at, data: { closingCode: { is: answered } } }
        complete: { for: [CaseOpened, CaseClosed], from: 2026-03-01, until: 2026-03-31 }
        """;

    private const string Rule = """
        id: my-desk-close-in-a-day
        version: 1
        group: A
        title: { zh: 一日结案, en: Closed within a day }
        clauses: [S000-9-a]
        severity: S4
        watch: case
        on: CaseOpened
        owe: { act: CaseClosed, within: { hours: 24 } }
        obligation: { zh: 结案, en: Close the ticket }
        rectification: { zh: 请立即结案, en: Close it now, within: 1bd }
        addressee: { zh: 坐席, en: Agent }
        reinspection: { zh: 抽查, en: Sample }
        accountability: { zh: 按 S4 档处理, en: Profile S4 }
        """;

    private const string Tickets = """
        ticket;step;changed;staff
        T1;建单;02.03.2026 10:00;A17
        T1;结案;02.03.2026 16:20;A17
        T2;建单;02.03.2026 10:00;A17
        T2;结案;03.03.2026 16:20;A17
        T3;建单;04.03.2026 10:00;A17
        T4;建单;31.02.2026 10:00;A17
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("compliance-");

    [Fact]
    public async Task A_mapping_and_a_rule_that_lie_outside_the_repository_run_without_a_rebuild()
    {
        var (mapping, rule, file) = (Write("my-desk.yaml", Mapping), Write("my-desk-close-in-a-day.yaml", Rule), Path.Combine(folder.FullName, "tickets.csv"));
        await File.WriteAllBytesAsync(file, FileEncodings.Find("gb18030")!.GetBytes(Tickets));
        var expected = new Dictionary<VerdictKind, long> { [VerdictKind.Met] = 1, [VerdictKind.Violated] = 2 };

        var judged = Judge(RulesLocation.Find(rule), mapping, file, DateTimeOffset.Parse("2026-03-20T00:00:00+08:00"), out var quarantined);
        Assert.Equal(1, quarantined);
        Assert.Equal(expected, judged["my-desk-close-in-a-day"]);

        await using var stores = await StoresAsync(RulesLocation.Find(rule));
        var taken = await TakeAsync(stores, mapping, file);
        Assert.Equal((6, 5, 1), (taken.Read, taken.Accepted, taken.Quarantined));
        Assert.Equal(expected, (await EvaluateAsync(stores, DateTimeOffset.Parse("2026-03-20T00:00:00+08:00")))["my-desk-close-in-a-day"]);
    }

    [Theory]
    [InlineData("anonymous-bank", "anonymous-bank/february1999.txt", 3_000, "1999-03-10T00:00:00Z")]
    [InlineData("cfpb", "cfpb/cfpb_2016-09-12_18cols.csv", 300, "2016-10-10T00:00:00Z")]
    public async Task Recordings_are_judged_alike_from_the_file_and_from_the_stores(string source, string recording, int rows, string now)
    {
        var (name, at) = (recording.Split('/'), DateTimeOffset.Parse(now));
        Assert.SkipWhen(TestData.Folder(name[0]) is null, $"The recording {name[0]} is not at hand (COMPLIANCE_TEST_DATA).");
        var file = Path.Combine(folder.FullName, name[1]);
        await File.WriteAllLinesAsync(file, File.ReadLines(Path.Combine(TestData.Folder(name[0])!, name[1])).Take(rows + 1));

        var fromFile = Judge(RulesLocation.Find(), source, file, at, out _);
        await using var stores = await StoresAsync(RulesLocation.Find());
        await TakeAsync(stores, source, file);
        var fromStores = await EvaluateAsync(stores, at);

        Assert.True(fromFile.Count >= 8, $"Only {string.Join(", ", fromFile.Keys)} say anything of {source}.");
        Assert.Equal(fromFile, fromStores);
    }

    private static Dictionary<string, Dictionary<VerdictKind, long>> Judge(RulesLocation rules, string source, string file, DateTimeOffset now, out long quarantined)
    {
        var (book, calendars) = (rules.Load(), rules.LoadCalendars());
        var catalogue = new SourceCatalogue(Path.Combine(rules.Folder, "sources"), book.Vocabulary, calendars, new(new PersonalDataScanner(TimeProvider.System)), new(new byte[32]));
        var run = new FileRun(book, calendars, catalogue.Find(source));
        var counts = new Dictionary<string, Dictionary<VerdictKind, long>>();
        var world = run.Load([file], Instants.Of(now));
        new Evaluator(book.Rules, new ParameterValues(book.Parameters)).Evaluate(world, Instants.Of(now), (in Judgement said) =>
        {
            var rule = said.Clock.Rule.Card.Ref.Id;
            if (!counts.TryGetValue(rule, out var kinds)) counts[rule] = kinds = [];
            kinds[said.Kind] = kinds.GetValueOrDefault(said.Kind) + 1;
        });
        quarantined = run.Quarantined;
        return counts;
    }

    private async Task<ServiceProvider> StoresAsync(RulesLocation rules)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Folder"] = Path.Combine(folder.FullName, "data") }).Build();
        var provider = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddCompliance(configuration, rules).BuildServiceProvider();
        await provider.PrepareStoresAsync();
        return provider;
    }

    private static Task<IntakeResult> TakeAsync(ServiceProvider stores, string source, string file) =>
        stores.GetRequiredService<FileIntake>().TakeAsync(stores.GetRequiredService<SourceCatalogue>().ForIntake(source), file);

    private static async Task<Dictionary<string, Dictionary<VerdictKind, long>>> EvaluateAsync(ServiceProvider stores, DateTimeOffset now)
    {
        var outcome = await stores.GetRequiredService<EvaluationRun>().DrainAsync("test", now);
        return outcome.Verdicts.ToDictionary(rule => rule.Key, rule => Enum.GetValues<VerdictKind>().Where(kind => rule.Value[(int)kind] > 0).ToDictionary(kind => kind, kind => rule.Value[(int)kind]));
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}

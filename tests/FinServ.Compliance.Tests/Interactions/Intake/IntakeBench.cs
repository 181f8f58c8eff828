using System.Text;
using FinServ.Compliance.Evidence;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Interactions.Index.Sqlite;
using FinServ.Compliance.Interactions.Intake;
using FinServ.Compliance.Interactions.Mappings;
using FinServ.Compliance.Interactions.Quarantine;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Storage.Work;
using FinServ.Compliance.Tests.Evaluation;
using FinServ.Compliance.Tests.Interactions.Mappings;
using FinServ.Compliance.Tests.Storage;

namespace FinServ.Compliance.Tests.Interactions.Intake;

/// <summary>Intake on stores of its own, and what they hold afterwards.</summary>
internal sealed class IntakeBench : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly SqliteInteractionIndex index;
    private readonly RowReading reading;

    private IntakeBench(TestDatabase database, SqliteInteractionIndex index)
    {
        (this.database, this.index) = (database, index);
        Sealing = new(KeyRing.Open(database.Options.Folder + "/keys", TimeProvider.System));
        reading = new(Bench.Rules.Vocabulary, Sealing, Shipped.Masker, Shipped.Tokens, new WatchedSubjects(Bench.Rules).Of);
    }

    public FakeClock Clock { get; } = new(new(2026, 7, 1, 2, 0, 0, TimeSpan.Zero));

    public Sealing Sealing { get; }

    public SqliteInteractionIndex Index => index;

    public QuarantineStore Quarantine => new(database, Clock);

    public IntakeLedger Ledger => new(database, Clock);

    public DeclaredSources Sources => new(database, Clock);

    public SourceCatalogue Catalogue => new(Path.Combine(TestData.RulesFolder, "sources"), Bench.Rules.Vocabulary, Bench.Calendars, Shipped.Masker, Shipped.Tokens);

    public IntakeSource Canonical => Catalogue.ForIntake(SourceCatalogue.Canonical);

    public static async Task<IntakeBench> OpenAsync()
    {
        var database = await TestDatabase.CreateAsync();
        var index = new SqliteInteractionIndex(database.Options);
        await index.PrepareAsync();
        return new(database, index);
    }

    public string File(string name, string content) => File(name, Encoding.UTF8.GetBytes(content));

    public string File(string name, byte[] content)
    {
        var path = Path.Combine(database.Options.Folder, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>A mapping that lies outside the repository.</summary>
    public IntakeSource Mapped(string yaml) => Catalogue.ForIntake(File($"{Guid.NewGuid()}.yaml", yaml));

    public Task<IntakeResult> TakeAsync(IntakeSource source, string file, Action<IntakeStep>? after = null) =>
        new FileIntake(index, Ledger, Quarantine, Sources, reading, Clock) { After = after }.TakeAsync(source, file);

    public Task<IntakeResult> TakeLinesAsync(params IEnumerable<string> lines) => TakeAsync(Canonical, File($"{Guid.NewGuid()}.ndjson", string.Join('\n', lines)));

    public Task<IntakeResult> ReplayAsync(Func<string, string, IntakeSource> find) =>
        new QuarantineReplay(index, Quarantine, reading, database, Clock).ReplayAsync(find, "op", "operator");

    public Task<IntakeResult> ReplayAsync(QuarantinedRow row, IntakeSource source, string? corrected = null) =>
        new QuarantineReplay(index, Quarantine, reading, database, Clock).ReplayAsync(row, source, "op", "operator", corrected);

    public Task<IReadOnlyList<QuarantinedRow>> UnreadableAsync() => Quarantine.ListAsync(QuarantineState.Open, null, 0, 1_000);

    public async Task<IReadOnlyList<string>> LinesAsync()
    {
        var lines = new List<string>();
        await foreach (var line in index.EventsOfAsync(new())) lines.Add(Encoding.UTF8.GetString(line.Span));
        await foreach (var line in index.RegisterRowsAsync()) lines.Add(Encoding.UTF8.GetString(line.Span));
        return lines;
    }

    /// <summary>Subjects that wait to be judged; they are leased by asking.</summary>
    public async Task<IReadOnlyList<string>> WaitingAsync()
    {
        var waiting = new List<string>();
        while (await new TouchedSubjects(database, Clock).LeaseAsync("test", 10_000, TimeSpan.FromHours(1)) is { } lease) waiting.AddRange(lease.Subjects.Select(leased => leased.Subject.ToString()));
        return [.. waiting.Order(StringComparer.Ordinal)];
    }

    /// <summary>All that the stores hold, in words.</summary>
    public async Task<string> StateAsync()
    {
        var coverage = (await index.CoverageAsync()).Select(span => $"{span.Source} {span.From}..{span.Until} {string.Join(',', span.Types ?? [])}");
        var unreadable = (await UnreadableAsync()).Select(row => $"{row.Source} {row.Line} {row.Reason} {row.Masked}");
        return string.Join('\n', [.. (await LinesAsync()).Order(StringComparer.Ordinal), .. coverage, .. unreadable, .. await WaitingAsync()]);
    }

    public async ValueTask DisposeAsync()
    {
        index.Dispose();
        await database.DisposeAsync();
    }
}

using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting.Jobs;
using FinServ.Compliance.Interactions.Mappings;

namespace FinServ.Compliance.Interactions.Intake;

/// <summary>Takes in what sources lay into their folders; a file that was read moves to `done` beside it.</summary>
/// <remarks>
/// A file is read again from its checkpoint after a crash, and moved once it is in: a restart in between finds only duplicates.
/// A file that cannot be read at all stays, and the window fails where people will see it; the others are read.
/// </remarks>
internal sealed class PullJob(PullOptions options, SourceCatalogue sources, FileIntake intake, TimeProvider clock) : WindowedJob
{
    public const string Done = "done";

    public override string Name => "pull";

    public override LocalText Title => new("拉取来源文件", "Pull from sources");

    public override JobSchedule Schedule => JobSchedule.Every(TimeSpan.FromMinutes(30));

    public override bool WorksOnOpenWindow => true;

    public override Task<IReadOnlyList<string>> SourcesAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. options.Folders.Select(folder => folder.Source).Distinct()]);

    public override async Task<IReadOnlyDictionary<string, long>> RunAsync(WindowClaim window, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, long>();
        var failures = new List<Exception>();
        foreach (var folder in options.Folders.Where(folder => folder.Source == window.Source))
        {
            foreach (var file in Ready(folder))
            {
                try
                {
                    Add(counts, await intake.TakeAsync(sources.ForIntake(folder.Source), file, cancellationToken: cancellationToken));
                    Directory.CreateDirectory(Path.Combine(folder.Path, Done));
                    File.Move(file, Path.Combine(folder.Path, Done, Path.GetFileName(file)), overwrite: true);
                }
                catch (UnreadableInputException unreadable)
                {
                    failures.Add(unreadable);
                }
            }
        }

        return failures.Count == 0 ? counts : throw new AggregateException(failures);
    }

    /// <summary>Files that nobody has written to for a while, in the order of their names.</summary>
    private IEnumerable<string> Ready(PulledFolder folder) => Directory.EnumerateFiles(folder.Path, folder.Pattern)
        .Where(file => clock.GetUtcNow() - new FileInfo(file).LastWriteTimeUtc >= options.QuietFor)
        .Order(StringComparer.Ordinal);

    private static void Add(Dictionary<string, long> counts, IntakeResult result)
    {
        Count("files", 1);
        Count("read", result.Read);
        Count("accepted", result.Accepted);
        Count("quarantined", result.Quarantined);

        void Count(string name, long more) => counts[name] = counts.GetValueOrDefault(name) + more;
    }
}

using System.Text;
using FinServ.Compliance.Audit;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Storage;
using FinServ.Compliance.Violations;

namespace FinServ.Compliance.Digests;

/// <summary>Makes digests: for the whole bank issued, frozen and written as files; for the units of a reader, as they stand.</summary>
public sealed class DigestDesk(
    DigestQuery query, DigestStore store, FigureQuery figures, RuleCards cards, NoticeNames names, SupervisionClock calendars, StorageOptions storage, TimeProvider clock)
{
    /// <summary>Earlier digests that are checked for figures that are told otherwise now.</summary>
    private const int PeriodsChecked = 8;

    private readonly DigestBuilder builder = new(cards, names.Unit);

    /// <summary>The digest as it stands now, not issued.</summary>
    public async Task<DigestModel> PreviewAsync(DigestPeriod period, UnitScope scope, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var input = await query.ReadAsync(period, scope, now, cancellationToken);
        return builder.Build(scope.IsWholeBank ? input with { Restatements = await RestatementsAsync(period, now, cancellationToken) } : input);
    }

    /// <summary>Issues the bank's digest of a period: frozen with its hash, and as one file in each language.</summary>
    public async Task<(IssuedDigest Issued, IReadOnlyList<string> Files)> IssueAsync(DigestPeriod period, CancellationToken cancellationToken = default)
    {
        var model = await PreviewAsync(period, UnitScope.WholeBank, cancellationToken);
        var issued = await store.TryFreezeAsync(
            model, digest => AuditEntry.BySystem("digest-issued", digest.Model.Period, model.MadeAt, new { digest.Model.Version, digest.Sha256 }), cancellationToken)
            ?? await store.FindAsync(period.Id, cancellationToken: cancellationToken)
            ?? throw new InvalidOperationException($"Digest {period} was neither stored nor found.");
        return (issued, await WriteAsync(issued, cancellationToken));
    }

    /// <summary>The latest issued digest of a period; issues it where there is none yet.</summary>
    public async Task<(IssuedDigest Issued, IReadOnlyList<string> Files)> IssueOnceAsync(DigestPeriod period, CancellationToken cancellationToken = default) =>
        await store.FindAsync(period.Id, cancellationToken: cancellationToken) is { } issued ? (issued, await WriteAsync(issued, cancellationToken)) : await IssueAsync(period, cancellationToken);

    /// <summary>The last week that is over, in the bank's zone.</summary>
    public DigestPeriod LastWeek() => DigestPeriod.WeekOf(calendars.DayOf(unit: null, clock.GetUtcNow())).Previous;

    private async Task<IReadOnlyList<Restatement>> RestatementsAsync(DigestPeriod period, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var issued = new List<IssuedDigest>();
        foreach (var earlier in period.Last(PeriodsChecked + 1).SkipLast(1))
            if (await store.FindAsync(earlier.Id, cancellationToken: cancellationToken) is { } digest) issued.Add(digest);

        var told = issued.SelectMany(digest => digest.Model.Restatements).ToList();
        var restated = new List<Restatement>();
        foreach (var digest in issued)
        {
            var earlier = DigestPeriod.Parse(digest.Model.Period);
            var again = builder.Build(await query.ReadAgainAsync(earlier, UnitScope.WholeBank, now, cancellationToken));
            var (gone, added) = await figures.ChangedSinceAsync(earlier.From, earlier.Until, digest.Model.MadeAt, UnitScope.WholeBank, cancellationToken);
            restated.AddRange(Restating.Compare(digest.Model, again, told, gone, added));
        }

        return restated;
    }

    private async Task<IReadOnlyList<string>> WriteAsync(IssuedDigest issued, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(storage.Folder, "digests")).FullName;
        var files = new List<string>();
        foreach (var language in (string[])["zh-CN", "en"])
        {
            var path = Path.Combine(folder, $"{issued.Model.Period}.v{issued.Model.Version}.{language}.html");
            await File.WriteAllTextAsync(path, DigestHtml.Render(issued.Model, language, issued.Check), Encoding.UTF8, cancellationToken);
            files.Add(path);
        }

        return files;
    }
}

using FinServ.Compliance.Audit;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Interactions.Index;
using FinServ.Compliance.Text;
using FinServ.Compliance.Violations;
using FinServ.Compliance.Web.Accounts;

namespace FinServ.Compliance.Web.Searching;

/// <summary>What a search found, and under which number it stands in the audit trail.</summary>
/// <param name="Violations">Standing violations by subject (`case:C1`), for the hits of this page.</param>
public sealed record SearchAnswer(
    long Number, DateTimeOffset At, TimeSpan Took, IReadOnlyList<SearchHit> Hits, SearchSummary Summary, IReadOnlyDictionary<string, int> Violations, IReadOnlyList<CoverageSpan> Gaps);

/// <summary>Searches interactions for a person: own units only, with a purpose, and never without an audit entry.</summary>
public sealed class SearchDesk(IInteractionIndex index, ViolationStore violations, AuditTrail audit, TextMasker masker, TimeProvider clock)
{
    public const int PageSize = 20;

    public static LocalText Personal { get; } = new(
        "条件里有个人信息（号码、邮箱或鉴别信息）。文本在入库时已遮蔽，这样检索不到；请按客户号、案件号或不含个人信息的短语查。",
        "A condition holds personal data (a number, mail address or secret). Texts were masked at intake, so this finds nothing; search by customer key, case number or a phrase without personal data.");

    /// <summary>Phrases with personal data are not searched: texts are masked at intake, and a phrase stands in the address.</summary>
    /// <exception cref="RefusedException">The phrase holds personal data, or no purpose is given.</exception>
    public void Check(SearchRequest request, string? purpose)
    {
        foreach (var (_, value) in request.Conditions())
        {
            if (masker.Mask(value).Findings.Count > 0)
            {
                throw new RefusedException("personal-data-in-search", Personal);
            }
        }

        if (string.IsNullOrWhiteSpace(purpose))
            throw new RefusedException("purpose-missing", new("请写明本次检索的目的，它与查询一起记入审计轨迹。", "Say what this search is for; it is recorded with the query in the audit trail."));
    }

    public async Task<SearchAnswer> AnswerAsync(SearchRequest request, string purpose, Actor actor, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        Check(request, purpose);
        var now = clock.GetUtcNow();
        var started = clock.GetTimestamp();
        var search = request.ToSearch(actor.Scope, zone);
        SearchKey? after = request.After is { } key && SearchKey.TryParse(key, out var parsed) ? parsed : null;
        var hits = await index.SearchAsync(search, after, PageSize + 1, cancellationToken);
        var summary = await index.SummariseAsync(search, zone, cancellationToken);
        var took = clock.GetElapsedTime(started);
        var entry = await RecordAsync("interactions-searched", request, purpose, summary.Events, actor, now, cancellationToken);
        return new(entry.Number, now, took, hits, summary, await ViolationsOfAsync(hits, cancellationToken), [.. (await index.CoverageAsync(cancellationToken)).Where(span => span.IsGap)]);
    }

    /// <summary>Every hit of a search up to <paramref name="most"/>, for an export, which is recorded as such.</summary>
    public async Task<(AuditEntry Entry, IReadOnlyList<SearchHit> Hits, SearchSummary Summary)> ExportAsync(
        SearchRequest request, string purpose, Actor actor, TimeZoneInfo zone, int most, CancellationToken cancellationToken)
    {
        Check(request, purpose);
        var search = request.ToSearch(actor.Scope, zone);
        var summary = await index.SummariseAsync(search, zone, cancellationToken);
        var hits = await index.SearchAsync(search, null, most, cancellationToken);
        return (await RecordAsync("interactions-exported", request, purpose, hits.Count, actor, clock.GetUtcNow(), cancellationToken), hits, summary);
    }

    private async Task<AuditEntry> RecordAsync(string action, SearchRequest request, string purpose, long count, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entry = AuditEntry.By(
            actor.Id, actor.RoleFor(Policies.SearchInteractions), action, "interactions", now,
            new { conditions = request.Conditions().ToDictionary(condition => condition.Name, condition => condition.Value), purpose = masker.Mask(purpose).Text, count });
        await audit.RecordAsync(entry, cancellationToken);
        return entry;
    }

    private async Task<IReadOnlyDictionary<string, int>> ViolationsOfAsync(IReadOnlyList<SearchHit> hits, CancellationToken cancellationToken)
    {
        var subjects = hits.SelectMany(SubjectsOf).Distinct().ToList();
        if (subjects.Count == 0) return new Dictionary<string, int>();
        return (await violations.OnRecordAsync(subjects, cancellationToken)).Violations
            .Where(violation => violation.State.Stands())
            .CountBy(violation => violation.Verdict.Subject.ToString())
            .ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The interaction and the case of a hit, as violations name them.</summary>
    public static IEnumerable<SubjectRef> SubjectsOf(SearchHit hit)
    {
        if (hit.Interaction is { } interaction) yield return new(SubjectKind.Interaction, interaction);
        if (hit.Case is { } one) yield return new(SubjectKind.Case, one);
    }
}

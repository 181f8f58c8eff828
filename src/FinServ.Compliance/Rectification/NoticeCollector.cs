using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FinServ.Compliance.Calendars;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Violations;

namespace FinServ.Compliance.Rectification;

/// <summary>What a collection changes.</summary>
/// <param name="Notices">Drafts that are new or grew, and issued notices that took in a missed remedy.</param>
/// <param name="Violations">Violations that found their notice, or the more specific one that carries it.</param>
public sealed record Collected(IReadOnlyList<RectificationNotice> Notices, IReadOnlyList<Violation> Violations);

/// <summary>Puts confirmed violations into drafts, so that a month with 3,700 slow answers gives a handful of notices. Pure.</summary>
/// <remarks>
/// S1 stays single; S2 and S3 are collected by rule, agent and day (by unit where no agent is named), S4 by rule, unit and week.
/// Each violation keeps its own deadline and facts. Source: policy/rules.md 1.5 and 4.1.
/// </remarks>
public sealed class NoticeCollector(NoticeTerms terms, RuleCards cards)
{
    /// <summary>The clock of what is owed after a wrong, beside `hit`, the wrong itself.</summary>
    private const string Remedy = "remedy";

    private static readonly TimeSpan RepeatWindow = TimeSpan.FromDays(30);

    /// <param name="waiting">Confirmed violations without a notice.</param>
    /// <param name="related">Violations of the same subjects that stand; they may carry the notice of a waiting one.</param>
    /// <param name="known">Drafts, and the notices of the last months of the rules concerned.</param>
    public Collected Collect(IReadOnlyList<Violation> waiting, IReadOnlyList<Violation> related, IReadOnlyList<RectificationNotice> known, DateTimeOffset now)
    {
        var notices = known.ToDictionary(notice => notice.Id);
        var drafts = known.Where(notice => notice.State == NoticeState.Draft).ToDictionary(notice => notice.Key, notice => notice.Id, StringComparer.Ordinal);
        var (changedNotices, changedViolations) = (new SortedSet<Guid>(), new List<Violation>());

        foreach (var violation in waiting.Where(OwesNotice).OrderBy(violation => violation.Identity, StringComparer.Ordinal))
        {
            if (MoreSpecific(violation, related) is { } specific)
            {
                changedViolations.Add(violation.LinkTo(specific.Number));
                continue;
            }

            var id = FirstWrongOf(violation, related)?.Notice is { } joined && notices.TryGetValue(joined, out var open) && open.State.IsOpen()
                ? joined
                : DraftFor(violation, notices, drafts, known, now);
            notices[id] = notices[id].Take(violation);
            changedNotices.Add(id);
            var taken = violation.PutInto(id);
            changedViolations.Add(notices[id].State == NoticeState.Draft ? taken : taken.IssueNotice());
        }

        return new([.. changedNotices.Select(id => notices[id])], changedViolations);
    }

    /// <summary>Whether another violation of the same subject can carry the notice: only then <c>related</c> is needed.</summary>
    public bool MayBeCarried(string ruleId, string clock) => clock == Remedy || terms.Profiles.SameFacts.Any(pair => pair.General == ruleId);

    /// <summary>Advisory rules warn and count, but raise no notice.</summary>
    private bool OwesNotice(Violation violation) => !cards.Of(violation.Verdict.Rule).Advisory;

    private Violation? MoreSpecific(Violation violation, IReadOnlyList<Violation> related) => related.FirstOrDefault(other =>
        other.State.Stands() && other.Verdict.Subject == violation.Verdict.Subject
        && terms.Profiles.SameFacts.Any(pair => pair.General == violation.Verdict.Rule.Id && pair.Specific == other.Verdict.Rule.Id));

    /// <summary>A missed remedy joins the wrong that it was owed for (policy/rules.md 1.7 a).</summary>
    private static Violation? FirstWrongOf(Violation violation, IReadOnlyList<Violation> related) => violation.Verdict.Clock != Remedy ? null
        : related.FirstOrDefault(other => other.Identity == (violation.Verdict with { Clock = "hit" }).Identity);

    private Guid DraftFor(
        Violation violation, Dictionary<Guid, RectificationNotice> notices, Dictionary<string, Guid> drafts, IReadOnlyList<RectificationNotice> known, DateTimeOffset now)
    {
        var recurrence = Recurrence(violation, known);
        var key = recurrence is null ? KeyOf(violation) : $"{KeyOf(violation)}|after:{recurrence.Number}";
        var issueBy = terms.IssueBy(violation.Unit, terms.Profiles[violation.Severity].Issue, violation.ReviewedAt!.Value);
        if (drafts.TryGetValue(key, out var id))
        {
            if (issueBy < notices[id].IssueBy) notices[id] = notices[id] with { IssueBy = issueBy };
            return id;
        }

        var severity = recurrence is not null || IsThirdInThirtyDays(violation, known, now) ? Raised(violation.Severity) : violation.Severity;
        var card = cards.Of(violation.Verdict.Rule);
        var draft = new RectificationNotice
        {
            Id = IdOf(key, now),
            Key = key,
            Rule = violation.Verdict.Rule,
            Severity = severity,
            Unit = violation.Unit,
            Agent = CollectsByAgent(violation) ? violation.Verdict.Agent : null,
            Within = recurrence is null && Amount.TryParse(card.RectifyWithin, out var own) ? own : terms.Profiles[severity].Rectify,
            Collective = violation.Severity == Severity.S4,
            RecurrenceOf = recurrence?.Number,
            Members = 0,
            DraftedAt = now,
            IssueBy = issueBy,
        };
        notices.Add(draft.Id, draft);
        drafts.Add(key, draft.Id);
        return draft.Id;
    }

    private string KeyOf(Violation violation)
    {
        var verdict = violation.Verdict;
        var rule = $"{verdict.Rule.Id}|{violation.Severity}";
        return violation.Severity switch
        {
            Severity.S1 => $"{rule}|{verdict.Subject}|{verdict.Trigger}|{verdict.Member}",
            Severity.S4 => $"{rule}|unit:{violation.Unit}|{WeekOf(violation)}",
            _ when CollectsByAgent(violation) => $"{rule}|unit:{violation.Unit}|agent:{verdict.Agent}|{DayOf(violation):yyyy-MM-dd}",
            _ => $"{rule}|unit:{violation.Unit}|{DayOf(violation):yyyy-MM-dd}",
        };
    }

    private static bool CollectsByAgent(Violation violation) => violation.Severity != Severity.S4 && violation.Verdict.Agent is not null;

    private static DateOnly DayOf(Violation violation) => violation.OccurredOn;

    /// <summary>The week whose close is the time of issue.</summary>
    private string WeekOf(Violation violation)
    {
        var close = terms.Clock.DayOf(violation.Unit, terms.Clock.CloseOfWeek(violation.Unit, violation.ReviewedAt!.Value)).ToDateTime(TimeOnly.MinValue);
        return $"{ISOWeek.GetYear(close)}-W{ISOWeek.GetWeekOfYear(close):00}";
    }

    /// <summary>The closed notice in whose watch period the same happened again (复发).</summary>
    private static RectificationNotice? Recurrence(Violation violation, IReadOnlyList<RectificationNotice> known) => known
        .Where(notice => notice.State == NoticeState.Closed && IsOfTheSame(violation, notice)
            && notice.ClosedAt < violation.OccurredAt && violation.OccurredAt <= notice.WatchUntil)
        .MaxBy(notice => notice.ClosedAt);

    /// <summary>S4: the third notice of one rule within thirty days is raised to S3.</summary>
    private static bool IsThirdInThirtyDays(Violation violation, IReadOnlyList<RectificationNotice> known, DateTimeOffset now) =>
        violation.Severity == Severity.S4
        && known.Count(notice => notice.Issued is { } issued && notice.State != NoticeState.Withdrawn && IsOfTheSame(violation, notice) && now - issued.At <= RepeatWindow) >= 2;

    private static bool IsOfTheSame(Violation violation, RectificationNotice notice) =>
        notice.Rule.Id == violation.Verdict.Rule.Id && notice.Unit == violation.Unit && (notice.Agent is null || notice.Agent == violation.Verdict.Agent);

    private static Severity Raised(Severity severity) => severity == Severity.S1 ? Severity.S1 : severity - 1;

    /// <summary>The same for two workers that draft the same at the same instant, so that one of them loses.</summary>
    private static Guid IdOf(string key, DateTimeOffset now) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}|{now.ToUnixTimeMilliseconds()}")).AsSpan(0, 16));
}

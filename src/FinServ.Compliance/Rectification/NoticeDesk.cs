using System.Text;
using FinServ.Compliance.Audit;
using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Evidence;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Storage;
using FinServ.Compliance.Violations;

namespace FinServ.Compliance.Rectification;

/// <summary>What people do with notices. Each step is stored with its audit entry; all throw <see cref="RefusedException"/> where the rules forbid it or somebody was faster.</summary>
public sealed class NoticeDesk(NoticeStore notices, NoticeTerms terms, NoticeWriter writer, ReportingLines lines, Sealing sealing, TimeProvider clock)
{
    /// <summary>The first of two people signs a draft of S1 or S2.</summary>
    public Task<RectificationNotice> CompleteAsync(string name, Actor actor, CancellationToken cancellationToken = default) =>
        StepAsync(name, actor, NoticeAction.Complete, "notice-completed", (notice, now) => notice.Complete(actor, now), null, cancellationToken);

    /// <summary>Issues a draft under the next number of its unit and day, and keeps the letter as it was issued, in both languages.</summary>
    public async Task<RectificationNotice> IssueAsync(string name, Actor actor, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var draft = await FindAsync(name, cancellationToken);
        var members = await notices.MembersAsync(draft.Id, cancellationToken);
        var issued = await notices.TryIssueAsync(
            draft, terms.Clock.DayOf(draft.Unit, now), number => draft.Issue(actor, number, terms, now),
            notice => Entry(notice, actor, NoticeAction.Issue, "notice-issued", now, new { notice.Id, notice.DueAt, notice.Members }),
            (db, notice) => Freeze(db, notice, members, now), cancellationToken);
        return issued ?? throw MovedOn(draft);
    }

    /// <summary>The addressee signs for it.</summary>
    public Task<RectificationNotice> AcknowledgeAsync(string name, Actor actor, CancellationToken cancellationToken = default) =>
        StepAsync(name, actor, NoticeAction.Acknowledge, "notice-acknowledged", (notice, now) => notice.Acknowledge(actor, now), null, cancellationToken);

    /// <summary>The addressee objects.</summary>
    public Task<RectificationNotice> ObjectAsync(string name, Actor actor, string reason, CancellationToken cancellationToken = default) =>
        StepAsync(name, actor, NoticeAction.Object, "notice-disputed", (notice, now) => notice.Object(actor, reason, terms, now), null, cancellationToken);

    /// <summary>An independent person decides on the objection; upheld, its violations are dismissed with it.</summary>
    public async Task<RectificationNotice> DecideObjectionAsync(string name, Actor actor, bool upheld, string finding, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var notice = await FindAsync(name, cancellationToken);
        var decided = notice.DecideObjection(actor, upheld, finding, terms, now);
        var members = upheld ? await notices.MembersAsync(notice.Id, cancellationToken) : [];
        var entry = Entry(decided, actor, NoticeAction.DecideObjection, "notice-dispute-decided", now, new { upheld, violations = members.Count });
        var saved = await notices.TrySaveAsync(decided, entry, db =>
        {
            foreach (var member in members) ViolationStore.Update(db, member.Overturn(actor.Id, finding, now));
            return Task.CompletedTask;
        }, cancellationToken);
        return saved ? decided : throw MovedOn(notice);
    }

    public Task<RectificationNotice> RequestExtensionAsync(string name, Actor actor, Amount length, string reason, CancellationToken cancellationToken = default) =>
        StepAsync(name, actor, NoticeAction.RequestExtension, "notice-extension-requested",
            (notice, now) => notice.RequestExtension(actor, length, reason, terms, now), new { length = length.ToString() }, cancellationToken);

    public Task<RectificationNotice> DecideExtensionAsync(string name, Actor actor, bool granted, CancellationToken cancellationToken = default) =>
        StepAsync(name, actor, NoticeAction.DecideExtension, "notice-extension-decided", (notice, now) => notice.DecideExtension(actor, granted, terms, now), new { granted }, cancellationToken);

    /// <param name="proof">Documents handed in before, by id.</param>
    public Task<RectificationNotice> SubmitAsync(string name, Actor actor, string report, IReadOnlyList<Guid> proof, CancellationToken cancellationToken = default) =>
        StepAsync(name, actor, NoticeAction.Submit, "rectification-submitted",
            (notice, now) => notice.Submit(actor, report, [.. proof.Select(id => id.ToString())], terms, now), new { proof }, cancellationToken);

    public Task<RectificationNotice> ReinspectAsync(string name, Actor actor, bool passed, string finding, CancellationToken cancellationToken = default) =>
        StepAsync(name, actor, NoticeAction.Reinspect, "notice-reinspected",
            (notice, now) => notice.Reinspect(actor, passed, finding, lines.Of(notice), terms, now), new { passed }, cancellationToken);

    public Task<RectificationNotice> DecideAccountabilityAsync(string name, Actor actor, AccountabilityOutcome outcome, string? reason, CancellationToken cancellationToken = default) =>
        StepAsync(name, actor, NoticeAction.DecideAccountability, "accountability-decided",
            (notice, now) => notice.DecideAccountability(actor, outcome, reason, now), new { outcome = outcome.ToString() }, cancellationToken);

    /// <summary>Whether somebody may do something now, and if not, why and who can.</summary>
    public Entitlement May(NoticeAction action, Actor actor, RectificationNotice notice) => NoticeDuties.May(action, actor, notice, lines.Of(notice));

    private async Task<RectificationNotice> StepAsync(
        string name, Actor actor, NoticeAction action, string code, Func<RectificationNotice, DateTimeOffset, RectificationNotice> step, object? details, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var notice = await FindAsync(name, cancellationToken);
        var changed = step(notice, now);
        var saved = await notices.TrySaveAsync(changed, Entry(changed, actor, action, code, now, details), cancellationToken: cancellationToken);
        return saved ? changed with { Revision = changed.Revision + 1 } : throw MovedOn(notice);
    }

    private async Task<RectificationNotice> FindAsync(string name, CancellationToken cancellationToken) =>
        await notices.FindAsync(name, cancellationToken) ?? throw new RefusedException("not-found", new($"没有通知书 {name}。", $"There is no notice {name}."));

    private void Freeze(ComplianceDb db, RectificationNotice notice, IReadOnlyList<Violation> members, DateTimeOffset now)
    {
        foreach (var language in (string[])["zh-CN", "en"])
        {
            var letter = Encoding.UTF8.GetBytes(NoticeHtml.Render(writer.Write(notice, members, language, now)));
            EvidenceStore.Append(db, sealing, notice.Number!, $"{notice.Number}.{language}.html", "text/html; charset=utf-8", letter, terms.Clock.DayOf(notice.Unit, now), now, Actor.System.Id);
        }
    }

    private static AuditEntry Entry(RectificationNotice notice, Actor actor, NoticeAction action, string code, DateTimeOffset at, object? details) =>
        AuditEntry.By(actor.Id, actor.RoleAmong(NoticeDuties.WhoMay(action, notice)) ?? "", code, notice.Number ?? notice.Id.ToString(), at, details);

    private static RefusedException MovedOn(RectificationNotice notice) => new(
        "moved-on", new($"通知书 {notice.Name} 刚被他人处理，请重新查看。", $"Notice {notice.Name} was changed by somebody else just now; look at it again."));
}

using FinServ.Compliance.Rectification;
using FinServ.Compliance.Violations;
using FinServ.Compliance.Web.Components.Marks;

namespace FinServ.Compliance.Web.Supervision;

/// <summary>What a notice waits for next, and how much time is left to it.</summary>
public static class NoticeClock
{
    /// <returns>Null where nothing is owed any more.</returns>
    public static Remaining? Left(RectificationNotice notice, SeverityProfile profile, Deadlines deadlines, DateTimeOffset now) => notice switch
    {
        { State: NoticeState.Draft } => deadlines.Left(notice.Unit, notice.DraftedAt, notice.IssueBy, profile.Issue is { } issue ? Deadlines.CodeOf(issue) : "BIZ", now),
        { State: NoticeState.Issued, Acknowledged: null, Issued: { } issued, AcknowledgeBy: { } by } when by <= notice.DueAt => deadlines.Left(notice.Unit, issued.At, by, profile.Acknowledge, now),
        { State: NoticeState.Disputed, Dispute: { } dispute } => deadlines.Left(notice.Unit, dispute.Raised.At, dispute.DecideBy, "BIZ", now),
        { State: NoticeState.AwaitingReinspection, Round: { Submitted: { } submitted, ReinspectBy: { } by } } => deadlines.Left(notice.Unit, submitted.At, by, profile.Reinspect, now),
        { Issued: { } issued, DueAt: { } due } when notice.State.IsOpen() => deadlines.Left(notice.Unit, issued.At, due, Deadlines.CodeOf(notice.Within), now),
        _ => null,
    };
}

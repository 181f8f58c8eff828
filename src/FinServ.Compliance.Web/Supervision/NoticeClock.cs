using FinServ.Compliance.Calendars;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Violations;
using FinServ.Compliance.Web.Components.Marks;

namespace FinServ.Compliance.Web.Supervision;

/// <summary>What a notice waits for next, and how much time is left to it.</summary>
public static class NoticeClock
{
    /// <summary>As below, for a line of a list.</summary>
    public static Remaining? Left(NoticeItem item, RuleCard card, SeverityProfiles profiles, Deadlines deadlines, DateTimeOffset now)
    {
        if (item is not { NextBy: { } by, NextDuty: { } duty }) return null;
        var profile = profiles[item.Severity];
        var (start, amount) = duty switch
        {
            NoticeDuty.Issue => (item.DraftedAt, profile.Issue),
            NoticeDuty.Acknowledge => (item.IssuedAt, profile.Acknowledge),
            NoticeDuty.DecideObjection => (null, profiles.DisputePause),
            NoticeDuty.Reinspect => (item.SubmittedAt, profile.Reinspect),
            _ => (item.IssuedAt, (Amount?)(Amount.TryParse(card.RectifyWithin, out var within) ? within : profile.Rectify)),
        };
        return deadlines.Left(item.Unit, start ?? by, by, amount is { } counted ? Deadlines.CodeOf(counted) : "BIZ", now);
    }

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

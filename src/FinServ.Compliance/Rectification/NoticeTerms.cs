using FinServ.Compliance.Calendars;
using FinServ.Compliance.Violations;

namespace FinServ.Compliance.Rectification;

/// <summary>Every deadline in the life of a notice, from its severity profile and the calendar of its unit.</summary>
public sealed class NoticeTerms(SeverityProfiles profiles, SupervisionClock clock)
{
    public SeverityProfiles Profiles => profiles;

    public SupervisionClock Clock => clock;

    public SeverityProfile ProfileOf(RectificationNotice notice) => profiles[notice.Severity];

    /// <summary>When the draft has to be issued: by severity after the confirmation, collective ones by the close of the week.</summary>
    public DateTimeOffset IssueBy(string? unit, Amount? issue, DateTimeOffset confirmedAt) =>
        issue is { } within ? clock.Due(unit, confirmedAt, within) : clock.CloseOfWeek(unit, confirmedAt);

    public DateTimeOffset AcknowledgeBy(RectificationNotice notice, DateTimeOffset issuedAt) => clock.Due(notice.Unit, issuedAt, ProfileOf(notice).Acknowledge);

    public DateTimeOffset ObjectBy(RectificationNotice notice, DateTimeOffset issuedAt) => clock.Due(notice.Unit, issuedAt, ProfileOf(notice).Object);

    /// <summary>An objection stops the clock until then at most, and is to be decided by then.</summary>
    public DateTimeOffset DecideDisputeBy(RectificationNotice notice, DateTimeOffset raisedAt) => clock.Due(notice.Unit, raisedAt, profiles.DisputePause);

    /// <summary>Deadline of the first round: from the issue, moved by the objection, then by a granted extension.</summary>
    public DateTimeOffset FirstDue(RectificationNotice notice)
    {
        var plain = notice.Dispute is { } dispute
            ? clock.Due(notice.Unit, notice.Issued!.At, notice.Within, dispute.Pause)
            : clock.Due(notice.Unit, notice.Issued!.At, notice.Within);
        return notice.Extension is { Granted: true } extension ? clock.Due(notice.Unit, plain, extension.Length) : plain;
    }

    /// <summary>Latest deadline that an extension may reach: the longest of the profile, at most the original length again (policy/rules.md §4, §17).</summary>
    public DateTimeOffset LatestExtension(RectificationNotice notice)
    {
        var again = clock.Due(notice.Unit, notice.DueAt!.Value, notice.Within);
        var longest = notice.Dispute is { } dispute
            ? clock.Due(notice.Unit, notice.Issued!.At, ProfileOf(notice).Longest, dispute.Pause)
            : clock.Due(notice.Unit, notice.Issued!.At, ProfileOf(notice).Longest);
        return again < longest ? again : longest;
    }

    /// <summary>Deadline of a further round: half the working days between issue and first deadline, rounded down, at least one.</summary>
    public DateTimeOffset NextRoundDue(RectificationNotice notice, DateTimeOffset failedAt)
    {
        var days = clock.WorkingDaysBetween(notice.Unit, notice.Issued!.At, notice.OriginalDueAt!.Value);
        return clock.Due(notice.Unit, failedAt, Amount.WorkingDays(Math.Max(1, days / 2)));
    }

    public DateTimeOffset ReinspectBy(RectificationNotice notice, DateTimeOffset submittedAt) => clock.Due(notice.Unit, submittedAt, ProfileOf(notice).Reinspect);

    public DateTimeOffset WatchUntil(RectificationNotice notice, DateTimeOffset closedAt) => clock.Due(notice.Unit, closedAt, ProfileOf(notice).Watch);

    public DateTimeOffset DecideAccountabilityBy(RectificationNotice notice, DateTimeOffset metAt) => clock.Due(notice.Unit, metAt, profiles.Accountability);

    /// <summary>The last instant before a step of the ladder: one, five and ten working days after the deadline.</summary>
    public DateTimeOffset EscalatesAfter(RectificationNotice notice, EscalationStep step) =>
        clock.Due(notice.Unit, notice.OverdueSince!.Value, profiles.Escalate[(int)step - 1]);

    /// <summary>How the deadline was reached, segment by segment, with the pause of an objection; null for a draft and for a further round.</summary>
    public ClockReceipt? Receipt(RectificationNotice notice)
    {
        if (notice.Issued is not { } issued || notice.Rounds.Count > 1) return null;
        Pause[] pauses = notice.Dispute is { } dispute ? [dispute.Pause] : [];
        return clock.CalendarOf(notice.Unit).Receipt(issued.At.ToUnixTimeMilliseconds(), notice.Within, SupervisionClock.CountingOf(notice.Within), pauses);
    }
}

using FinServ.Compliance.Rectification;
using FinServ.Compliance.Web.Components.Marks;
using FinServ.Compliance.Web.Wording;

namespace FinServ.Compliance.Web.Supervision;

/// <summary>The life of a notice as steps: what happened, where it stands, what comes (policy/rules.md 4.1).</summary>
public static class NoticeLife
{
    /// <param name="left">Time left to the deadline of the state it is in.</param>
    public static IReadOnlyList<LifeStep> Of(RectificationNotice notice, string? left, Reader reader)
    {
        var times = reader.Times;
        var steps = new List<LifeStep> { new(notice.State == NoticeState.Draft ? StepKind.Now : StepKind.Done, Name(NoticeState.Draft), times.Moment(notice.DraftedAt), notice.State == NoticeState.Draft ? reader.Say($"下达截止 {times.Deadline(notice.IssueBy)}", $"issue by {times.Deadline(notice.IssueBy)}") : Signed(notice.Completed, reader)) };
        if (notice.Issued is { } issued) steps.Add(new(StepKind.Done, Name(NoticeState.Issued), times.Moment(issued.At), notice.Completed is { } first ? reader.Say($"{first.By} 签发，{issued.By} 复核", $"signed by {first.By}, issued by {issued.By}") : issued.By));
        if (notice.Acknowledged is { } acknowledged) steps.Add(new(StepKind.Done, reader.Say("已签收", "Acknowledged"), times.Moment(acknowledged.At), acknowledged.By));
        else if (notice.State == NoticeState.Issued && notice.AcknowledgeBy is { } by) steps.Add(new(StepKind.Now, reader.Say("待签收", "To be acknowledged"), reader.Say($"截止 {times.Deadline(by)}", $"by {times.Deadline(by)}"), left));
        if (notice.Dispute is { } dispute) steps.Add(OfDispute(dispute, notice.State == NoticeState.Disputed, reader));
        foreach (var round in notice.Rounds.SkipLast(1)) steps.Add(new(StepKind.Done, reader.Say($"第 {round.Number} 轮复查未通过", $"Round {round.Number} failed"), round.Reinspected is { } failed ? times.Moment(failed.At) : null, round.Finding));

        AddPresent(steps, notice, left, reader);
        return steps;

        string Name(NoticeState state) => reader.Say(SupervisionWords.Of(state));
    }

    private static void AddPresent(List<LifeStep> steps, RectificationNotice notice, string? left, Reader reader)
    {
        var times = reader.Times;
        string Name(NoticeState state) => reader.Say(SupervisionWords.Of(state));
        var due = notice.DueAt is { } at ? reader.Say($"截止 {times.Deadline(at)}", $"due {times.Deadline(at)}") : null;
        switch (notice.State)
        {
            case NoticeState.InRectification:
                steps.Add(new(StepKind.Now, Name(NoticeState.InRectification) + (notice.RoundNumber > 1 ? reader.Say($"，第 {notice.RoundNumber} 轮", $", round {notice.RoundNumber}") : ""), due, left));
                break;
            case NoticeState.Overdue:
                steps.Add(new(StepKind.Overdue, Name(NoticeState.Overdue), due, $"{left}{reader.Say("；", "; ")}{reader.Say(SupervisionWords.Of(notice.Escalation))}"));
                break;
            case NoticeState.AwaitingReinspection or NoticeState.Closed when notice.Round is { Submitted: { } submitted } round:
                steps.Add(new(StepKind.Done, reader.Say(round.Late ? "迟交整改" : "已交整改", round.Late ? "Handed in late" : "Handed in"), times.Moment(submitted.At), submitted.By));
                break;
            case NoticeState.Withdrawn:
                steps.Add(new(StepKind.Done, Name(NoticeState.Withdrawn), notice.WithdrawnAt is { } withdrawn ? times.Moment(withdrawn) : null, null));
                return;
            default:
                break;
        }

        if (notice.State == NoticeState.AwaitingReinspection)
            steps.Add(new(StepKind.Now, Name(NoticeState.AwaitingReinspection), notice.Round?.ReinspectBy is { } inspect ? reader.Say($"截止 {times.Deadline(inspect)}", $"by {times.Deadline(inspect)}") : null, left));
        else if (notice.State != NoticeState.Closed)
            steps.Add(new(StepKind.Next, Name(NoticeState.AwaitingReinspection), null, null));
        steps.Add(notice.State == NoticeState.Closed
            ? new(StepKind.Done, Name(NoticeState.Closed), notice.ClosedAt is { } closed ? times.Moment(closed) : null, notice.WatchUntil is { } watch ? reader.Say($"观察至 {times.Deadline(watch)}，复发升一级", $"watched until {times.Deadline(watch)}; a recurrence is raised a grade") : null)
            : new(StepKind.Next, Name(NoticeState.Closed), reader.Say("复查通过", "re-inspection passed"), null));
    }

    private static LifeStep OfDispute(Dispute dispute, bool open, Reader reader)
    {
        var times = reader.Times;
        if (open) return new(StepKind.Now, reader.Say("异议，待裁定", "Objection, to be decided"), times.Moment(dispute.Raised.At), reader.Say($"裁定截止 {times.Deadline(dispute.DecideBy)}；期间暂停", $"decision by {times.Deadline(dispute.DecideBy)}; the clock stands still"));
        var word = dispute.Upheld == true ? reader.Say("异议，已成立", "Objection upheld") : reader.Say("异议，已驳回", "Objection rejected");
        return new(StepKind.Done, word, $"{times.Brief(dispute.Raised.At)} – {(dispute.Decided is { } decided ? times.Brief(decided.At) : "")}", dispute.Decided?.By);
    }

    private static string? Signed(Signature? signature, Reader reader) => signature is { } signed ? reader.Say($"{signed.By} 签发", $"signed by {signed.By}") : null;
}

using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Violations;

/// <summary>A violation as the database keeps it: columns for what is asked for, the verdict as JSON beside them.</summary>
internal sealed class ViolationRow
{
    public required string Number { get; init; }

    public required string Identity { get; init; }

    public required string RuleId { get; set; }

    public int RuleVersion { get; set; }

    public required string Clock { get; set; }

    /// <summary>`kind:key`.</summary>
    public required string Subject { get; set; }

    public Severity Severity { get; set; }

    public string? Unit { get; set; }

    public string? Agent { get; set; }

    public DateTimeOffset TriggerAt { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    public DateTimeOffset OccurredAt { get; set; }

    public DateOnly OccurredOn { get; set; }

    public DateTimeOffset? DischargedAt { get; set; }

    public long? LateMs { get; set; }

    public ViolationState State { get; set; }

    public DateTimeOffset RaisedAt { get; set; }

    public DateTimeOffset ConfirmBy { get; set; }

    public DateTimeOffset? ReviewedAt { get; set; }

    public string? ReviewedBy { get; set; }

    public DismissalReason? Dismissal { get; set; }

    public string? Note { get; set; }

    public Waiver? Waiver { get; set; }

    public WithdrawalReason? Withdrawal { get; set; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public Guid? NoticeId { get; set; }

    public string? LinkedTo { get; set; }

    public int Revision { get; set; }

    public required string Verdict { get; set; }

    public static ViolationRow Of(Violation violation) => new()
    {
        Number = violation.Number,
        Identity = violation.Identity,
        RuleId = violation.Verdict.Rule.Id,
        RuleVersion = violation.Verdict.Rule.Version,
        Clock = violation.Verdict.Clock,
        Subject = violation.Verdict.Subject.ToString(),
        Severity = violation.Severity,
        Unit = violation.Unit,
        Agent = violation.Verdict.Agent,
        TriggerAt = violation.Verdict.TriggerAt,
        DueAt = violation.Verdict.DueAt,
        OccurredAt = violation.OccurredAt,
        OccurredOn = violation.OccurredOn,
        DischargedAt = violation.Verdict.DischargedAt,
        LateMs = VerdictSummary.Of(violation.Verdict).LateMs,
        State = violation.State,
        RaisedAt = violation.RaisedAt,
        ConfirmBy = violation.ConfirmBy,
        ReviewedAt = violation.ReviewedAt,
        ReviewedBy = violation.ReviewedBy,
        Dismissal = violation.Dismissal,
        Note = violation.Note,
        Waiver = violation.Waiver,
        Withdrawal = violation.Withdrawal,
        WithdrawnAt = violation.WithdrawnAt,
        NoticeId = violation.Notice,
        LinkedTo = violation.LinkedTo,
        Revision = violation.Revision,
        Verdict = VerdictJson.Write(violation.Verdict),
    };

    public Violation ToViolation() => new()
    {
        Number = Number,
        Verdict = VerdictJson.Read(Verdict),
        OccurredOn = OccurredOn,
        RaisedAt = RaisedAt,
        ConfirmBy = ConfirmBy,
        State = State,
        ReviewedAt = ReviewedAt,
        ReviewedBy = ReviewedBy,
        Dismissal = Dismissal,
        Note = Note,
        Waiver = Waiver,
        Withdrawal = Withdrawal,
        WithdrawnAt = WithdrawnAt,
        Notice = NoticeId,
        LinkedTo = LinkedTo,
        Revision = Revision,
    };
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Rectification;

/// <summary>A notice as the database keeps it: columns for what is asked for, the whole of it as JSON beside them.</summary>
internal sealed class NoticeRow
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public required Guid Id { get; init; }

    public required string Key { get; init; }

    public string? Number { get; set; }

    public required string RuleId { get; init; }

    public Severity Severity { get; set; }

    public string? Unit { get; set; }

    public string? Agent { get; set; }

    public bool Collective { get; set; }

    public NoticeState State { get; set; }

    public int Members { get; set; }

    public DateTimeOffset DraftedAt { get; set; }

    public DateTimeOffset? IssuedAt { get; set; }

    public DateTimeOffset? OriginalDueAt { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    public NoticeDuty? NextDuty { get; set; }

    public DateTimeOffset? NextBy { get; set; }

    public int Rounds { get; set; }

    /// <summary>When the last rectification was handed in.</summary>
    public DateTimeOffset? SubmittedAt { get; set; }

    public DateTimeOffset? OverdueSince { get; set; }

    public EscalationStep Escalation { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public DateTimeOffset? WatchUntil { get; set; }

    /// <summary>Deadline of a decision on accountability that is still open.</summary>
    public DateTimeOffset? AccountabilityBy { get; set; }

    public string? RecurrenceOf { get; set; }

    public int Revision { get; set; }

    public required string Body { get; set; }

    public static NoticeRow Of(RectificationNotice notice) => new()
    {
        Id = notice.Id,
        Key = notice.Key,
        Number = notice.Number,
        RuleId = notice.Rule.Id,
        Severity = notice.Severity,
        Unit = notice.Unit,
        Agent = notice.Agent,
        Collective = notice.Collective,
        State = notice.State,
        Members = notice.Members,
        DraftedAt = notice.DraftedAt,
        IssuedAt = notice.Issued?.At,
        OriginalDueAt = notice.OriginalDueAt,
        DueAt = notice.DueAt,
        NextDuty = notice.Next?.Duty,
        NextBy = notice.Next?.By,
        Rounds = notice.Rounds.Count,
        SubmittedAt = notice.Rounds.LastOrDefault(round => round.Submitted is not null)?.Submitted!.At,
        OverdueSince = notice.OverdueSince,
        Escalation = notice.Escalation,
        ClosedAt = notice.ClosedAt,
        WatchUntil = notice.WatchUntil,
        AccountabilityBy = notice.Accountability is { Decided: null } open ? open.DecideBy : null,
        RecurrenceOf = notice.RecurrenceOf,
        Revision = notice.Revision,
        Body = JsonSerializer.Serialize(notice, Json),
    };

    public RectificationNotice ToNotice() => JsonSerializer.Deserialize<RectificationNotice>(Body, Json)! with { Revision = Revision };
}

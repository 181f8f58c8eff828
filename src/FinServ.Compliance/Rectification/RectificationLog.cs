using Microsoft.Extensions.Logging;

namespace FinServ.Compliance.Rectification;

/// <summary>Log messages about notices, event ids 3100 to 3199. They carry ids, never customer data.</summary>
internal static partial class RectificationLog
{
    [LoggerMessage(3100, LogLevel.Information, "{Violations} confirmed violations went into {Notices} notices")]
    public static partial void NoticesCollected(this ILogger log, int violations, int notices);

    [LoggerMessage(3101, LogLevel.Information, "Notice {Number} was issued; it is due at {DueAt:O}")]
    public static partial void NoticeIssued(this ILogger log, string number, DateTimeOffset dueAt);

    [LoggerMessage(3102, LogLevel.Warning, "Notice {Number} is overdue since {DueAt:O}")]
    public static partial void NoticeOverdue(this ILogger log, string number, DateTimeOffset dueAt);

    [LoggerMessage(3103, LogLevel.Warning, "Notice {Number} climbed to {Step}")]
    public static partial void NoticeEscalated(this ILogger log, string number, EscalationStep step);

    [LoggerMessage(3104, LogLevel.Information, "Notice {Name} now covers {Members} violations and is {State}")]
    public static partial void NoticeRecounted(this ILogger log, string name, int members, NoticeState state);

    [LoggerMessage(3105, LogLevel.Information, "Another process collected at the same time; what is left is collected next time")]
    public static partial void CollectedByAnother(this ILogger log);
}

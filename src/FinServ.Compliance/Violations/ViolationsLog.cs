using FinServ.Compliance.Rules;
using Microsoft.Extensions.Logging;

namespace FinServ.Compliance.Violations;

/// <summary>Log messages about violations, event ids 3000 to 3099. They carry ids, never customer data.</summary>
internal static partial class ViolationsLog
{
    [LoggerMessage(3000, LogLevel.Information, "Violation {Number} of {Rule} was raised; it has to be confirmed by {ConfirmBy:O}")]
    public static partial void ViolationRaised(this ILogger log, string number, RuleRef rule, DateTimeOffset confirmBy);

    [LoggerMessage(3001, LogLevel.Information, "Violation {Number} of {Rule} was withdrawn: {Reason}")]
    public static partial void ViolationWithdrawn(this ILogger log, string number, RuleRef rule, WithdrawalReason reason);

    [LoggerMessage(3002, LogLevel.Information, "Verdicts of these subjects changed meanwhile; they are reconciled again")]
    public static partial void ReconciledByAnother(this ILogger log);

    [LoggerMessage(3003, LogLevel.Warning, "Evaluation: {What}")]
    public static partial void LeaseLost(this ILogger log, string what);
}

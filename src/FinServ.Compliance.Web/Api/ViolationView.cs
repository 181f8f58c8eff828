using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Violations;

namespace FinServ.Compliance.Web.Api;

/// <summary>A violation as clients see it: field names as the command line prints them (contracts.md §2), texts masked.</summary>
public sealed record ViolationView(
    string Id, string Rule, int RuleVersion, string Clock, string Subject, VerdictKind Verdict, Severity Severity, ViolationState State, string? Unit,
    string Trigger, DateTimeOffset TriggerAt, DateTimeOffset? DueAt, DateTimeOffset? DecidedAt, DateTimeOffset? DischargedAt, decimal? LateSeconds,
    DateTimeOffset RaisedAt, DateTimeOffset ConfirmBy, DateTimeOffset? ReviewedAt, string? ReviewedBy,
    IReadOnlyDictionary<string, string> Parameters, IReadOnlyList<EvidenceItem> Evidence, Receipt? Receipt)
{
    public static ViolationView Of(Violation violation)
    {
        var verdict = violation.Verdict;
        return new(
            violation.Number, verdict.Rule.Id, verdict.Rule.Version, verdict.Clock, verdict.Subject.ToString(), verdict.Kind, verdict.Severity, violation.State, verdict.Unit,
            verdict.Trigger, verdict.TriggerAt, verdict.DueAt, verdict.DecidedAt, verdict.DischargedAt, verdict.LateSeconds,
            violation.RaisedAt, violation.ConfirmBy, violation.ReviewedAt, violation.ReviewedBy,
            verdict.Parameters, verdict.Evidence, verdict.Receipt);
    }
}

using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Violations;

/// <summary>Settings of the review of hits.</summary>
public sealed class ViolationsOptions
{
    public const string Section = "Violations";

    /// <summary>Severities whose clear-cut hits (clocks, missing fields, checksums) need no reviewer. S1 needs one but for authentication data.</summary>
    public IReadOnlyList<Severity> AutoConfirm { get; init; } = [];

    /// <summary>Whether the bank's setting stands by this hit without a reviewer. Source: policy/rules.md 1.1.</summary>
    public bool ConfirmsByItself(Severity severity, RuleCard card) =>
        card.ClearCut && AutoConfirm.Contains(severity) && (severity != Severity.S1 || card.Ref.Id == FoundByChecksum);

    /// <summary>The one S1 rule whose hits stand on checksum or context.</summary>
    private const string FoundByChecksum = "privacy-authentication-data-stored";
}

using FinServ.Compliance.Rules;
using FinServ.Compliance.Violations;

namespace FinServ.Compliance.Web.Supervision;

/// <summary>The list of violations as its address says it: filters, page, the folded row that is open, the row that is selected.</summary>
/// <param name="State">`raised` (also where nothing is said), `confirmed`, `notice`, `dismissed`, `withdrawn`, `waived`, `standing`, `all`.</param>
/// <param name="Open">Number that stands for the folded row whose members are listed.</param>
public sealed record ViolationListAddress(
    string? State = null, string? Sev = null, string? Unit = null, string? Rule = null, string? Q = null, string? Notice = null, string? From = null, string? Until = null,
    string? Order = null, int Page = 1, string? Open = null, string? Sel = null)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 25;

    public static IReadOnlyList<string> States { get; } = ["raised", "confirmed", "notice", "dismissed", "withdrawn", "waived", "standing", "all"];

    public string ShownState => State is { } state && States.Contains(state) ? state : "raised";

    public ViolationOrder ShownOrder => Order == "newest" ? ViolationOrder.Newest : ViolationOrder.SeverityThenConfirmBy;

    public ViolationFilter ToFilter(Guid? notice) => new(
        ShownState switch
        {
            "raised" => [ViolationState.Raised],
            "confirmed" => [ViolationState.Confirmed],
            "notice" => [ViolationState.NoticeIssued],
            "dismissed" => [ViolationState.Dismissed],
            "withdrawn" => [ViolationState.Withdrawn],
            "waived" => [ViolationState.Waived],
            "standing" => [.. ViolationStates.Standing],
            _ => null,
        },
        Sev is { Length: > 0 } ? [.. Sev.Split(' ', '+', ',').Select(name => Enum.TryParse<Severity>(name, out var severity) ? severity : Severity.S1)] : null,
        Given(Unit), Given(Rule), null, Given(Q), Day(From), Day(Until), notice);

    /// <summary>The address of this list, or of a variation of it.</summary>
    public override string ToString()
    {
        (string, string?)[] all =
        [
            ("state", ShownState == "raised" ? null : State), ("sev", Sev), ("unit", Unit), ("rule", Rule), ("q", Q), ("notice", Notice), ("from", From), ("until", Until),
            ("order", Order), ("page", Page > 1 ? $"{Page}" : null), ("open", Open), ("sel", Sel),
        ];
        var query = string.Join('&', all.Where(pair => !string.IsNullOrEmpty(pair.Item2)).Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2!)}"));
        return query.Length == 0 ? "/violations" : $"/violations?{query}";
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static DateOnly? Day(string? value) => DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) ? day : null;
}

using System.Text.RegularExpressions;
using FinServ.Compliance.Text;
using FinServ.Compliance.Violations;
using Microsoft.AspNetCore.Mvc;

namespace FinServ.Compliance.Web;

/// <summary>The box at the top: a number or id leads to its page, anything else to the search. Posted, and personal data never goes on into an address.</summary>
internal static partial class JumpEndpoint
{
    public static void MapJump(this IEndpointRouteBuilder app) => 
        app.MapPost("/jump", ([FromForm] string? q, RuleCards cards, TextMasker masker) =>
            TypedResults.LocalRedirect(masker.Mask(q ?? "").Findings.Count > 0 ? "/search?refused=personal" : AddressOf(q?.Trim() ?? "", cards))).ExcludeFromDescription();

    internal static string AddressOf(string asked, RuleCards cards)
    {
        var phrase = asked.Trim('“', '”', '"', '「', '」');
        return asked switch
        {
            "" => "/",
            _ when ViolationNumber().IsMatch(asked) => $"/violations/{asked.ToUpperInvariant()}",
            _ when asked.StartsWith("ZG-", StringComparison.OrdinalIgnoreCase) => $"/notices/{Uri.EscapeDataString(asked.ToUpperInvariant())}",
            _ when cards.Find(asked.Split('@')[0]) is not null => $"/rules/{asked.Split('@')[0]}",
            _ when CaseNumber().IsMatch(asked) => $"/cases/{Uri.EscapeDataString(asked)}",
            _ => $"/search?q={Uri.EscapeDataString(phrase)}",
        };
    }

    [GeneratedRegex(@"^V-\d{8}-\d{4,}$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ViolationNumber();

    /// <summary>How cases of the usual ticket systems are numbered: letters, a dash, digits.</summary>
    [GeneratedRegex(@"^[A-Za-z]{1,6}-\d[\d-]{3,}$", RegexOptions.NonBacktracking)]
    private static partial Regex CaseNumber();
}

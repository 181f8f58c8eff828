using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Web.Accounts;
using FinServ.Compliance.Web.Wording;

namespace FinServ.Compliance.Web.Searching;

/// <summary>The masked hits of a search as a CSV file that ends with its conditions, its place in the audit trail and its check value.</summary>
internal static class SearchExport
{
    private const int Most = 10_000;

    public static void MapSearch(this IEndpointRouteBuilder app) =>
        app.MapGet("/search/export.csv", ExportAsync).RequireAuthorization(Policies.SearchInteractions).ExcludeFromDescription();

    private static async Task<IResult> ExportAsync([AsParameters] SearchAddress address, ClaimsPrincipal person, HttpContext http, SearchDesk desk, Reader reader)
    {
        try
        {
            var request = address.ToRequest();
            var (entry, hits, summary) = await desk.ExportAsync(request, Purpose.Of(http) ?? "", person.Actor(), reader.Times.Zone, Most, http.RequestAborted);
            var csv = new StringBuilder("at,type,source,record,interaction,case,customer,agent,unit,channel,speaker,text\r\n");
            foreach (var hit in hits)
                csv.AppendJoin(',', new[] { reader.Times.Iso(hit.At), hit.Type, hit.Source, hit.Record, hit.Interaction, hit.Case, hit.Customer, hit.Agent, hit.Unit, hit.Channel, hit.Speaker, hit.Text }.Select(Quoted)).Append("\r\n");
            var check = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(csv.ToString())));
            csv.Append(CultureInfo.InvariantCulture, $"# {hits.Count} / {summary.Events}; {string.Join("; ", request.Conditions().Select(condition => $"{condition.Name}={condition.Value}"))}\r\n");
            csv.Append(CultureInfo.InvariantCulture, $"# audit {entry.Number}; {entry.Who}; {reader.Times.Iso(entry.At)}; chain {entry.Hash}; sha256 {check}\r\n");
            return TypedResults.File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(csv.ToString())).ToArray(), "text/csv; charset=utf-8", $"interactions-{entry.Number}.csv");
        }
        catch (RefusedException)
        {
            return TypedResults.LocalRedirect(address.ToRequest().Address());
        }
    }

    /// <summary>A cell that no spreadsheet takes for a formula.</summary>
    private static string Quoted(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";
        if (value[0] is '=' or '+' or '-' or '@' or '\t') value = "'" + value;
        return $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

/// <summary>The conditions of a search in the query of an address.</summary>
internal sealed record SearchAddress(
    string? Q, string? Without, string? Speaker, string? Channel, string? Unit, string? Type, string? Case, string? Customer, string? Agent, string? From, string? To, string? After)
{
    public SearchRequest ToRequest() => new()
    {
        Q = Q, Without = Without, Speaker = Speaker, Channel = Channel, Unit = Unit, Type = Type,
        Case = Case, Customer = Customer, Agent = Agent, From = From, To = To, After = After,
    };
}

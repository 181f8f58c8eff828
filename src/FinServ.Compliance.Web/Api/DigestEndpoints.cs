using System.Security.Claims;
using System.Text;
using FinServ.Compliance.Digests;
using FinServ.Compliance.Web.Accounts;
using FinServ.Compliance.Web.Reporting;
using FinServ.Compliance.Web.Wording;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FinServ.Compliance.Web.Api;

/// <summary>Digests over HTTP: the figures, and the one self-contained file.</summary>
internal static class DigestEndpoints
{
    public static void MapDigests(this IEndpointRouteBuilder app)
    {
        app.MapGroup("/api/digests").WithTags("Digests").RequireAuthorization(Policies.ReadDigests)
            .MapGet("/{period}", GetAsync).WithSummary("The figures of a week (2026-W10) or month (2026-02), as page and file print them");
        app.MapGroup("/api/overview").WithTags("Digests").RequireAuthorization(Policies.ReadOverview)
            .MapGet("", OverviewAsync).WithSummary("What is due next, what waits for review, and where open items lie");
        app.MapGet("/digests/{period}/file", FileAsync).RequireAuthorization(Policies.ReadDigests).ExcludeFromDescription();
    }

    private static async Task<Ok<DigestModel>> GetAsync(string period, ClaimsPrincipal person, DigestReading reading, CancellationToken cancellationToken) =>
        TypedResults.Ok((await reading.ReadAsync(period, person.Actor().Scope, cancellationToken)).Model);

    private static async Task<Ok<OverviewModel>> OverviewAsync(ClaimsPrincipal person, OverviewQuery overview, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Ok(await overview.ReadAsync(person.Actor().Scope, clock.GetUtcNow(), cancellationToken));

    private static async Task<FileContentHttpResult> FileAsync(string period, ClaimsPrincipal person, DigestReading reading, Reader reader, CancellationToken cancellationToken)
    {
        var digest = await reading.ReadAsync(period, person.Actor().Scope, cancellationToken);
        var html = DigestHtml.Render(digest.Model, reader.Language, digest.Check);
        return TypedResults.File(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", $"{digest.Model.Period}.v{digest.Model.Version}.{reader.Language}.html");
    }
}

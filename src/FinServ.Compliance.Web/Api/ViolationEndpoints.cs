using System.Security.Claims;
using FinServ.Compliance.Violations;
using FinServ.Compliance.Web.Accounts;
using FinServ.Compliance.Web.Supervision;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FinServ.Compliance.Web.Api;

/// <summary>Violations over HTTP.</summary>
internal static class ViolationEndpoints
{
    public static void MapViolations(this IEndpointRouteBuilder app)
    {
        var violations = app.MapGroup("/api/violations").WithTags("Violations").RequireAuthorization(Policies.ReadViolations);

        violations.MapGet("", ListAsync).WithSummary("Violations of the caller's units, the gravest first; filters as on the page");
        violations.MapGet("/{number}", GetAsync).WithSummary("One violation, its evidence and how its deadline was reached");
    }

    /// <param name="state">`raised`, `confirmed`, `notice`, `dismissed`, `withdrawn`, `waived`, `standing` or `all`.</param>
    /// <param name="take">At most so many, 1 to 1,000.</param>
    private static async Task<Ok<ViolationList>> ListAsync(
        ClaimsPrincipal person, ViolationQuery violations, CancellationToken cancellationToken,
        string? state = null, string? sev = null, string? unit = null, string? rule = null, string? q = null, string? from = null, string? until = null, int skip = 0, int take = 100)
    {
        var filter = new ViolationListAddress(state ?? "all", sev, unit, rule, q, null, from, until).ToFilter(null);
        var scope = person.Actor().Scope;
        var items = await violations.ListAsync(filter, scope, ViolationOrder.SeverityThenConfirmBy, Math.Max(0, skip), Math.Clamp(take, 1, 1000), cancellationToken);
        return TypedResults.Ok(new ViolationList(await violations.CountAsync(filter, scope, cancellationToken), items));
    }

    private static async Task<Results<Ok<ViolationView>, NotFound>> GetAsync(
        string number, ClaimsPrincipal person, ViolationStore violations, Trail trail, CancellationToken cancellationToken)
    {
        var actor = person.Actor();
        if (await violations.FindAsync(number, cancellationToken) is not { } violation || !actor.Scope.Includes(violation.Unit)) return TypedResults.NotFound();
        await trail.ViewedAsync("violation-viewed", number, actor, Policies.ReadViolations, cancellationToken);
        return TypedResults.Ok(ViolationView.Of(violation));
    }
}

/// <summary>A page of violations and how many there are in all.</summary>
public sealed record ViolationList(int Total, IReadOnlyList<ViolationItem> Items);

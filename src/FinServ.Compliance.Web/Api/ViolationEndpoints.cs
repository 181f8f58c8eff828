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

        violations.MapGet("/{number}", GetAsync).WithSummary("One violation, its evidence and how its deadline was reached");
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

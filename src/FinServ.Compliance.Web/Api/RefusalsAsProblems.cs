using FinServ.Compliance.Checking;
using FinServ.Compliance.Storage;
using FinServ.Compliance.Web.Wording;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace FinServ.Compliance.Web.Api;

/// <summary>Turns what the domain refuses into RFC 9457 problems for callers of the API: 409 for refusals, 503 for a store that is away.</summary>
internal sealed class RefusalsAsProblems(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken cancellationToken)
    {
        var asked = http.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? http.Request.Path; // By now the request is that for the error page.
        if (!new PathString(asked).StartsWithSegments("/api")) return false;
        if (Of(exception, http.RequestServices.GetRequiredService<Reader>()) is not { } problem) return false;

        http.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new() { HttpContext = http, ProblemDetails = problem, Exception = exception });
    }

    private static ProblemDetails? Of(Exception exception, Reader reader) => exception switch
    {
        RefusedException refused => new() { Status = StatusCodes.Status409Conflict, Title = reader.Say(refused.Sentence), Type = $"urn:finserv-compliance:{refused.Code}", Extensions = { ["code"] = refused.Code } },
        StoreUnavailableException store => new() { Status = StatusCodes.Status503ServiceUnavailable, Title = store.Message, Type = "urn:finserv-compliance:store-unavailable", Extensions = { ["code"] = "store-unavailable" } },
        BadHttpRequestException bad => new() { Status = bad.StatusCode, Title = bad.Message, Type = "urn:finserv-compliance:bad-request", Extensions = { ["code"] = "bad-request" } },
        _ => null,
    };
}

using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace FinServ.Compliance.Web.Api;

/// <summary>What the OpenAPI document says of the whole.</summary>
internal static class ApiDescription
{
    public static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "FinServ.Compliance",
            Version = "1",
            Description = "Violations, notices and figures of customer-service supervision. Sign in as for the console; instants are RFC 3339 in UTC; refusals are RFC 9457 problems with a stable code.",
        };
        return Task.CompletedTask;
    }
}

using System.Security.Claims;
using FinServ.Compliance.Evidence;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Web.Accounts;

namespace FinServ.Compliance.Web.Api;

/// <summary>Documents of a notice: the letter as it was issued, and the proof that its addressee hands in.</summary>
internal static class NoticeDocuments
{
    public static void MapNoticeDocuments(this IEndpointRouteBuilder app)
    {
        var documents = app.MapGroup("/notices/{name}/documents").RequireAuthorization(Policies.ReadNotices).ExcludeFromDescription();
        documents.MapPost("", AddAsync);
        documents.MapGet("/{id:guid}", OpenAsync);
    }

    private static async Task<IResult> AddAsync(
        string name, IFormFile document, ClaimsPrincipal person, NoticeStore notices, NoticeDesk desk, EvidenceStore evidence, CancellationToken cancellationToken)
    {
        var actor = person.Actor();
        if (await FindAsync(name, actor, notices, cancellationToken) is not { } notice) return TypedResults.NotFound();
        desk.May(NoticeAction.Submit, actor, notice).Demand();

        using var content = new MemoryStream();
        await document.CopyToAsync(content, cancellationToken);
        await evidence.AddAsync(
            notice.Name, Path.GetFileName(document.FileName), document.ContentType, content.ToArray(), null,
            actor.Id, actor.RoleAmong(NoticeDuties.WhoMay(NoticeAction.Submit, notice)) ?? "", cancellationToken);
        return TypedResults.LocalRedirect($"/notices/{Uri.EscapeDataString(notice.Name)}#actions");
    }

    private static async Task<IResult> OpenAsync(
        string name, Guid id, ClaimsPrincipal person, NoticeStore notices, EvidenceStore evidence, CancellationToken cancellationToken)
    {
        var actor = person.Actor();
        if (await FindAsync(name, actor, notices, cancellationToken) is not { } notice) return TypedResults.NotFound();
        if ((await evidence.OfAsync(notice.Name, cancellationToken)).FirstOrDefault(one => one.Id == id) is not { } document) return TypedResults.NotFound();

        var content = await evidence.OpenAsync(id, actor.Id, actor.RoleFor(Policies.ReadNotices), cancellationToken);
        // Handed in by people: never shown as a page of ours, only saved.
        return content is null ? TypedResults.NotFound()
            : document.CollectedBy == Actor.System.Id ? TypedResults.File(content, document.ContentType)
            : TypedResults.File(content, "application/octet-stream", document.Name);
    }

    private static async Task<RectificationNotice?> FindAsync(string name, Actor actor, NoticeStore notices, CancellationToken cancellationToken) =>
        await notices.FindAsync(name, cancellationToken) is { } notice
        && actor.Scope.Includes(notice.Unit)
        && (actor.RoleAmong(Policies.RolesOf(Policies.ReadViolations)) is not null || actor.Is(notice.Agent))
            ? notice
            : null;
}

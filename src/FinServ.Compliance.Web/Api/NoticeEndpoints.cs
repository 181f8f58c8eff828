using System.Security.Claims;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Web.Accounts;
using FinServ.Compliance.Web.Supervision;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FinServ.Compliance.Web.Api;

/// <summary>Notices over HTTP.</summary>
internal static class NoticeEndpoints
{
    public static void MapNotices(this IEndpointRouteBuilder app)
    {
        var notices = app.MapGroup("/api/notices").WithTags("Notices").RequireAuthorization(Policies.ReadViolations);

        notices.MapGet("", ListAsync).WithSummary("Notices of the caller's units, what is owed first first");
        notices.MapGet("/{name}", GetAsync).WithSummary("One notice: where it stands, its deadlines, and the violations it covers");
    }

    /// <param name="take">At most so many, 1 to 1,000.</param>
    private static async Task<Ok<NoticeList>> ListAsync(
        ClaimsPrincipal person, NoticeQuery notices, CancellationToken cancellationToken, NoticeState? state = null, string? unit = null, string? rule = null, int skip = 0, int take = 100)
    {
        var filter = new NoticeFilter(state is { } one ? [one] : null, null, unit, rule);
        var scope = person.Actor().Scope;
        return TypedResults.Ok(new NoticeList(
            await notices.CountAsync(filter, scope, cancellationToken),
            await notices.ListAsync(filter, scope, Math.Max(0, skip), Math.Clamp(take, 1, 1000), cancellationToken)));
    }

    private static async Task<Results<Ok<NoticeView>, NotFound>> GetAsync(
        string name, ClaimsPrincipal person, NoticeStore notices, Trail trail, CancellationToken cancellationToken)
    {
        var actor = person.Actor();
        if (await notices.FindAsync(name, cancellationToken) is not { } notice || !actor.Scope.Includes(notice.Unit)) return TypedResults.NotFound();
        await trail.ViewedAsync("notice-viewed", notice.Name, actor, Policies.ReadViolations, cancellationToken);
        var members = await notices.MembersAsync(notice.Id, cancellationToken);
        return TypedResults.Ok(NoticeView.Of(notice, [.. members.Select(member => member.Number)]));
    }
}

/// <summary>A page of notices and how many there are in all.</summary>
public sealed record NoticeList(int Total, IReadOnlyList<NoticeItem> Items);

/// <summary>A notice as clients see it: field names as the command line prints them (contracts.md §2).</summary>
/// <param name="Overdue">True while its deadline has passed without a rectification.</param>
public sealed record NoticeView(
    string Number, NoticeState State, Severity Severity, string Rule, string? Unit, string? Agent, DateTimeOffset? IssuedAt, DateTimeOffset? DueAt, bool Overdue, int Round,
    DateTimeOffset? AcknowledgeBy, DateTimeOffset? ObjectBy, DateTimeOffset? ReinspectBy, DateTimeOffset? ClosedAt, DateTimeOffset? WatchUntil, EscalationStep Escalation, IReadOnlyList<string> Violations)
{
    public static NoticeView Of(RectificationNotice notice, IReadOnlyList<string> violations) => new(
        notice.Name, notice.State, notice.Severity, notice.Rule.ToString(), notice.Unit, notice.Agent, notice.Issued?.At, notice.DueAt, notice.State == NoticeState.Overdue, notice.RoundNumber,
        notice.AcknowledgeBy, notice.ObjectBy, notice.Round?.ReinspectBy, notice.ClosedAt, notice.WatchUntil, notice.Escalation, violations);
}

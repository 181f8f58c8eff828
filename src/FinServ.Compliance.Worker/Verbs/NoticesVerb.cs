using System.CommandLine;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rectification;
using Microsoft.Extensions.DependencyInjection;

namespace FinServ.Compliance.Worker.Verbs;

/// <summary>`notices`: the rectification notices on record.</summary>
internal static class NoticesVerb
{
    private const int Page = 500;

    public static Command Build()
    {
        var (json, rules, data) = (CommonOptions.Json(), CommonOptions.Rules(), CommonOptions.Data());
        var notices = new Command("notices", "Rectification notices, what is owed first first") { data, rules, json };
        notices.SetAction(async (parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(json));
            await using var desk = await Desk.OpenAsync(parsed.GetValue(data)!, parsed.GetValue(rules), cancellationToken);
            var query = desk.GetRequiredService<NoticeQuery>();
            var count = 0;
            for (var page = await PageAsync(); page.Count > 0; page = await PageAsync())
            {
                foreach (var notice in page) output.Line(Row(notice), $"{notice.Name,-36} {notice.Severity} {notice.State,-20} {notice.Unit,-10} {notice.DueAt:yyyy-MM-dd HH:mm}Z {notice.Members,5} {notice.RuleId}");
                count += page.Count;
            }

            output.Line(new { count });
            Output.Flush();
            return ExitCodes.Done;

            Task<IReadOnlyList<NoticeItem>> PageAsync() => query.ListAsync(new(), UnitScope.WholeBank, count, Page, cancellationToken);
        });
        return notices;
    }

    private static object Row(NoticeItem notice) => new
    {
        number = notice.Name,
        state = notice.State,
        severity = notice.Severity.ToString(),
        unit = notice.Unit,
        issued_at = notice.IssuedAt,
        due_at = notice.DueAt,
        overdue = notice.OverdueSince is not null,
        violations = notice.Members,
    };
}

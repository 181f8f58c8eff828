using System.CommandLine;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Violations;
using Microsoft.Extensions.DependencyInjection;

namespace FinServ.Compliance.Worker.Verbs;

/// <summary>`violations`: the current verdicts on record.</summary>
internal static class RecordVerbs
{
    public static Command Violations()
    {
        var (json, rules, data) = (CommonOptions.Json(), CommonOptions.Rules(), CommonOptions.Data());
        var kinds = new Option<string[]>("--verdict") { Description = "Verdicts of these kinds in place of `violated`", AllowMultipleArgumentsPerToken = true };
        var violations = new Command("violations", "What is on record now") { data, kinds, rules, json };
        violations.SetAction(async (parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(json));
            var wanted = (parsed.GetValue(kinds) is { Length: > 0 } named ? named : ["violated"]).Select(Kind).ToHashSet();
            await using var desk = await Desk.OpenAsync(parsed.GetValue(data)!, parsed.GetValue(rules), cancellationToken);
            var count = 0;
            await foreach (var (verdict, number) in desk.GetRequiredService<VerdictQuery>().CurrentAsync(wanted, cancellationToken))
            {
                output.Line(Line(verdict, number), $"{number ?? "",-18} {verdict.Severity} {CommonOptions.Code(verdict.Kind),-9} {verdict.Rule.Id,-42} {verdict.Subject}  {verdict.Unit}");
                count++;
            }

            output.Line(new { count });
            Output.Flush();
            return ExitCodes.Done;
        });
        return violations;
    }

    private static object Line(VerdictSummary verdict, string? number) => new
    {
        id = number ?? verdict.Identity,
        rule = verdict.Rule.Id,
        rule_version = verdict.Rule.Version,
        clock = verdict.Clock,
        subject = verdict.Subject.ToString(),
        verdict = verdict.Kind,
        severity = verdict.Severity.ToString(),
        unit = verdict.Unit,
        trigger = verdict.Trigger,
        trigger_at = verdict.TriggerAt,
        due_at = verdict.DueAt,
        decided_at = verdict.DecidedAt,
        discharged_at = verdict.DischargedAt,
        late_seconds = verdict.LateMs is { } late ? late / 1000m : (decimal?)null,
    };

    private static VerdictKind Kind(string code) =>
        Enum.GetValues<VerdictKind>().Cast<VerdictKind?>().FirstOrDefault(kind => CommonOptions.Code(kind!.Value) == code)
        ?? throw new UsageException($"`{code}` is not a verdict; the verdicts are {string.Join(", ", Enum.GetValues<VerdictKind>().Select(CommonOptions.Code))}.");
}

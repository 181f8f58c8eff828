using System.CommandLine;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace FinServ.Compliance.Worker.Verbs;

/// <summary>`explain`: why a rule says what it says of a subject.</summary>
internal static class ExplainVerb
{
    public static Command Build()
    {
        var subject = new Argument<string>("subject") { Description = "kind:key, e.g. case:C1" };
        var rule = new Argument<string>("rule") { Description = "Id of the rule" };
        var at = new Option<string?>("--at") { Description = "As of this instant; the clock's by default" };
        var (json, rules, data) = (CommonOptions.Json(), CommonOptions.Rules(), CommonOptions.Data());
        var explain = new Command("explain", "Why a rule says what it says of a subject") { subject, rule, data, at, rules, json };
        explain.SetAction(async (parsed, cancellationToken) =>
        {
            if (!SubjectRef.TryParse(parsed.GetValue(subject)!, out var about)) throw new UsageException($"`{parsed.GetValue(subject)}` is not a subject; write kind:key, e.g. case:C1.");
            await using var desk = await Desk.OpenAsync(parsed.GetValue(data)!, parsed.GetValue(rules), cancellationToken);
            var book = desk.GetRequiredService<RuleBook>();
            var found = book.Find(parsed.GetValue(rule)!) ?? throw new UsageException($"There is no rule `{parsed.GetValue(rule)}`. {Spelling.Suggest(parsed.GetValue(rule)!, book.Rules.Select(one => one.Definition.Card.Ref.Id))}");
            var now = CommonOptions.Instant(parsed.GetValue(at)) ?? desk.GetRequiredService<TimeProvider>().GetUtcNow();
            var world = await desk.GetRequiredService<StoredWorld>().LoadAsync([about], cancellationToken);
            var output = new Output(parsed.GetValue(json));
            foreach (var one in new Explainer(book, desk.GetRequiredService<ParameterValues>()).Explain(world, found, about, Instants.Of(now))) output.Line(Row(one), People(one));
            Output.Flush();
            return ExitCodes.Done;
        });
        return explain;
    }

    private static object Row(Explanation one) => new
    {
        rule = one.Rule.Id,
        rule_version = one.Rule.Version,
        clock = one.Clock,
        subject = one.Subject.ToString(),
        verdict = one.Verdict?.Kind ?? VerdictKind.NotApplicable,
        reason = one.Verdict?.Reason ?? "no-trigger",
        trigger_at = one.Verdict?.TriggerAt,
        due_at = one.Verdict?.DueAt,
        decided_at = one.Verdict?.DecidedAt,
        discharged_at = one.Verdict?.DischargedAt,
        late_seconds = one.Verdict?.LateSeconds,
        matched = one.Verdict?.Evidence.Select(item => new { item.Role, item.At, item.Type, item.Source, item.Record }) ?? [],
        awaited = one.Awaited,
        missing = one.Missing,
        receipt = one.Verdict?.Receipt,
        gap = one.Gap is { } gap ? new { from = gap.From, until = gap.Until } : null,
        timeline = one.Timeline.Select(item => new { item.At, item.Type, item.Source, item.Record }),
    };

    private static string People(Explanation one)
    {
        var lines = new List<string> { $"{one.Rule} {one.Clock} on {one.Subject}: {(one.Verdict is { } verdict ? $"{CommonOptions.Code(verdict.Kind)} ({verdict.Reason})" : "not_applicable (its trigger never occurred)")}" };
        lines.AddRange(one.Verdict?.Evidence.Select(item => $"  {item.Role,-8} {Instants.Format(Instants.Of(item.At))} {item.Type} {item.Record}") ?? []);
        if (one.Verdict?.DueAt is { } due) lines.Add($"  due      {Instants.Format(Instants.Of(due))}{(one.Verdict.LateSeconds is { } late ? $", {late} s late" : "")}");
        if (one.Missing.Count > 0) lines.Add($"  missing  {string.Join(", ", one.Missing)}");
        if (one.Gap is { } gap) lines.Add($"  gap      {Instants.Format(Instants.Of(gap.From))} to {Instants.Format(Instants.Of(gap.Until))}");
        lines.AddRange(one.Verdict?.Receipt?.Lines.Select(line => $"  {Instants.Format(Instants.Of(line.From))}  {Instants.Format(Instants.Of(line.To))}  {line.Counted,10}  {line.Reason}") ?? []);
        return string.Join('\n', lines);
    }
}

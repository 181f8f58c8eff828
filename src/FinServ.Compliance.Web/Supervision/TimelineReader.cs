using System.Text;
using System.Text.Json;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Interactions.Index;
using FinServ.Compliance.Violations;
using FinServ.Compliance.Web.Components.Clocks;
using FinServ.Compliance.Web.Components.Pages.Timelines;
using FinServ.Compliance.Web.Wording;

namespace FinServ.Compliance.Web.Supervision;

/// <summary>All that is known of a case, a customer or an interaction: what happened, and on which clocks.</summary>
/// <param name="Unit">The unit that the clocks, or else the events, name first.</param>
/// <param name="Customer">Key of the customer; null where no event names one.</param>
public sealed record SubjectTimeline(IReadOnlyList<TimelineEvent> Events, List<TimelineClock> Clocks, string? Unit, string? Customer);

/// <summary>Reads timelines for pages, within the units that a person sees.</summary>
public sealed class TimelineReader(IInteractionIndex index, ViolationStore store, RuleCards cards, Vocabulary vocabulary, UnitNames units, Deadlines deadlines)
{
    private const int MostEvents = 400;

    /// <returns>Null where nothing is known of it, or all of it belongs to units that the person does not see.</returns>
    public async Task<SubjectTimeline?> ReadAsync(SubjectRef subject, UnitScope scope, Reader reader, CancellationToken cancellationToken)
    {
        var (events, unit, customer) = await EventsAsync(subject, scope, reader, cancellationToken);
        var record = await store.OnRecordAsync([subject], cancellationToken);
        var clocks = record.Verdicts.Where(verdict => verdict.DueAt is not null && scope.Includes(verdict.Unit))
            .OrderBy(verdict => verdict.TriggerAt).ThenBy(verdict => verdict.DueAt)
            .Select(verdict => ClockOf(verdict, record.Violations.FirstOrDefault(violation => violation.Identity == verdict.Identity), reader))
            .ToList();
        return events.Count == 0 && clocks.Count == 0 ? null : new(events, clocks, record.Verdicts.Select(verdict => verdict.Unit).FirstOrDefault(one => one is not null) ?? unit, customer);
    }

    private async Task<(List<TimelineEvent> Events, string? Unit, string? Customer)> EventsAsync(SubjectRef subject, UnitScope scope, Reader reader, CancellationToken cancellationToken)
    {
        var events = new List<TimelineEvent>();
        string? firstUnit = null, customer = null;
        await foreach (var line in index.EventsOfAsync(new([subject]), cancellationToken))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var unit = Read(root, "unit");
            if (!scope.IsWholeBank && unit is not null && !scope.Includes(unit)) continue;
            firstUnit ??= unit;
            customer ??= Read(root, "customer");
            var type = Read(root, "type") ?? "";
            var record = Read(root, "id") ?? Read(root, "interaction") ?? Read(root, "case") ?? "";
            var view = EvidenceView.Of(Encoding.UTF8.GetString(line.Span), null, AtOf(root), type, Read(root, "source") ?? "", record, vocabulary, reader);
            events.Add(new(events.Count + 1, view, LaneOf(view, unit, reader)));
            if (events.Count == MostEvents) break;
        }

        return (!scope.IsWholeBank && firstUnit is null ? [] : events, firstUnit, customer);
    }

    private TimelineClock ClockOf(VerdictSummary verdict, Violation? violation, Reader reader)
    {
        var card = cards.Of(verdict.Rule);
        var counting = verdict.Counting ?? "H24";
        var lines = violation?.Verdict.Receipt?.Lines ?? deadlines.Lines(verdict.Unit, verdict.TriggerAt, verdict.DueAt!.Value, counting);
        return new(
            verdict.Rule, reader.Say(card.Title), verdict.Clock, verdict.Kind, verdict.Severity,
            new(verdict.TriggerAt, verdict.DueAt!.Value, verdict.DischargedAt ?? (verdict.Kind is VerdictKind.Met or VerdictKind.Excused ? verdict.DecidedAt : null), counting, lines),
            violation?.Number, violation?.Verdict.Receipt);
    }

    private string LaneOf(EvidenceView view, string? unit, Reader reader) =>
        view.By == "customer" || view.Speaker == "customer" ? reader.Say("客户", "Customer")
        : unit is not null ? reader.Say(units.Of(unit))
        : view.By == "system" ? reader.Say("系统", "System")
        : reader.Say("本行", "The bank");

    private static DateTimeOffset AtOf(JsonElement root)
    {
        var at = Read(root, "at") ?? "";
        return DateTimeOffset.TryParse(at, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var instant) ? instant.ToUniversalTime() : default;
    }

    private static string? Read(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

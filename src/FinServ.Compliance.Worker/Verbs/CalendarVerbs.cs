using System.CommandLine;
using FinServ.Compliance.Calendars;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Interactions;

namespace FinServ.Compliance.Worker.Verbs;

/// <summary>`calendar due`: a deadline with its receipt, so that anybody can redo the sum.</summary>
internal static class CalendarVerbs
{
    public static Command Build()
    {
        var calendar = new Option<string>("--calendar") { Description = "Name of a shipped calendar, or a calendar file", Required = true };
        var start = new Option<string>("--start") { Description = "When the clock starts, RFC 3339 with offset", Required = true };
        var within = new Option<string>("--within") { Description = "120s, 30m, 9h, 15d (natural), 2bd (working days), 2rbd (rolling)", Required = true };
        var pauses = new Option<string[]>("--pause") { Description = "FROM/UNTIL, as often as needed" };
        var (json, rules) = (CommonOptions.Json(), CommonOptions.Rules());
        var due = new Command("due", "When a period runs out, and how that was reached") { calendar, start, within, pauses, json, rules };
        due.SetAction(parsed => Due(
            new(parsed.GetValue(json)), RulesLocation.Find(parsed.GetValue(rules)), parsed.GetValue(calendar)!,
            CommonOptions.Instant(parsed.GetValue(start))!.Value, parsed.GetValue(within)!, parsed.GetValue(pauses) ?? []));
        return new("calendar", "Working days, shifts and deadlines") { due };
    }

    private static int Due(Output output, RulesLocation rules, string name, DateTimeOffset start, string within, IReadOnlyList<string> pauses)
    {
        if (!Amount.TryParse(within, out var amount)) throw new UsageException($"`{within}` is not an amount; write it as 120s, 30m, 9h, 15d, 2bd or 2rbd.");
        var book = rules.LoadCalendars();
        var calendar = File.Exists(name) ? book.Read(name) : book.TryFind(name) ?? throw new UsageException($"There is no calendar `{name}`; name a file or one of the shipped calendars.");
        var receipt = calendar.Receipt(Instants.Of(start), amount, amount.UsualCounting, [.. pauses.Select(PauseOf)]);
        output.Line(
            new
            {
                due_at = receipt.Due.IsNever ? (DateTimeOffset?)null : Instants.ToInstant(receipt.Due.At),
                provisional = receipt.Due.IsProvisional,
                receipt = receipt.Segments.Select(segment => new { from = Instants.ToInstant(segment.From), to = segment.Until == long.MaxValue ? (DateTimeOffset?)null : Instants.ToInstant(segment.Until), counted = segment.Counted, reason = receipt.Say(segment).En }),
            },
            People(receipt));
        Output.Flush();
        return ExitCodes.Done;
    }

    private static string People(ClockReceipt receipt) => string.Join('\n',
        receipt.Segments.Select(segment => $"{CommonOptions.Text(segment.From)}  {(segment.Until == long.MaxValue ? "…" : CommonOptions.Text(segment.Until))}  {receipt.Say(segment).En}")
            .Append(receipt.Due.IsNever ? "no deadline while the clock is paused" : $"due {CommonOptions.Text(receipt.Due.At)}{(receipt.Due.IsProvisional ? " (provisional)" : "")}"));

    private static Pause PauseOf(string text) => text.Split('/') is [var from, var until]
        ? new(Instants.Of(CommonOptions.Instant(from)!.Value), Instants.Of(CommonOptions.Instant(until)!.Value))
        : throw new UsageException($"`{text}` is not a pause; write FROM/UNTIL.");
}

using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Interactions.Index;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Digests;

/// <summary>Reads calls and satisfaction from the index. Source: policy/vocabulary.md §5.</summary>
public sealed class EventIndicators(IInteractionIndex index, RuleBook rules, CalendarBook calendars, ParameterValues parameters) : IIndicatorSource
{
    private static readonly string[] Types = ["CallQueued", "CallAnswered", "CallAbandoned", "InteractionEnded", "SurveyAnswered", "CallbackCompleted"];

    /// <summary>An abandonment so soon after joining the queue says nothing about the wait.</summary>
    private const long Hasty = 10_000;

    /// <summary>A call of the last minutes may be answered after the end of the span.</summary>
    private const long Outcome = 3_600_000;

    public async Task<IReadOnlyList<IndicatorReading>> ReadAsync(DateTimeOffset from, DateTimeOffset until, UnitScope scope, CancellationToken cancellationToken = default)
    {
        var set = rules.NewSet();
        var reader = new CanonicalReader(EventWriter.OfStored(set, _ => calendars.Find("cn")));
        await foreach (var line in index.EventsOfAsync(new(Types: Types, From: Instants.Of(from), Until: Instants.Of(until) - 1 + Outcome), cancellationToken)) reader.Read(line.Span);
        var calls = Calls(set, Instants.Of(until), scope);
        var (satisfied, rated) = Satisfaction(set, Instants.Of(until), scope);
        var seen = await CoverageAsync(["CallQueued", "CallAnswered", "CallAbandoned"], from, until, cancellationToken);

        var waits = calls.Where(call => call.Answered is not null).Select(call => (call.Answered!.Value - call.Queued) / 1000m).ToArray();
        var target = parameters.Value("call.sl.seconds", Instants.Of(from));
        var stayed = calls.Where(call => call.Answered is not null || call.Abandoned - call.Queued > target).ToArray();
        var counted = calls.Where(call => call.Answered is not null || call.Abandoned is null || call.Abandoned - call.Queued > Hasty).ToArray();
        return
        [
            new(Indicators.ServiceLevel.Id, stayed.Count(call => call.Answered - call.Queued <= target), stayed.Length, seen),
            new(Indicators.Connection.Id, counted.Count(call => call.Answered is not null), counted.Length, seen),
            new(Indicators.Abandonment.Id, calls.Count(call => call.Abandoned - call.Queued > Hasty), calls.Count, seen),
            new(Indicators.AnswerSeconds.Id, waits.Sum(), waits.Length, seen),
            new(Indicators.Satisfied.Id, satisfied, rated, await CoverageAsync(["SurveyAnswered", "CallbackCompleted"], from, until, cancellationToken)),
        ];
    }

    public async Task<IReadOnlyList<LocalText>> GapsAsync(DateTimeOffset from, DateTimeOffset until, UnitScope scope, CancellationToken cancellationToken = default)
    {
        var gaps = new List<LocalText>();
        foreach (var gap in (await GapSpansAsync(cancellationToken)).Where(gap => gap.From < Instants.Of(until) && gap.Until > Instants.Of(from) && (gap.Unit is null || scope.Includes(gap.Unit))))
        {
            var (start, end) = (Local(gap.From), Local(gap.Until));
            gaps.Add(new(
                $"{gap.Unit ?? gap.Source} {start:MM-dd HH:mm} 至 {end:MM-dd HH:mm} 数据缺失，相关判定为未知，不计达标。",
                $"{gap.Unit ?? gap.Source}: no data from {start:d MMM HH:mm} to {end:d MMM HH:mm}; verdicts that need them are unknown and count as no pass."));
        }

        return gaps;
    }

    private DateTimeOffset Local(long instant) => TimeZoneInfo.ConvertTime(Instants.ToInstant(instant), calendars.Find("cn").Zone);

    private sealed record Call(long Queued, long? Answered, long? Abandoned);

    /// <summary>Inbound calls that were queued in the span, with what became of them; test calls left out.</summary>
    private static List<Call> Calls(EventSet set, long until, UnitScope scope)
    {
        var vocabulary = set.Vocabulary;
        var (queued, answered, abandoned) = (vocabulary.Event("CallQueued")!, vocabulary.Event("CallAnswered")!, vocabulary.Event("CallAbandoned")!);
        var (direction, test, inbound) = (queued.Field("direction")!.Index, queued.Field("testContact")!.Index, set.Symbols.Find("inbound"));
        var timelines = new Timelines(set);
        var byInteraction = timelines.Of(SubjectKind.Interaction);
        var calls = new List<Call>();
        foreach (var row in timelines.All)
        {
            if (set[row].Type != queued.Index || set[row].At >= until || set.Field(row, direction) != inbound || set.Field(row, test) == 1 || !scope.Includes(set.Symbols.TextOrNull(set[row].Unit))) continue;
            long? First(EventType type)
            {
                foreach (var other in byInteraction.Rows(set[row].Interaction))
                {
                    if (set[other].Type == type.Index && set[other].At >= set[row].At) return set[other].At;
                }

                return null;
            }

            calls.Add(new(set[row].At, First(answered), First(abandoned)));
        }

        return calls;
    }

    private static (long Satisfied, long Rated) Satisfaction(EventSet set, long until, UnitScope scope)
    {
        var field = set.Vocabulary.Event("SurveyAnswered")!.Field("satisfaction")!.Index;
        var (satisfied, rated) = (0L, 0L);
        foreach (var row in new Timelines(set).All)
        {
            if (set[row].At >= until || set.TypeOf(row).Name is not ("SurveyAnswered" or "CallbackCompleted") || !scope.Includes(set.Symbols.TextOrNull(set[row].Unit))) continue;
            if (set.Field(row, field) is not (>= 0 and var score)) continue;
            rated++;
            if (score >= 4 * Instants.Millionth) satisfied++;
        }

        return (satisfied, rated);
    }

    /// <summary>Share of the span without a hole in what is needed; null where no source says that it is complete for it.</summary>
    private async Task<decimal?> CoverageAsync(IReadOnlyList<string> needed, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var spans = await index.CoverageAsync(cancellationToken);
        var (start, end) = (Instants.Of(from), Instants.Of(until));
        if (!spans.Any(span => !span.IsGap && span.From <= start && span.Until >= end && needed.All(type => span.Types?.Contains(type) != false))) return null;
        var missing = 0L;
        foreach (var gap in await GapSpansAsync(cancellationToken))
        {
            if (needed.Any(type => gap.Types?.Contains(type) != false)) missing += Math.Max(0, Math.Min(gap.Until, end) - Math.Max(gap.From, start));
        }

        return 1 - Math.Min(1, (decimal)missing / (end - start));
    }

    /// <summary>Holes that the store knows of and those that events declare.</summary>
    private async Task<List<CoverageSpan>> GapSpansAsync(CancellationToken cancellationToken)
    {
        var gaps = (await index.CoverageAsync(cancellationToken)).Where(span => span.IsGap).ToList();
        var set = rules.NewSet();
        var reader = new CanonicalReader(EventWriter.OfStored(set, _ => calendars.Find("cn")));
        await foreach (var line in index.EventsOfAsync(new(Types: ["CoverageGapDeclared"]), cancellationToken)) reader.Read(line.Span);
        var type = set.Vocabulary.Event("CoverageGapDeclared")!;
        var (end, types, unit) = (type.Field("until")!.Index, type.Field("types")!.Index, type.Field("unit")!.Index);
        foreach (var row in new Timelines(set).All)
        {
            var named = set.Field(row, types);
            gaps.Add(new(
                set.Symbols.TextOrNull(set[row].Source) ?? "", set[row].At, set.Field(row, end),
                named == Instants.Unknown ? null : [.. set.Members(named).ToArray().Select(symbol => set.Symbols[symbol])],
                set.Field(row, unit) is > 0 and var place ? set.Symbols[(int)place] : null, IsGap: true));
        }

        return gaps;
    }
}

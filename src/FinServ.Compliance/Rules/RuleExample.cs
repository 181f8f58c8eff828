using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Rules;

/// <summary>A case that a rule file tells together with its outcome; it runs as a test.</summary>
/// <param name="Given">What happened, an event or register row each (`rules/README.md`, Examples).</param>
/// <param name="Now">When it is judged, local time; null = at the last event.</param>
/// <param name="Verdict">As it is written: `met`, `violated`, `not_applicable`, …</param>
/// <param name="Subject">Whom it is about, `case:C1`; null = anybody.</param>
/// <param name="Clock">The clock that is asked; null = any.</param>
/// <param name="Due">The deadline, local time; null = not checked.</param>
/// <param name="LateSeconds">By how much the discharge came too late; null = not checked.</param>
public sealed record RuleExample(IReadOnlyList<Word> Given, Word? Now, string Verdict, string? Subject, string? Clock, Word? Due, decimal? LateSeconds, string File, int Line, int Column)
{
    private static readonly string[] Verdicts = ["not_applicable", "pending", "at_risk", "met", "violated", "excused", "unknown"];

    internal static IReadOnlyList<RuleExample> Read(YamlValue? examples) => [.. (examples?.Items() ?? []).Select(One).OfType<RuleExample>()];

    private static RuleExample? One(YamlValue value)
    {
        if (value.Map() is not { } map) return null;
        var (given, verdict) = (map.Required("given"), map.Required("verdict"));
        var example = new RuleExample(
            ConditionReader.Words(given), ConditionReader.Word(map.Optional("now")), verdict?.Text() ?? "", map.Optional("subject")?.Text(), map.Optional("clock")?.Text(),
            ConditionReader.Word(map.Optional("due")), map.Optional("late")?.Number(), map.File, map.Line, map.Column);
        if (verdict?.Text() is { } written && !Verdicts.Contains(written)) verdict.Report($"`{written}` is not a verdict.", Spelling.Suggest(written, Verdicts));
        map.RefuseUnknown();
        return example;
    }
}

using FinServ.Compliance.Checking;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Violations;

/// <summary>The cards of all rules that are loaded, by rule and version.</summary>
public sealed class RuleCards(IEnumerable<RuleCard> cards)
{
    private readonly Dictionary<string, List<RuleCard>> byId = cards
        .GroupBy(card => card.Ref.Id, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.OrderBy(card => card.Ref.Version).ToList(), StringComparer.Ordinal);

    /// <summary>Latest version of each rule.</summary>
    public IEnumerable<RuleCard> Latest => byId.Values.Select(versions => versions[^1]);

    /// <summary>The card of that version; else of the latest; else, for a rule that is loaded no more, one that only knows its id.</summary>
    public RuleCard Of(RuleRef rule) =>
        byId.TryGetValue(rule.Id, out var versions) ? versions.Find(card => card.Ref == rule) ?? versions[^1] : Unknown(rule);

    /// <summary>The latest card; null where the rule is not loaded.</summary>
    public RuleCard? Find(string ruleId) => byId.TryGetValue(ruleId, out var versions) ? versions[^1] : null;

    private static RuleCard Unknown(RuleRef rule)
    {
        var id = new LocalText(rule.Id, rule.Id);
        return new()
        {
            Ref = rule,
            Group = "",
            Title = id,
            Severity = Severity.S3,
            Clauses = [],
            Obligation = id,
            Rectification = id,
            RectifyWithin = "",
            Addressee = id,
            Reinspection = id,
            Accountability = id,
        };
    }
}

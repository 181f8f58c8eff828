using FinServ.Compliance.Interactions;

namespace FinServ.Compliance.Rules;

/// <summary>Which subjects must be judged again when events arrive or change.</summary>
public sealed class WatchedSubjects(RuleBook rules)
{
    private readonly SubjectKind[] kinds = [.. rules.Rules.Select(rule => rule.Definition.Watch).Where(kind => kind != SubjectKind.Free).Distinct()];
    private readonly CompiledRule[] free = [.. rules.Rules.Where(rule => rule.Definition.Watch == SubjectKind.Free || rule.OtherwiseField >= 0).DistinctBy(rule => (string.Join('/', rule.KeyFields), rule.OtherwiseField, rule.Definition.Watch))];

    /// <summary>The subjects on whose timelines an event stands.</summary>
    public IEnumerable<SubjectRef> Of(EventSet set, int row)
    {
        foreach (var kind in kinds)
        {
            var key = Timelines.KeyOf(in set[row], kind);
            if (key != Symbols.None) yield return new(kind, set.Symbols[key]);
        }

        foreach (var rule in free)
        {
            if (rule.Definition.Watch != SubjectKind.Free && Timelines.KeyOf(in set[row], rule.Definition.Watch) != Symbols.None) continue;
            var fields = rule.OtherwiseField >= 0 ? [rule.OtherwiseField] : rule.KeyFields;
            var parts = fields.Select(field => set.Field(row, field)).ToArray();
            if (parts.All(part => part is > 0 and <= int.MaxValue)) yield return new(SubjectKind.Free, string.Join('/', parts.Select(part => set.Symbols[(int)part])));
        }
    }
}

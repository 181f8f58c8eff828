using FinServ.Compliance.Checking;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Rules;

/// <summary>Reads what packs explain once, in the `terms` of their `pack.yaml`, and rules then use by name.</summary>
internal static class PackTerms
{
    public static IReadOnlyDictionary<string, Expression> Load(IEnumerable<string> packs, Problems problems)
    {
        var terms = new Dictionary<string, Expression>(StringComparer.Ordinal);
        foreach (var path in packs)
        {
            if (Yaml.Load(path, problems) is not { } pack) continue;
            pack.Local("title");
            foreach (var (name, place, value) in pack.Optional("terms")?.Map()?.Entries() ?? [])
            {
                if (ConditionReader.Condition(value) is { } condition && !terms.TryAdd(name, condition.Expression))
                    place.Report($"The term `{name}` is explained twice.", "Use another name.");
            }

            pack.RefuseUnknown();
        }

        return terms;
    }
}

using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Hosting;

/// <summary>Names of the bank's units as its directory has them; a unit without one goes by its id.</summary>
public sealed class UnitNames(IReadOnlyDictionary<string, LocalText> names)
{
    public LocalText Of(string? unit) =>
        unit is null ? new("未注明单位", "no unit named") : names.TryGetValue(unit, out var name) ? name : new(unit, unit);

    /// <summary>These names, and those of further units that have none here.</summary>
    public UnitNames With(IEnumerable<(string Id, LocalText Name)> more)
    {
        var all = new Dictionary<string, LocalText>(names, StringComparer.Ordinal);
        foreach (var (id, name) in more) all.TryAdd(id, name);
        return new(all);
    }

    /// <summary>Reads `units.yaml`, a map of unit id to its `zh` and `en`; no file, no names.</summary>
    /// <exception cref="InvalidFilesException">The file does not hold together; every problem is named with its place.</exception>
    public static UnitNames Load(string path)
    {
        if (!File.Exists(path)) return new(new Dictionary<string, LocalText>());
        var problems = new Problems();
        var names = new Dictionary<string, LocalText>(StringComparer.Ordinal);
        foreach (var (id, _, value) in Yaml.Load(path, problems)?.Entries() ?? [])
        {
            if (value.Map() is not { } map) continue;
            var (zh, en) = (map.Required("zh")?.Text(), map.Required("en")?.Text());
            map.RefuseUnknown();
            if (zh is not null && en is not null) names[id] = new(zh, en);
        }

        problems.ThrowIfAny();
        return new(names);
    }
}

using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Rules;

/// <summary>The requirements of the source policies, clause by clause, as `rules/clauses.yaml` and packs declare them.</summary>
public sealed class ClauseCatalogue
{
    private static readonly Dictionary<string, Monitoring> Ways = new()
    {
        ["interaction-records"] = Monitoring.InteractionRecords,
        ["other-records"] = Monitoring.OtherRecords,
        ["partly-interaction-records"] = Monitoring.PartlyInteractionRecords,
        ["partly-other-records"] = Monitoring.PartlyOtherRecords,
        ["checklist"] = Monitoring.Checklist,
        ["out-of-scope"] = Monitoring.OutOfScope,
    };

    private readonly List<Policy> policies = [];
    private readonly Dictionary<string, LocalText> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Clause> byId = new(StringComparer.Ordinal);

    private ClauseCatalogue()
    {
    }

    /// <summary>All clauses in the order of the policies.</summary>
    public IReadOnlyCollection<Clause> All => byId.Values;

    public IReadOnlyList<Policy> Policies => policies;

    /// <summary>What the codes of binding, evidence and capability mean.</summary>
    public IReadOnlyDictionary<string, LocalText> Codes => codes;

    /// <summary>The clause of that id; null where there is none.</summary>
    public Clause? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Reads the catalogue and what packs add to it.</summary>
    /// <param name="path">`rules/clauses.yaml`.</param>
    /// <param name="extensions">Files of the same shape with further policies and clauses.</param>
    /// <exception cref="InvalidFilesException">Something does not fit; every problem with its place and remedy.</exception>
    public static ClauseCatalogue Load(string path, params IReadOnlyList<string> extensions)
    {
        var problems = new Problems();
        var catalogue = new ClauseCatalogue();
        foreach (var file in extensions.Prepend(path))
        {
            if (Yaml.Load(file, problems) is { } root) catalogue.Read(root);
        }

        problems.ThrowIfAny();
        return catalogue;
    }

    private void Read(YamlMap root)
    {
        if (root.Required("version")?.Int() is { } version and not 1)
            root.Report($"Version {version} of the clauses' form is not known.", "Write `version: 1`.");

        foreach (var (id, place, value) in root.Optional("policies")?.Map()?.Entries() ?? [])
        {
            if (policies.Exists(policy => policy.Id == id)) place.Report($"The policy `{id}` is declared twice.", "Remove one of the two.");
            else if (Texts(value) is { } title) policies.Add(new(id, title));
        }

        foreach (var (code, place, value) in root.Optional("codes")?.Map()?.Entries() ?? [])
        {
            if (Texts(value) is { } meaning && !codes.TryAdd(code, meaning)) place.Report($"The code `{code}` is declared twice.", "Remove one of the two.");
        }

        foreach (var (id, place, value) in root.Required("clauses")?.Map()?.Entries() ?? [])
        {
            if (value.Map() is { } map && Clause(id, place, map) is { } clause && !byId.TryAdd(id, clause))
                place.Report($"The clause `{id}` is declared twice.", "Give it another id.");
        }

        root.RefuseUnknown();
    }

    private Clause? Clause(string id, YamlValue place, YamlMap map)
    {
        var policy = id.Split('-')[0];
        if (!policies.Exists(known => known.Id == policy))
            place.Report($"The clause `{id}` belongs to no policy `{policy}`.", Spelling.Suggest(policy, policies.Select(known => known.Id)));

        var section = map.Required("section")?.Text();
        var title = map.Local("title");
        var requirement = map.Local("requirement");
        var binds = Known(map.Required("binds"));
        var kind = map.Required("kind")?.Text();
        var evidence = Known(map.Required("evidence"));
        var monitoring = map.Required("monitoring")?.OneOf(Ways);
        var note = map.Local("note", required: false);
        var capabilities = Known(map.Required("capabilities"));
        var rules = map.Required("rules")?.Texts() ?? [];
        map.RefuseUnknown();
        if (section is null || title is null || requirement is null || kind is null || monitoring is null) return null;

        return new()
        {
            Id = id,
            Policy = policy,
            Section = section,
            Title = title,
            Requirement = requirement,
            Binds = binds,
            Kind = kind,
            Evidence = evidence,
            Monitoring = monitoring.Value,
            Note = note,
            Capabilities = capabilities,
            Rules = rules,
        };
    }

    private IReadOnlyList<string> Known(YamlValue? list)
    {
        foreach (var item in list?.Items() ?? [])
        {
            if (item.Text() is { } code && !codes.ContainsKey(code)) item.Report($"`{code}` is no code of this catalogue.", Spelling.Suggest(code, codes.Keys));
        }

        return list?.Texts() ?? [];
    }

    private static LocalText? Texts(YamlValue value)
    {
        if (value.Map() is not { } map) return null;
        var (zh, en) = (map.Required("zh")?.Text(), map.Required("en")?.Text());
        map.RefuseUnknown();
        return zh is null || en is null ? null : new(zh, en);
    }
}

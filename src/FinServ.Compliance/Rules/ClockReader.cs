using FinServ.Compliance.Checking;
using static FinServ.Compliance.Rules.ConditionReader;

namespace FinServ.Compliance.Rules;

/// <summary>Reads the part of a rule that says when its clock starts and what is asked then.</summary>
internal static class ClockReader
{
    private static readonly string[] Forms = ["seconds", "minutes", "hours", "days", "percent", "number", "text"];

    /// <param name="limits">Limits that the rule states beside its clocks; their crossings trigger.</param>
    public static ClockDefinition Read(string name, YamlMap map, IReadOnlyList<LimitDefinition> limits)
    {
        var own = map.Optional("limit");
        var clock = new ClockDefinition
        {
            Name = name,
            On = Matches(map.Optional("on")),
            Once = map.Optional("once")?.Bool() ?? false,
            Where = Condition(map.Optional("where")),
            Unless = Condition(map.Optional("unless")),
            Limits = own is null ? limits : LimitReader.Read(own),
            Owe = map.Optional("owe")?.Map() is { } owe ? OweReader.Read(owe) : null,
            Require = map.Optional("require")?.Map() is { } require ? Require(require) : null,
            Facts = Facts(map.Optional("facts")?.Map()),
        };
        if (clock.Limits.Count == 0 && clock.On.Count == 0) map.Report($"Clock `{name}` has no trigger.", "Add `on: EventType`, or a `limit`.");
        if (clock.Owe is null && clock.Require is null && clock.Limits.Count == 0) map.Report($"Clock `{name}` asks nothing.", "Add `owe`, `require` or `limit`.");
        if (clock.Limits.Count > 0 && (clock.On.Count > 0 || clock.Require is not null)) map.Report($"Clock `{name}` has two triggers.", "A limit stands alone or beside `owe`.");
        return clock;
    }

    private static RequireDefinition Require(YamlMap require)
    {
        var elements = new List<ElementDefinition>();
        foreach (var (name, _, value) in require.Required("elements")?.Map()?.Entries() ?? [])
        {
            if (Element(name, value) is { } element) elements.Add(element);
        }

        if (elements.Count > 64) require.Report($"A record has at most 64 elements, this one has {elements.Count}.", "Split the rule.");
        var definition = new RequireDefinition(elements, require.Has("within") || require.Has("by") ? OweReader.Due(require) : null, OweReader.Excuses(require), OweReader.Lifts(require));
        require.RefuseUnknown();
        return definition;
    }

    /// <summary>`name: condition`, or `name: { zh, en, is: condition }`.</summary>
    private static ElementDefinition? Element(string name, YamlValue value)
    {
        if (!value.IsMap) return Condition(value) is { } plain ? new(name, new(name, name), plain) : null;
        var map = value.Map()!;
        var title = new LocalText(map.Required("zh")?.Text() ?? name, map.Required("en")?.Text() ?? name);
        var complete = Condition(map.Required("is"));
        map.RefuseUnknown();
        return complete is null ? null : new(name, title, complete);
    }

    private static Dictionary<string, FactDefinition> Facts(YamlMap? facts)
    {
        var found = new Dictionary<string, FactDefinition>();
        foreach (var (name, _, value) in facts?.Entries() ?? [])
        {
            if (Fact(value) is { } fact) found[name] = fact;
        }

        return found;
    }

    private static FactDefinition? Fact(YamlValue value)
    {
        if (!value.IsMap) return Condition(value) is { } plain ? new(plain, "text") : null;
        var map = value.Map()!;
        var condition = Condition(map.Required("value"));
        var form = map.Optional("as");
        if (form?.Text() is { } written && !Forms.Contains(written)) form.Report($"`{written}` is not a form.", Spelling.Suggest(written, Forms));
        map.RefuseUnknown();
        return condition is null ? null : new(condition, form?.Text() ?? "text");
    }
}

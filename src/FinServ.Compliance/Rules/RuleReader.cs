using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Rules;

/// <summary>Reads one rule file into its definition; reports every problem with place and remedy.</summary>
internal static partial class RuleReader
{
    private static readonly Dictionary<string, Severity> Severities = Enum.GetValues<Severity>().ToDictionary(s => s.ToString());

    private static readonly Dictionary<string, SubjectKind> Kinds = new()
    {
        ["interaction"] = SubjectKind.Interaction, ["case"] = SubjectKind.Case, ["customer"] = SubjectKind.Customer,
        ["agent"] = SubjectKind.Agent, ["unit"] = SubjectKind.Unit, ["source"] = SubjectKind.Source,
    };

    /// <returns>What could be read, so that its words are checked as well; null where the file is no mapping at all.</returns>
    public static RuleDefinition? Read(string path, Problems problems)
    {
        if (Yaml.Load(path, problems) is not { } rule) return null;

        var definition = new RuleDefinition
        {
            File = path,
            Hash = HashOf(path),
            Card = Card(rule),
            Watch = SubjectKind.Free,
            InForceOn = rule.Optional("in_force_on")?.Date(),
            InForceUntil = rule.Optional("in_force_until")?.Date(),
            Clocks = [.. Clocks(rule)],
        };
        definition = Watch(rule, definition);
        definition = definition with { Examples = RuleExample.Read(rule.Optional("examples")) };
        rule.RefuseUnknown();
        return definition;
    }

    private static string HashOf(string path) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(File.ReadAllText(path).ReplaceLineEndings("\n"))));

    private static RuleCard Card(YamlMap rule)
    {
        var id = rule.Required("id");
        if (id?.Text() is { } written && !RuleId().IsMatch(written)) id.Report($"`{written}` is not a rule id.", "Use lower-case words joined by hyphens, as `callback-complaint-missed`.");
        if (id?.Text() is { } name && Path.GetFileNameWithoutExtension(rule.File) != name) id.Report($"The file is not named `{name}.yaml`.", "Name the file after the rule.");
        var rectify = rule.Required("rectification")?.Map();
        var within = rectify?.Required("within");
        if (within?.Text() is { } amount && !Amount.TryParse(amount, out _)) within.Report($"`{amount}` is not an amount.", "Write it as 4h, 3bd or 10d.");
        var card = new RuleCard
        {
            Ref = new(id?.Text() ?? "", rule.Required("version")?.Int() ?? 0),
            Group = rule.Required("group")?.Text() ?? "",
            Title = rule.Local("title") ?? new("", ""),
            Severity = rule.Required("severity")?.OneOf(Severities) ?? Severity.S4,
            Clauses = rule.Required("clauses")?.Texts() ?? [],
            Obligation = rule.Local("obligation") ?? new("", ""),
            Rectification = new(rectify?.Required("zh")?.Text() ?? "", rectify?.Required("en")?.Text() ?? ""),
            RectifyWithin = within?.Text() ?? "",
            Addressee = rule.Local("addressee") ?? new("", ""),
            Reinspection = rule.Local("reinspection") ?? new("", ""),
            Accountability = rule.Local("accountability") ?? new("", ""),
            Advisory = rule.Optional("advisory")?.Bool() ?? false,
            ClearCut = rule.Optional("clear_cut")?.Bool() ?? true,
        };
        rectify?.RefuseUnknown();
        return card;
    }

    /// <summary>`case`, `[case, interaction]`, `{ free: [queueId] }`, or `{ key: customer, otherwise: callerPhone }`.</summary>
    private static RuleDefinition Watch(YamlMap rule, RuleDefinition definition)
    {
        if (rule.Required("watch") is not { } watch) return definition;
        if (watch.IsList && watch.Items() is [var first, var second]) return definition with { Watch = Kind(first), OtherwiseKind = Kind(second) };
        if (!watch.IsMap) return definition with { Watch = Kind(watch) };

        var map = watch.Map()!;
        var (key, otherwise, free) = (map.Optional("key"), map.Optional("otherwise"), map.Optional("free"));
        map.RefuseUnknown();
        if ((key is null) == (free is null)) map.Report("A subject has a key of its own or is named by fields.", "Give `key: case` or `free: [field]`.");
        return free is not null
            ? definition with { KeyFields = ConditionReader.Words(free) }
            : definition with { Watch = key is null ? SubjectKind.Free : Kind(key), OtherwiseField = ConditionReader.Word(otherwise) };
    }

    private static SubjectKind Kind(YamlValue value) => value.OneOf(Kinds) ?? SubjectKind.Free;

    private static List<ClockDefinition> Clocks(YamlMap rule)
    {
        if (rule.Optional("clocks")?.Map() is not { } clocks) return [ClockReader.Read("main", rule, [])];

        var limits = rule.Optional("limit") is { } limit ? LimitReader.Read(limit) : [];
        var read = new List<ClockDefinition>();
        foreach (var (name, _, clock) in clocks.Entries())
        {
            if (clock.Map() is not { } map) continue;
            read.Add(ClockReader.Read(name, map, limits));
            map.RefuseUnknown();
        }

        if (read.Count == 0) clocks.Report("There is no clock.", "Name at least one, or leave `clocks` away.");
        return read;
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex RuleId();
}

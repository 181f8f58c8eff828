using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace FinServ.Compliance.Checking;

/// <summary>A YAML node with its place; asks for what it should be and reports what it is instead.</summary>
public class YamlValue
{
    private readonly YamlNode node;
    private protected readonly Problems problems;

    internal YamlValue(YamlNode node, string file, Problems problems)
    {
        this.node = node;
        this.problems = problems;
        File = file;
    }

    public string File { get; }

    public int Line => (int)node.Start.Line;

    public int Column => (int)node.Start.Column;

    public bool IsMap => node is YamlMappingNode;

    public bool IsList => node is YamlSequenceNode;

    public bool IsScalar => node is YamlScalarNode;

    /// <summary>True for `key:` without a value, `~` and `null`.</summary>
    public bool IsNull => node is YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: null or "" or "~" or "null" };

    /// <summary>The scalar as it is written; null (and a problem) for a list or mapping.</summary>
    public string? Text()
    {
        if (node is YamlScalarNode scalar) return scalar.Value ?? "";
        Report("A single value is expected here.", "Write one text, number or word.");
        return null;
    }

    public YamlMap? Map()
    {
        if (node is YamlMappingNode mapping) return new(mapping, File, problems);
        Report("A mapping is expected here.", "Write `key: value` pairs.");
        return null;
    }

    /// <summary>The members of a list; a single value counts as a list of one.</summary>
    public IReadOnlyList<YamlValue> Items() => node switch
    {
        YamlSequenceNode sequence => [.. sequence.Select(item => new YamlValue(item, File, problems))],
        YamlScalarNode { Value: null or "" } => [],
        _ => [this],
    };

    public IReadOnlyList<string> Texts() => [.. Items().Select(item => item.Text()).OfType<string>()];

    public decimal? Number()
    {
        if (Text() is not { } text) return null;
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        Report($"`{text}` is not a number.", "Write digits with a point for decimals.");
        return null;
    }

    public int? Int()
    {
        if (Number() is not { } number) return null;
        if (number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue) return (int)number;
        Report($"`{number}` is not a whole number.", "Write it without decimals.");
        return null;
    }

    public bool? Bool()
    {
        switch (Text())
        {
            case null: return null;
            case "true": return true;
            case "false": return false;
            case var other:
                Report($"`{other}` is neither true nor false.", "Write `true` or `false`.");
                return null;
        }
    }

    public DateOnly? Date()
    {
        if (Text() is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Report($"`{text}` is not a date.", "Write it as 2026-03-02.");
        return null;
    }

    /// <summary>One of the names given, matched exactly.</summary>
    public T? OneOf<T>(IReadOnlyDictionary<string, T> choices) where T : struct
    {
        if (Text() is not { } text) return null;
        if (choices.TryGetValue(text, out var choice)) return choice;
        Report($"`{text}` is not known here.", $"Use one of: {string.Join(", ", choices.Keys)}.");
        return null;
    }

    public void Report(string message, string remedy) => problems.Add(File, Line, Column, message, remedy);
}

/// <summary>A YAML mapping whose keys are asked for by name; keys that nobody asked for are typing errors.</summary>
public sealed class YamlMap : YamlValue
{
    private readonly YamlMappingNode mapping;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    internal YamlMap(YamlMappingNode mapping, string file, Problems problems) : base(mapping, file, problems) => this.mapping = mapping;

    public IEnumerable<(string Key, YamlValue KeyNode, YamlValue Value)> Entries()
    {
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            asked.Add(name);
            yield return (name, At(key), At(value));
        }
    }

    public bool Has(string key) => Find(key) is not null;

    public YamlValue? Optional(string key)
    {
        asked.Add(key);
        return Find(key) is { } value ? At(value) : null;
    }

    public YamlValue? Required(string key)
    {
        if (Optional(key) is { } value) return value;
        Report($"`{key}` is missing.", $"Add a line `{key}: …`.");
        return null;
    }

    /// <summary>A mapping with `zh` and `en`.</summary>
    public LocalText? Local(string key, bool required = true)
    {
        if ((required ? Required(key) : Optional(key))?.Map() is not { } both) return null;
        var (zh, en) = (both.Required("zh")?.Text(), both.Required("en")?.Text());
        both.RefuseUnknown();
        return zh is null || en is null ? null : new(zh, en);
    }

    /// <summary>Reports each key that was not asked for, with the nearest name that was.</summary>
    public void RefuseUnknown()
    {
        foreach (var (key, _) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (asked.Contains(name)) continue;
            At(key).Report($"`{name}` is not a known key here.", Spelling.Suggest(name, asked));
        }
    }

    private YamlNode? Find(string key) => mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    private YamlValue At(YamlNode child) => new(child, File, problems);
}

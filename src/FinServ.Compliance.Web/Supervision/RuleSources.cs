using System.Collections.Concurrent;

namespace FinServ.Compliance.Web.Supervision;

/// <summary>The file of a rule as its author wrote it.</summary>
/// <param name="Name">Path below the rules folder.</param>
public sealed record RuleSource(string Name, IReadOnlyList<string> Lines);

/// <summary>Finds rule files by the rule's id, which is their name.</summary>
/// <param name="folder">The rules folder; null where this host has none.</param>
public sealed class RuleSources(string? folder)
{
    private readonly ConcurrentDictionary<string, RuleSource?> found = new(StringComparer.Ordinal);

    public RuleSource? Find(string ruleId) => found.GetOrAdd(ruleId, Read);

    private RuleSource? Read(string ruleId)
    {
        if (folder is null || !ruleId.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') || !Directory.Exists(folder)) return null;
        var path = Directory.EnumerateFiles(folder, ruleId + ".yaml", SearchOption.AllDirectories).FirstOrDefault();
        return path is null ? null : new("rules/" + Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllLines(path));
    }
}

/// <summary>A line of YAML cut at its key, for reading.</summary>
public static class YamlKey
{
    public static (string Before, string Key, string After)? Of(string line)
    {
        var start = line.Length - line.TrimStart(' ', '-').Length;
        var colon = line.IndexOf(':', start);
        return colon > start && line[start..colon].All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.')
            ? (line[..start], line[start..(colon + 1)], line[(colon + 1)..])
            : null;
    }
}

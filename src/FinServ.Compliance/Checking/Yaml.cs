using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FinServ.Compliance.Checking;

/// <summary>Reads a YAML file into nodes that know their place, so that every later complaint can name it.</summary>
/// <remarks>
/// Only the part of YAML that a reviewer expects is taken: one document, no anchors or aliases (a small file could
/// unfold into gigabytes), at most 4 MB. Duplicate keys are refused by the parser.
/// </remarks>
public static class Yaml
{
    private const long LargestFile = 4_000_000;

    /// <summary>The file's root mapping, or null after the reason was added to <paramref name="problems"/>.</summary>
    public static YamlMap? Load(string path, Problems problems)
    {
        try
        {
            var length = new FileInfo(path).Length;
            if (length > LargestFile)
            {
                problems.Add(path, 0, 0, $"The file has {length} bytes.", $"Split it: at most {LargestFile} bytes are read.");
                return null;
            }

            return Parse(File.ReadAllText(path), path, problems);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problems.Add(path, 0, 0, unreadable.Message, "Check the path and the rights on it.");
            return null;
        }
    }

    /// <summary>As <see cref="Load"/>, from text that stands for <paramref name="path"/>.</summary>
    public static YamlMap? Parse(string text, string path, Problems problems)
    {
        try
        {
            if (text.AsSpan().ContainsAny('&', '*') && AliasIn(text) is { } alias)
            {
                problems.Add(path, (int)alias.Line, (int)alias.Column, "Anchors and aliases are not read.", "Write the value out.");
                return null;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root) return new(root, path, problems);

            problems.Add(path, 1, 1, "The file must hold one mapping.", "Start it with `key: value` lines.");
            return null;
        }
        catch (YamlException broken)
        {
            problems.Add(path, (int)broken.Start.Line, (int)broken.Start.Column, $"This is not YAML: {broken.Message}", "Check indentation, quotes and brackets at this place.");
            return null;
        }
    }

    private static Mark? AliasIn(string text)
    {
        var parser = new Parser(new Scanner(new StringReader(text)));
        while (parser.MoveNext())
        {
            if (parser.Current is YamlDotNet.Core.Events.AnchorAlias alias) return alias.Start;
            if (parser.Current is YamlDotNet.Core.Events.NodeEvent { Anchor.IsEmpty: false } anchored) return anchored.Start;
        }

        return null;
    }
}

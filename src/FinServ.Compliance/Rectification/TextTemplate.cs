using System.Text;
using System.Text.RegularExpressions;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Rectification;

/// <summary>Fills the placeholders of a rule's text, `来电排队{等待秒数}秒`, from the facts of a verdict.</summary>
public static partial class TextTemplate
{
    /// <summary>Names of the placeholders, in order, each once.</summary>
    public static IReadOnlyList<string> PlaceholdersIn(string template) => [.. Pattern().Matches(template).Select(match => match.Groups[1].Value).Distinct()];

    /// <exception cref="RefusedException">A placeholder has no fact: it is never printed, the rule has to supply it.</exception>
    public static string Fill(string template, IReadOnlyDictionary<string, string> facts, string rule)
    {
        var text = new StringBuilder(template.Length);
        var done = 0;
        foreach (Match match in Pattern().Matches(template))
        {
            var name = match.Groups[1].Value;
            if (!facts.TryGetValue(name, out var value) || value.Length == 0)
                throw new RefusedException("fact-missing", new(
                    $"规则 {rule} 的整改要求缺少“{name}”的值，通知书不能成文。", $"The text of rule {rule} lacks a value for `{name}`; the notice cannot be written."));
            text.Append(template, done, match.Index - done).Append(value);
            done = match.Index + match.Length;
        }

        return text.Append(template, done, template.Length - done).ToString();
    }

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Pattern();
}

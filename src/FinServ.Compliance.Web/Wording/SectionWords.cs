using System.Text.RegularExpressions;

namespace FinServ.Compliance.Web.Wording;

/// <summary>Chapter and section of a Chinese policy in Chinese: `Ch.4 §1 Frequency` is 第 4 章第 1 节.</summary>
public static partial class SectionWords
{
    public static string Of(string section)
    {
        var match = Counted().Match(section);
        if (!match.Success) return "";
        var whole = match.Groups["part"].Success ? $"第 {match.Groups["part"].Value} 部分" : $"第 {match.Groups["chapter"].Value} 章";
        return match.Groups["section"].Success ? $"{whole}第 {match.Groups["section"].Value} 节" : whole;
    }

    [GeneratedRegex(@"^(Ch\.(?<chapter>\d+)|Part (?<part>\d+))( §(?<section>\d+))?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Counted();
}

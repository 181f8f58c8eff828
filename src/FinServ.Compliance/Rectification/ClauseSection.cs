using System.Text.RegularExpressions;

namespace FinServ.Compliance.Rectification;

/// <summary>Says in Chinese where a clause stands: `Ch.5 §3 Resolution` is 第五章第三节, `II(二)3 Attitude` is 二（二）3.</summary>
internal static partial class ClauseSection
{
    private const string Numerals = "零一二三四五六七八九十";
    private static readonly string[] Roman = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    private static readonly Dictionary<string, string> Lists = new() { ["Duties"] = "职责", ["Workflow"] = "工作流程", ["Conduct"] = "行为规范" };

    /// <returns>The section itself where it is written in another way.</returns>
    public static string Zh(string section)
    {
        if (Chapter().Match(section) is { Success: true } chapter)
            return $"第{Numeral(chapter.Groups[1])}章" + (chapter.Groups[2].Success ? $"第{Numeral(chapter.Groups[2])}节" : "");
        if (Part().Match(section) is { Success: true } part) return $"第{Numeral(part.Groups[1])}部分";
        if (Outline().Match(section) is { Success: true } outline && Array.IndexOf(Roman, outline.Groups[1].Value) is > 0 and var number)
            return Numerals[number] + (outline.Groups[2].Success ? $"（{outline.Groups[2].Value}）{outline.Groups[3].Value}" : "");
        return List().Match(section) is { Success: true } list && Lists.TryGetValue(list.Groups[1].Value, out var name) ? $"{name}第{list.Groups[2].Value}项" : section;
    }

    private static string Numeral(Group digits) => int.Parse(digits.Value) is <= 10 and var number ? Numerals[number].ToString() : digits.Value;

    [GeneratedRegex(@"^Ch\.(\d+)(?: §(\d+))?")]
    private static partial Regex Chapter();

    [GeneratedRegex(@"^Part (\d+)")]
    private static partial Regex Part();

    [GeneratedRegex(@"^([IVX]+)(?:\((.)\)(\d*)| )")]
    private static partial Regex Outline();

    [GeneratedRegex(@"^(\w+) (\d+)")]
    private static partial Regex List();
}

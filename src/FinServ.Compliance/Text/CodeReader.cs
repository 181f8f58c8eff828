using System.Buffers;

namespace FinServ.Compliance.Text;

/// <summary>Reads the short numbers and words that follow, or precede, the word that announces a secret.</summary>
/// <param name="plainLabels">Labels of short numbers that are no secrets: tails, orders, telephones, amounts.</param>
/// <param name="otherCodes">Words that make a `code` behind them something else: zip, area, promotion.</param>
internal sealed partial class CodeReader(ContextWords plainLabels, ContextWords otherCodes)
{
    private const string Units = "年月日号天分秒点时小次条个位人笔期岁千百";
    private static readonly SearchValues<char> Brackets = SearchValues.Create("()（）[]【】「」“”\"' ");
    private const string LatinLinks = " :：=＝#\"'“”「」【[(（\t";
    private static readonly string[] Links = ["就是", "是", "为", "我设的", "设置", "设成", "改成", "重置", "成", "了", "is", "was", "number", "no."];
    private static readonly string[] Bridges = ["就是", "是", "为", "即", "is "];
    private static readonly string[] Questions = ["是不", "是否", "是什", "是多", "为什", "为何"];

    /// <summary>How many digits a code has, and how far it may stand from its word.</summary>
    internal readonly record struct Shape(int Fewest, int Most, int Reach);

    /// <summary>Source: policy/lexicons.md §9.2 and §9.4 (context within 15 characters).</summary>
    public static Shape OneTimeCode { get; } = new(4, 8, 15);

    public static Shape CardCode { get; } = new(3, 4, 30);

    private static Shape Pin { get; } = new(4, 12, 0);

    /// <summary>The first number of that shape behind the word; `code` alone, which means much else, wants it at once.</summary>
    public (int Start, int End)? After(ReadOnlySpan<char> text, SecretWord word, int latest, Shape shape)
    {
        var reader = new NumberReader(text);
        var end = Math.Min(latest, word.End + shape.Reach);
        var at = word.End;
        if (text[word.Start..word.End].Equals("code", StringComparison.OrdinalIgnoreCase))
        {
            at = SkipLinks(text, at, latest, out var linked);
            if (!linked || Surroundings.HasLabel(text, word.Start, otherCodes)) return null;
            end = Math.Min(end, at + 1);
        }

        while (at < end)
        {
            if (!reader.TryDigit(at, out _))
            {
                at++;
                continue;
            }

            reader.Read(at);
            if (Code(text, reader, word, shape) is { } value) return value;
            at = Math.Max(reader.End, at + 1);
        }

        return null;
    }

    /// <summary>`123456是验证码`, `123456（验证码）`: a number that a verb or a bracket ties to the word behind it.</summary>
    public (int Start, int End)? Before(ReadOnlySpan<char> text, SecretWord word, int earliest, Shape shape)
    {
        var end = word.Start;
        while (end > earliest && word.Start - end < shape.Reach && DigitForms.Plain(text[end - 1]) < 0) end--;
        if (end == earliest || DigitForms.Plain(text[end - 1]) < 0 || !IsBridge(text[end..word.Start])) return null;

        var start = end;
        while (start > earliest && DigitForms.Plain(text[start - 1]) >= 0) start--;
        var digits = end - start;
        return digits >= shape.Fewest && digits <= shape.Most && !IsElse(text, start, end, word.End) ? (start, end) : null;
    }

    /// <summary>All groups read, if they look like one code, otherwise the first group by itself.</summary>
    private (int Start, int End)? Code(ReadOnlySpan<char> text, scoped in NumberReader reader, SecretWord word, Shape shape)
    {
        if (reader.GroupCount == 0) return null;
        var all = reader.Window(reader.GroupCount);
        if (!reader.IsCut && IsSpelledOut(all) && Fits(all, word, shape)) return (all.Start, all.End);

        var first = reader.Window(1);
        return first.JoinedAfter is '\0' or ' ' && Fits(first, word, shape) ? (first.Start, first.End) : null;
    }

    private bool Fits(in NumberWindow window, SecretWord word, Shape shape) =>
        window.Digits.Length >= shape.Fewest && window.Digits.Length <= shape.Most
        && !IsElse(window.Text, window.Start, window.End, word.End);

    /// <summary>`123 456`, `12 34 56`, `1 2 3 4`, `123-456`, but no date and no decimal.</summary>
    private static bool IsSpelledOut(in NumberWindow window)
    {
        var groups = window.Groups;
        if (groups.Length == 1 || groups.IndexOfAnyExcept(groups[0]) >= 0) return false;
        var separator = window.Text[window.OffsetOf(groups[0]) - 1];
        return separator == ' ' || (separator == '-' && groups[0] >= 3);
    }

    private bool IsElse(ReadOnlySpan<char> text, int start, int end, int wordEnd) =>
        Surroundings.IsMoney(text, start, end) || Surroundings.IsPartOfWord(text, start, end)
        || (end < text.Length && (text[end] is '@' or '＠' || Units.Contains(text[end], StringComparison.Ordinal)))
        || (end + 1 < text.Length && text[end] is '.' or ',' or ':' or '/' or '-' && char.IsAsciiLetterOrDigit(text[end + 1]))
        || (start - 1 > wordEnd && IsTiedToWhatPrecedes(text, start))
        || Surroundings.HasLabel(text, start, plainLabels);

    /// <summary>The rest of a date, a time, a decimal, a mail or web address.</summary>
    private static bool IsTiedToWhatPrecedes(ReadOnlySpan<char> text, int start) => text[start - 1] switch
    {
        '@' or '＠' or '_' => true,
        '.' or '-' or '/' => char.IsAsciiLetterOrDigit(text[start - 2]),
        ':' or ',' => char.IsAsciiDigit(text[start - 2]),
        _ => false,
    };

    private static bool IsBridge(ReadOnlySpan<char> gap)
    {
        if (gap.IndexOfAnyExcept(Brackets) < 0) return gap.IndexOfAny("(（】]") >= 0;

        var words = gap.TrimStart(" ,，)）\"”").ToString();
        return Array.Exists(Bridges, bridge => words.StartsWith(bridge, StringComparison.OrdinalIgnoreCase))
            && !Array.Exists(Questions, question => words.StartsWith(question, StringComparison.Ordinal));
    }

    /// <summary>Passes over colons, quotes, 是, 设置成 and `is`; tells whether there was more than blank space.</summary>
    private static int SkipLinks(ReadOnlySpan<char> text, int at, int latest, out bool linked)
    {
        const int most = 16;
        linked = false;
        var start = at;
        while (at < latest && at - start < most)
        {
            if (LatinLinks.Contains(text[at], StringComparison.Ordinal))
            {
                linked |= text[at] is not (' ' or '\t');
                at++;
                continue;
            }

            var rest = text[at..latest];
            var length = 0;
            foreach (var link in Links)
                if (length == 0 && rest.StartsWith(link, StringComparison.OrdinalIgnoreCase)) length = link.Length;
            if (length == 0) break;
            linked = true;
            at += length;
        }

        return at;
    }
}

using System.Text.RegularExpressions;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Web.Components.Marks;

/// <summary>What a stretch of text is shown as.</summary>
public enum TextPartKind
{
    Plain,
    Hit,
    Masked,
}

/// <summary>A stretch of text.</summary>
public readonly record struct TextPart(string Text, TextPartKind Kind);

/// <summary>Cuts a masked text into what is plain, what is masked (stars), and what a search was for.</summary>
public static partial class TextParts
{
    public static IReadOnlyList<TextPart> Of(string text, string? phrase)
    {
        var hits = string.IsNullOrEmpty(phrase) ? [] : LiteralText.Positions(text, phrase).Select(hit => (From: hit.Start, To: hit.End, Kind: TextPartKind.Hit));
        var masks = Masks().Matches(text).Select(mask => (From: mask.Index, To: mask.Index + mask.Length, Kind: TextPartKind.Masked));
        var parts = new List<TextPart>();
        var at = 0;
        foreach (var (from, to, kind) in hits.Concat(masks).OrderBy(part => part.From).ThenBy(part => part.Kind))
        {
            if (from < at) continue;
            if (from > at) parts.Add(new(text[at..from], TextPartKind.Plain));
            parts.Add(new(text[from..to], kind));
            at = to;
        }

        if (at < text.Length) parts.Add(new(text[at..], TextPartKind.Plain));
        return parts;
    }

    [GeneratedRegex(@"[0-9A-Za-z.]*\*{2,}([0-9A-Za-z.@*/]+| [0-9]{4})?", RegexOptions.NonBacktracking)]
    private static partial Regex Masks();
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace FinServ.Compliance.Text;

/// <summary>A text folded for comparison: NFKC and full case folding, and for each folded unit its place in the original.</summary>
/// <remarks>
/// There are two ways to fold, and they differ only where combining marks stand. Whole: clusters of a base and its marks
/// are composed, so that é is found however it was typed. By parts: each code point by itself, so that any piece of a
/// text, even one cut between a base and its mark, stays a piece of the folded text.
/// </remarks>
internal readonly struct Folding
{
    private readonly List<(int Start, int End)> places;

    private Folding(string text, List<(int Start, int End)> places) => (Text, this.places) = (text, places);

    public string Text { get; }

    /// <summary>The original's stretch that a stretch of the folded text came from.</summary>
    public (int Start, int End) ToOriginal(int start, int end) => (places[start].Start, places[end - 1].End);

    /// <summary>Whether marks or conjoining letters make the two ways differ.</summary>
    public static bool HasJoins(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (c >= FoldTable.FirstJoin && FoldTable.Joins(c)) return true;

        return false;
    }

    /// <summary>Each code point by itself. Without joins this is the whole folding too.</summary>
    public static string ByParts(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;) at += AppendPart(text[at..], folded);
        return folded.ToString();
    }

    /// <summary>Cluster by cluster, marks composed with their base.</summary>
    public static string Whole(string text)
    {
        if (!HasJoins(text)) return ByParts(text);

        var folded = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;) at += AppendCluster(text.AsSpan(at), folded);
        return folded.ToString();
    }

    /// <summary>As the one or the other, with places.</summary>
    public static Folding WithPlaces(ReadOnlySpan<char> text, bool whole)
    {
        var folded = new StringBuilder(text.Length);
        var places = new List<(int, int)>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = whole ? AppendCluster(text[at..], folded) : AppendPart(text[at..], folded);
            while (places.Count < folded.Length) places.Add((at, at + length));
            at += length;
        }

        return new(folded.ToString(), places);
    }

    private static int AppendPart(ReadOnlySpan<char> rest, StringBuilder into)
    {
        var single = FoldTable.Single(rest[0]);
        if (single != '\0')
        {
            into.Append(single);
            return 1;
        }

        Rune.DecodeFromUtf16(rest, out var rune, out var length); // a lone surrogate becomes U+FFFD
        into.Append(FoldTable.Fold(rune.ToString()));
        return length;
    }

    private static int AppendCluster(ReadOnlySpan<char> rest, StringBuilder into)
    {
        var length = StringInfo.GetNextTextElementLength(rest);
        if (length == 1) return AppendPart(rest, into);

        var cluster = rest[..length];
        into.Append(FoldTable.Fold(IsWellFormed(cluster) ? cluster.ToString() : ReplaceLone(cluster)));
        return length;
    }

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var length) != System.Buffers.OperationStatus.Done) return false;
            text = text[length..];
        }

        return true;
    }

    private static string ReplaceLone(ReadOnlySpan<char> text)
    {
        var replaced = new StringBuilder();
        foreach (var rune in text.EnumerateRunes()) replaced.Append(rune.ToString());
        return replaced.ToString();
    }
}

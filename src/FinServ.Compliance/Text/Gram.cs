using System.Text;

namespace FinServ.Compliance.Text;

/// <summary>A few code points in a row: the unit of the literal index. Two where the first is a sign of East Asian scripts, else three; fewer at the end of a text.</summary>
/// <param name="Length">Code points, 1 to 3.</param>
/// <param name="Points">The code points, 21 bits each, first in the lowest bits.</param>
internal readonly record struct Gram(int Length, ulong Points)
{
    private const int BitsPerPoint = 21;
    private const ulong PointMask = (1 << BitsPerPoint) - 1;
    private const int SignsPerPoint = 4; // 36⁴ exceeds the 0x110000 code points
    private const int FirstEastAsian = 0x2E80;
    private const string Signs = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>The grams that start at each code point of a folded text.</summary>
    public static void AddAll(string folded, HashSet<Gram> into)
    {
        var (first, second, third) = (-1, -1, -1);
        foreach (var rune in folded.EnumerateRunes())
        {
            (first, second, third) = (second, third, rune.Value);
            if (first >= 0) into.Add(Of(first, second, third));
        }

        if (second >= 0) into.Add(Of(second, third, -1));
        if (third >= 0) into.Add(Of(third, -1, -1));
    }

    /// <summary>The whole grams inside a folded phrase, each once; and what a gram must start with where the phrase is too short for any.</summary>
    public static (IReadOnlyList<Gram> Whole, Gram? Beginning) OfPhrase(string folded)
    {
        var grams = new HashSet<Gram>();
        AddAll(folded, grams);
        var whole = grams.Where(gram => gram.IsWhole).ToList();
        return (whole, whole.Count > 0 || grams.Count == 0 ? null : grams.First());
    }

    /// <summary>Each code point in four signs, so that the token of a gram starts with the token of its beginning.</summary>
    public StringBuilder AppendTo(StringBuilder tokens)
    {
        for (var i = 0; i < Length; i++)
        {
            var point = (int)((Points >> (i * BitsPerPoint)) & PointMask);
            tokens.Append(Signs[point / 46656]).Append(Signs[point / 1296 % 36]).Append(Signs[point / 36 % 36]).Append(Signs[point % 36]);
        }

        return tokens;
    }

    public override string ToString() => AppendTo(new(Length * SignsPerPoint)).ToString();

    /// <summary>Long enough that every text with these code points has this very gram.</summary>
    private bool IsWhole => Length == WholeLength((int)(Points & PointMask));

    private static int WholeLength(int first) => first >= FirstEastAsian ? 2 : 3;

    private static Gram Of(int first, int second, int third)
    {
        if (second < 0) return new(1, (uint)first);
        var pair = (uint)first | ((ulong)(uint)second << BitsPerPoint);
        return third < 0 || WholeLength(first) == 2 ? new(2, pair) : new(3, pair | ((ulong)(uint)third << (2 * BitsPerPoint)));
    }
}

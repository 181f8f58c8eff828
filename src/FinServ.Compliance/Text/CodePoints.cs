namespace FinServ.Compliance.Text;

/// <summary>Counts code points, so that places can be told to readers who do not count UTF-16 units.</summary>
public static class CodePoints
{
    /// <summary>Code points in the text; a lone surrogate counts as one.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        if (!text.ContainsAnyInRange('\uD800', '\uDBFF')) return count;

        for (var i = 1; i < text.Length; i++)
        {
            if (!char.IsSurrogatePair(text[i - 1], text[i])) continue;
            count--;
            i++;
        }

        return count;
    }
}

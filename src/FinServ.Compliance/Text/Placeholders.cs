namespace FinServ.Compliance.Text;

/// <summary>Text that people type where they have nothing to say; it counts as empty. Source: policy/vocabulary.md §1.</summary>
public static class Placeholders
{
    private static readonly HashSet<string> Known = new(["无", "同上", "不详", "n/a", "none", "-", ".", "test"], StringComparer.Ordinal);

    /// <summary>Whether the text, trimmed, is empty, one of the known words, or one character repeated.</summary>
    public static bool Is(string? text)
    {
        if (text is null) return true;
        var folded = LiteralText.Fold(text).Trim();
        return folded.Length == 0 || Known.Contains(folded)
            || (folded.Length > 1 && folded.AsSpan().IndexOfAnyExcept(folded[0]) < 0);
    }
}

namespace FinServ.Compliance.Text;

/// <summary>Digits that may be one number: whole groups of a text, with at most one separator between two groups.</summary>
/// <param name="text">The whole text.</param>
/// <param name="digits">The digits as ASCII.</param>
/// <param name="offsets">For each digit its place in the text.</param>
/// <param name="groups">Length of each group.</param>
internal readonly ref struct NumberWindow(
    ReadOnlySpan<char> text, ReadOnlySpan<char> digits, ReadOnlySpan<int> offsets, ReadOnlySpan<byte> groups)
{
    private readonly ReadOnlySpan<int> offsets = offsets;

    public ReadOnlySpan<char> Text { get; } = text;

    public ReadOnlySpan<char> Digits { get; } = digits;

    public ReadOnlySpan<byte> Groups { get; } = groups;

    public int Start => offsets[0];

    public int End => offsets[^1] + 1;

    /// <summary>Place in the text of a digit.</summary>
    public int OffsetOf(int digit) => offsets[digit];

    public char Before => Start > 0 ? Text[Start - 1] : '\0';

    public char After => End < Text.Length ? Text[End] : '\0';

    /// <summary>The separator by which more digits precede; NUL where none do.</summary>
    public char JoinedBefore =>
        Start > 1 && DigitForms.IsSeparator(Before) && DigitForms.Plain(Text[Start - 2]) >= 0 ? Before : '\0';

    /// <summary>The separator by which more digits follow; NUL where none do.</summary>
    public char JoinedAfter =>
        End + 1 < Text.Length && DigitForms.IsSeparator(After) && DigitForms.Plain(Text[End + 1]) >= 0 ? After : '\0';
}

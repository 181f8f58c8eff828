using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace FinServ.Compliance.Text;

/// <summary>Reads groups of digits in whatever form they are written, and where each digit stands in the text.</summary>
internal ref struct NumberReader(ReadOnlySpan<char> text)
{
    /// <summary>No number that is looked for has more digits.</summary>
    public const int LongestNumber = 21;

    private readonly ReadOnlySpan<char> text = text;
    private int numeralsUntil; // before this place Chinese numerals are digits, because they stand in a long run
    private Digits digits;
    private Offsets offsets;
    private Groups groups;
    private int digitCount;

    /// <summary>Groups read, first to last.</summary>
    public int GroupCount { get; private set; }

    public readonly int DigitCount => digitCount;

    /// <summary>End of the first group in the text, exclusive.</summary>
    public int FirstGroupEnd { get; private set; }

    /// <summary>End of the last group that was read.</summary>
    public int End { get; private set; }

    /// <summary>Whether more groups follow that were not read because the number would be too long.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Whether more than the one sign at a place can belong to a number.</summary>
    public readonly bool GoesOn(int at) =>
        at + 1 < text.Length && (DigitForms.Plain(text[at + 1]) >= 0 || DigitForms.IsSeparator(text[at + 1]) || DigitForms.Numeral(text[at + 1]) >= 0);

    /// <summary>Reads whole groups from a digit on, as long as they fit in one number.</summary>
    public void Read(int start)
    {
        (digitCount, GroupCount, IsCut) = (0, 0, false);
        for (var at = start; ;)
        {
            var groupStart = digitCount;
            var groupEnd = ReadGroup(at);
            if (GroupCount == 0) FirstGroupEnd = End = groupEnd;
            if (groupEnd == at) return;
            if (digitCount > LongestNumber)
            {
                (digitCount, IsCut) = (groupStart, true);
                return;
            }

            groups[GroupCount++] = (byte)(digitCount - groupStart);
            End = groupEnd;
            at = groupEnd + 1;
            if (at >= text.Length || !DigitForms.IsSeparator(text[groupEnd]) || !TryDigit(at, out _)) return;
        }
    }

    /// <summary>The first so many groups as one number.</summary>
    [UnscopedRef]
    public readonly NumberWindow Window(int groupCount)
    {
        ReadOnlySpan<byte> lengths = groups[..groupCount];
        var count = 0;
        foreach (var length in lengths) count += length;
        return new(text, ((ReadOnlySpan<char>)digits)[..count], ((ReadOnlySpan<int>)offsets)[..count], lengths);
    }

    /// <summary>The digit at a place; Chinese numerals count in long runs only.</summary>
    public bool TryDigit(int at, out int value)
    {
        value = DigitForms.Plain(text[at]);
        if (value >= 0) return true;
        value = DigitForms.Numeral(text[at]);
        if (value < 0) return false;
        if (at >= numeralsUntil) FindNumerals(at);
        return at < numeralsUntil;
    }

    private int ReadGroup(int at)
    {
        for (; at < text.Length && TryDigit(at, out var value); at++)
        {
            if (digitCount < LongestNumber) (digits[digitCount], offsets[digitCount]) = ((char)('0' + value), at);
            if (digitCount <= LongestNumber) digitCount++;
        }

        return at;
    }

    private void FindNumerals(int start)
    {
        var count = 0;
        var end = start;
        for (var at = start; at < text.Length; at++)
        {
            if (DigitForms.Numeral(text[at]) >= 0) (count, end) = (count + 1, at + 1);
            else if (at > end || !DigitForms.IsSeparator(text[at])) break;
        }

        if (count >= DigitForms.ShortestNumeralRun) numeralsUntil = end;
    }

    [InlineArray(LongestNumber)]
    private struct Digits
    {
        private char first;
    }

    [InlineArray(LongestNumber)]
    private struct Offsets
    {
        private int first;
    }

    [InlineArray(LongestNumber)]
    private struct Groups
    {
        private byte first;
    }
}

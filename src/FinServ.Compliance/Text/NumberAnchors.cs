using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace FinServ.Compliance.Text;

/// <summary>Finds where a number or a mail address may be: digits in any form, and `@`.</summary>
/// <remarks>
/// ASCII text is left to the framework's search. Its search for this many Chinese signs takes many others for them;
/// comparing eight characters at a time with each sign is five times as fast.
/// </remarks>
internal ref struct NumberAnchors(ReadOnlySpan<char> text)
{
    private static readonly SearchValues<char> AsciiAnchors = SearchValues.Create("0123456789@");
    private readonly ReadOnlySpan<char> text = text;
    private readonly bool isAscii = Ascii.IsValid(text);
    private int block = -Vector128<ushort>.Count; // the eight characters looked at last, and which of them are anchors
    private uint hits;

    /// <summary>The next place from one on, which never goes back; −1 where there is none.</summary>
    public int Next(int from)
    {
        if (!isAscii) return NextOfAll(from);
        var step = text[from..].IndexOfAny(AsciiAnchors);
        return step < 0 ? -1 : from + step;
    }

    private int NextOfAll(int from)
    {
        if (from < block + Vector128<ushort>.Count)
        {
            var left = hits & (uint.MaxValue << (from - block));
            if (left != 0) return block + BitOperations.TrailingZeroCount(left);
            from = block + Vector128<ushort>.Count;
        }

        ref var first = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        for (; from + Vector128<ushort>.Count <= text.Length; from += Vector128<ushort>.Count)
        {
            hits = Anchors(Vector128.LoadUnsafe(ref first, (nuint)from)).ExtractMostSignificantBits();
            if (hits == 0) continue;
            block = from;
            return from + BitOperations.TrailingZeroCount(hits);
        }

        for (; from < text.Length; from++)
            if (text[from] is '@' or '＠' || DigitForms.Plain(text[from]) >= 0 || DigitForms.Numeral(text[from]) >= 0) return from;

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Anchors(Vector128<ushort> signs)
    {
        var nine = Vector128.Create((ushort)9);
        var hits = Vector128.LessThanOrEqual(signs - Vector128.Create((ushort)'0'), nine)
            | Vector128.LessThanOrEqual(signs - Vector128.Create((ushort)'０'), nine)
            | Is(signs, '@') | Is(signs, '＠');
        return hits | Is(signs, '零') | Is(signs, '一') | Is(signs, '二') | Is(signs, '三') | Is(signs, '四') | Is(signs, '五')
            | Is(signs, '六') | Is(signs, '七') | Is(signs, '八') | Is(signs, '九') | Is(signs, '〇') | Is(signs, '○')
            | Is(signs, '两') | Is(signs, '幺');
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Is(Vector128<ushort> signs, char sign) => Vector128.Equals(signs, Vector128.Create((ushort)sign));
}

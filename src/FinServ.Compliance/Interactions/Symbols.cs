using System.Numerics;
using System.Text;

namespace FinServ.Compliance.Interactions;

/// <summary>Turns texts that occur again and again (ids, codes, names) into small numbers, straight from their UTF-8 bytes.</summary>
/// <remarks>
/// Equal texts have equal numbers within one table and its branches. A table is made for one batch and dropped with it,
/// so that it never grows with history; the words of the vocabulary and the rules come first and keep their numbers in
/// every branch. Not safe for concurrent writers.
/// </remarks>
public sealed class Symbols
{
    /// <summary>The number of an absent text.</summary>
    public const int None = 0;

    private byte[] bytes;
    private int used;
    private int[] starts;
    private uint[] hashes;
    private int[] slots;
    private readonly List<string?> texts;

    public Symbols()
    {
        bytes = new byte[4096];
        starts = new int[256];
        hashes = new uint[256];
        slots = new int[512];
        texts = [""];
        Count = 1;
    }

    private Symbols(Symbols trunk)
    {
        (bytes, starts, hashes, slots) = ([.. trunk.bytes], [.. trunk.starts], [.. trunk.hashes], [.. trunk.slots]);
        (used, Count, texts) = (trunk.used, trunk.Count, [.. trunk.texts]);
    }

    /// <summary>Numbers given so far, <see cref="None"/> included.</summary>
    public int Count { get; private set; }

    /// <summary>The text of a number.</summary>
    public string this[int symbol] => texts[symbol] ??= Encoding.UTF8.GetString(Utf8(symbol));

    /// <summary>The text of a number, null for <see cref="None"/>.</summary>
    public string? TextOrNull(int symbol) => symbol == None ? null : this[symbol];

    public ReadOnlySpan<byte> Utf8(int symbol) => bytes.AsSpan(starts[symbol - 1]..starts[symbol]);

    /// <summary>A table that starts with all numbers of this one and goes its own way from there.</summary>
    public Symbols Branch() => new(this);

    public int Intern(string text)
    {
        if (text.Length == 0) return None;
        var longest = Encoding.UTF8.GetMaxByteCount(text.Length);
        var buffer = longest <= 512 ? stackalloc byte[512] : new byte[longest];
        return Intern(buffer[..Encoding.UTF8.GetBytes(text, buffer)]);
    }

    public int Intern(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) return None;
        var hash = Hash(utf8);
        var slot = SlotOf(utf8, hash);
        if (slots[slot] != 0) return slots[slot];

        if (Count * 2 > slots.Length)
        {
            Rehash();
            slot = SlotOf(utf8, hash);
        }

        return slots[slot] = Add(utf8, hash);
    }

    /// <summary>The number of a text, or <see cref="None"/> when it never occurred.</summary>
    public int Find(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        return utf8.Length == 0 ? None : slots[SlotOf(utf8, Hash(utf8))];
    }

    /// <summary>Takes back all numbers from <paramref name="count"/> on; those before keep theirs.</summary>
    internal void Forget(int count)
    {
        used = starts[count - 1];
        texts.RemoveRange(count, Count - count);
        Count = count;
        Array.Clear(slots);
        Fill();
    }

    /// <summary>Order of the texts, byte by byte.</summary>
    public int Compare(int left, int right)
    {
        if (left == right) return 0;
        if (left == None || right == None) return left == None ? -1 : 1;
        return Utf8(left).SequenceCompareTo(Utf8(right));
    }

    private int Add(ReadOnlySpan<byte> utf8, uint hash)
    {
        while (used + utf8.Length > bytes.Length) Array.Resize(ref bytes, bytes.Length * 2);
        if (Count >= starts.Length) Array.Resize(ref starts, starts.Length * 2);
        if (Count >= hashes.Length) Array.Resize(ref hashes, hashes.Length * 2);
        utf8.CopyTo(bytes.AsSpan(used));
        used += utf8.Length;
        starts[Count] = used;
        hashes[Count] = hash;
        texts.Add(null);
        return Count++;
    }

    private int SlotOf(ReadOnlySpan<byte> utf8, uint hash)
    {
        var mask = slots.Length - 1;
        for (var slot = (int)(hash & (uint)mask); ; slot = (slot + 1) & mask)
        {
            var symbol = slots[slot];
            if (symbol == 0 || (hashes[symbol] == hash && Utf8(symbol).SequenceEqual(utf8))) return slot;
        }
    }

    private void Rehash()
    {
        slots = new int[slots.Length * 2];
        Fill();
    }

    private void Fill()
    {
        var mask = slots.Length - 1;
        for (var symbol = 1; symbol < Count; symbol++)
        {
            var slot = (int)(hashes[symbol] & (uint)mask);
            while (slots[slot] != 0) slot = (slot + 1) & mask;
            slots[slot] = symbol;
        }
    }

    /// <summary>Eight bytes a step, multiplied and rotated; good enough for ids that differ in their last digits.</summary>
    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        const ulong mixer = 0x9E3779B97F4A7C15;
        unchecked
        {
            var hash = (ulong)utf8.Length * mixer;
            while (utf8.Length >= 8)
            {
                hash = BitOperations.RotateLeft((hash ^ BitConverter.ToUInt64(utf8)) * mixer, 29);
                utf8 = utf8[8..];
            }

            ulong rest = 0;
            foreach (var one in utf8) rest = (rest << 8) | one;
            hash = (hash ^ rest) * mixer;
            return (uint)(hash >> 32) | 1;
        }
    }
}

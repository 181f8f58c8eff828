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
    private Slot[] slots;
    private string?[] texts = [];

    public Symbols()
    {
        bytes = new byte[4096];
        starts = new int[256];
        slots = new Slot[512];
        Count = 1;
    }

    private Symbols(Symbols trunk)
    {
        (bytes, starts, slots) = ([.. trunk.bytes], [.. trunk.starts], [.. trunk.slots]);
        (used, Count) = (trunk.used, trunk.Count);
    }

    /// <summary>Numbers given so far, <see cref="None"/> included.</summary>
    public int Count { get; private set; }

    /// <summary>The text of a number.</summary>
    public string this[int symbol]
    {
        get
        {
            if (symbol == None) return "";
            if (symbol >= texts.Length) Array.Resize(ref texts, Math.Max(Count, symbol + 1));
            return texts[symbol] ??= Encoding.UTF8.GetString(Utf8(symbol));
        }
    }

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
        if (slots[slot].Symbol != None) return slots[slot].Symbol;

        if (Count * 4L > slots.Length * 3L)
        {
            Rehash();
            slot = SlotOf(utf8, hash);
        }

        slots[slot] = new(hash, Add(utf8));
        return slots[slot].Symbol;
    }

    /// <summary>As <see cref="Intern(ReadOnlySpan{byte})"/>, quicker where the text is probably that of a number at hand.</summary>
    public int Intern(ReadOnlySpan<byte> utf8, int probably) => probably != None && probably < Count && Utf8(probably).SequenceEqual(utf8) ? probably : Intern(utf8);

    /// <summary>The number of a text, or <see cref="None"/> when it never occurred.</summary>
    public int Find(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        return utf8.Length == 0 ? None : slots[SlotOf(utf8, Hash(utf8))].Symbol;
    }

    /// <summary>Takes back all numbers from <paramref name="count"/> on; those before keep theirs.</summary>
    internal void Forget(int count)
    {
        used = starts[count - 1];
        if (texts.Length > count) Array.Clear(texts, count, texts.Length - count);
        Count = count;
        Fill(new Slot[slots.Length]);
    }

    /// <summary>Order of the texts, byte by byte.</summary>
    public int Compare(int left, int right)
    {
        if (left == right) return 0;
        if (left == None || right == None) return left == None ? -1 : 1;
        return Utf8(left).SequenceCompareTo(Utf8(right));
    }

    private int Add(ReadOnlySpan<byte> utf8)
    {
        while (used + utf8.Length > bytes.Length) Array.Resize(ref bytes, bytes.Length * 2);
        if (Count >= starts.Length) Array.Resize(ref starts, starts.Length * 2);
        utf8.CopyTo(bytes.AsSpan(used));
        used += utf8.Length;
        starts[Count] = used;
        return Count++;
    }

    private int SlotOf(ReadOnlySpan<byte> utf8, uint hash)
    {
        var table = slots;
        var mask = table.Length - 1;
        for (var at = (int)(hash & (uint)mask); ; at = (at + 1) & mask)
        {
            var slot = table[at];
            if (slot.Symbol == None || (slot.Hash == hash && Utf8(slot.Symbol).SequenceEqual(utf8))) return at;
        }
    }

    private void Rehash()
    {
        Fill(new Slot[slots.Length * 2]);
    }

    private void Fill(Slot[] table)
    {
        var mask = table.Length - 1;
        foreach (var slot in slots)
        {
            if (slot.Symbol == None || slot.Symbol >= Count) continue;
            var at = (int)(slot.Hash & (uint)mask);
            while (table[at].Symbol != None) at = (at + 1) & mask;
            table[at] = slot;
        }

        slots = table;
    }

    /// <summary>A place of the table: the hash stands beside the number, so that most misses touch nothing else.</summary>
    private readonly record struct Slot(uint Hash, int Symbol);

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

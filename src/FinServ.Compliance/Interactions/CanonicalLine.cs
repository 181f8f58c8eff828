using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace FinServ.Compliance.Interactions;

/// <summary>Keys of a canonical line; those from <see cref="Interaction"/> to <see cref="Speaker"/> stand in the order of <see cref="EnvelopeKey"/>.</summary>
internal enum CanonicalKey
{
    None,
    Id,
    Source,
    Key,
    Interaction,
    Case,
    Customer,
    Agent,
    Unit,
    Channel,
    By,
    Speaker,
    Version,
    Type,
    Register,
    At,
    ReceivedAt,
    CorrectedAt,
    Text,
    Data,
}

internal static class CanonicalKeys
{
    public static CanonicalKey Find(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 when name.SequenceEqual("id"u8) => CanonicalKey.Id,
        2 when name.SequenceEqual("at"u8) => CanonicalKey.At,
        2 when name.SequenceEqual("by"u8) => CanonicalKey.By,
        3 when name.SequenceEqual("key"u8) => CanonicalKey.Key,
        4 when name.SequenceEqual("type"u8) => CanonicalKey.Type,
        4 when name.SequenceEqual("case"u8) => CanonicalKey.Case,
        4 when name.SequenceEqual("unit"u8) => CanonicalKey.Unit,
        4 when name.SequenceEqual("data"u8) => CanonicalKey.Data,
        4 when name.SequenceEqual("text"u8) => CanonicalKey.Text,
        5 when name.SequenceEqual("agent"u8) => CanonicalKey.Agent,
        6 when name.SequenceEqual("source"u8) => CanonicalKey.Source,
        7 when name.SequenceEqual("channel"u8) => CanonicalKey.Channel,
        7 when name.SequenceEqual("version"u8) => CanonicalKey.Version,
        7 when name.SequenceEqual("speaker"u8) => CanonicalKey.Speaker,
        8 when name.SequenceEqual("customer"u8) => CanonicalKey.Customer,
        8 when name.SequenceEqual("register"u8) => CanonicalKey.Register,
        11 when name.SequenceEqual("interaction"u8) => CanonicalKey.Interaction,
        11 when name.SequenceEqual("received_at"u8) => CanonicalKey.ReceivedAt,
        12 when name.SequenceEqual("corrected_at"u8) => CanonicalKey.CorrectedAt,
        _ => CanonicalKey.None,
    };
}

/// <summary>The envelope of one line while it is being read; symbols by key, the rest beside them.</summary>
internal struct CanonicalLine
{
    private Keys symbols;
    public EventType? Type;
    public RegisterDefinition? Register;
    public string? Text;
    public long At;
    public long ReceivedAt;
    public long CorrectedAt;
    public long Version;
    public int DataStart;
    public bool DataIsNull;

    public int this[CanonicalKey key]
    {
        readonly get => symbols[(int)key];
        set => symbols[(int)key] = value;
    }

    public void Clear()
    {
        (At, ReceivedAt, CorrectedAt, Version) = (Instants.Unknown, Instants.Unknown, Instants.Unknown, Instants.Unknown);
        DataStart = -1;
    }

    [InlineArray((int)CanonicalKey.Version)]
    private struct Keys
    {
        private int first;
    }
}

/// <summary>Gives each line its record: its own id, or (interaction, type, ordinal), or else its content.</summary>
/// <remarks>A line without an id that repeats another byte for byte is that line again, not a second event.</remarks>
internal sealed class CanonicalIdentity(Symbols symbols)
{
    /// <summary>Numbers of its own: those of the set are forgotten batch by batch, a line may repeat one of another batch.</summary>
    private readonly Symbols own = new();
    private readonly Dictionary<(int Source, int Interaction, int Type), List<UInt128>> seen = [];

    /// <returns>The record's symbol and whether the source gave it; <see cref="Symbols.None"/> for a line that stood there before.</returns>
    public (int Record, bool Own) Of(in CanonicalLine line, ReadOnlySpan<byte> utf8)
    {
        if (line[CanonicalKey.Id] is var id && id != Symbols.None) return (id, true);

        var hash = Hash(utf8);
        var interaction = line[CanonicalKey.Interaction];
        if (interaction == Symbols.None) return (symbols.Intern($"h:{hash:x32}"), true);

        var key = (Own(line[CanonicalKey.Source]), Own(interaction), line.Type!.Index);
        if (!seen.TryGetValue(key, out var before)) seen[key] = before = [];
        if (before.Contains(hash)) return (Symbols.None, false);
        before.Add(hash);
        return (symbols.Intern($"{symbols[interaction]}/{line.Type.Name}/{before.Count - 1}"), true);
    }

    private int Own(int symbol) => symbol == Symbols.None ? Symbols.None : own.Intern(symbols.Utf8(symbol));

    private static UInt128 Hash(ReadOnlySpan<byte> utf8)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(utf8, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}

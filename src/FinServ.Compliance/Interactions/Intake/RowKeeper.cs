using System.Security.Cryptography;
using System.Text;
using FinServ.Compliance.Evidence;
using FinServ.Compliance.Interactions.Quarantine;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Interactions.Intake;

/// <summary>Keeps rows as they came: authentication data destroyed, the rest sealed, a masked form to show.</summary>
internal sealed class RowKeeper(Sealing sealing, RawRows rows, ProtectedTokens tokens)
{
    private const int LongestShown = 4_000;
    private static readonly Encoding[] Guesses = [new UTF8Encoding(false, true), Interactions.Mappings.FileEncodings.Find("gb18030")!];

    /// <summary>Tells a row that comes again; keyed, so that nothing of the row can be guessed from it.</summary>
    public string HashOf(ReadOnlySpan<byte> raw, RowFault? fault)
    {
        // Of a row that is too long only the beginning is here; how long it is tells it from others.
        var length = fault?.Reason == "row-too-long" ? Encoding.UTF8.GetBytes(fault.Message) : [];
        return tokens.Token(Convert.ToHexStringLower(SHA256.HashData([.. raw, .. length]))).Split(':')[1];
    }

    /// <summary>Seals a row for a record.</summary>
    public byte[] Seal(ReadOnlySpan<byte> header, ReadOnlySpan<byte> raw, Encoding encoding, string record) =>
        sealing.Seal(Document(header, Destroyed(raw, encoding)), record);

    public QuarantinedRow Quarantine(IntakeSource source, string file, ISourceReader reader, RowFault fault, DateTimeOffset now)
    {
        var id = Guid.NewGuid();
        var raw = reader.Raw;
        var masked = rows.Masked(reader.Shown ?? Text(raw, source.Readers.Encoding));
        return new()
        {
            Id = id,
            Source = source.Name,
            RowHash = HashOf(raw, fault),
            File = file,
            Line = reader.Line,
            Column = fault.Column,
            Reason = fault.Reason,
            Message = fault.Message,
            Remedy = fault.Remedy,
            Mapping = source.Mapping,
            Sealed = Seal(reader.Header, raw, source.Readers.Encoding, id.ToString()),
            Masked = masked.Length <= LongestShown ? masked : masked[..LongestShown] + "…",
            FirstSeenAt = now,
            LastSeenAt = now,
        };
    }

    /// <summary>The mini-file that a quarantined row was sealed as: its header, if it needs one, and itself.</summary>
    public byte[] Open(QuarantinedRow row) => sealing.Open(row.Sealed, row.Id.ToString());

    private static byte[] Document(ReadOnlySpan<byte> header, byte[] row) => header.IsEmpty ? row : [.. header, (byte)'\n', .. row];

    /// <summary>The row in the bytes of its own encoding wherever that can be told; a replay under a mended mapping needs them.</summary>
    private byte[] Destroyed(ReadOnlySpan<byte> raw, Encoding encoding)
    {
        foreach (var guess in Guesses.Prepend(encoding))
        {
            if (TryDecode(raw, guess) is not { } text) continue;
            var destroyed = rows.Destroy(text);
            return destroyed == text ? raw.ToArray() : guess.GetBytes(destroyed);
        }

        var lossy = Encoding.UTF8.GetString(raw);
        var safe = rows.Destroy(lossy);
        return safe == lossy ? raw.ToArray() : Encoding.UTF8.GetBytes(safe);
    }

    private static string Text(ReadOnlySpan<byte> raw, Encoding encoding)
    {
        foreach (var guess in Guesses.Prepend(encoding))
        {
            if (TryDecode(raw, guess) is { } text) return text;
        }

        return Encoding.UTF8.GetString(raw);
    }

    private static string? TryDecode(ReadOnlySpan<byte> raw, Encoding encoding)
    {
        try
        {
            return encoding.GetString(raw);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

using System.Security.Cryptography;
using System.Text;

namespace FinServ.Compliance.Evidence;

/// <summary>Seals originals so that they open only with a key of the ring and only as the record they were sealed for (AES-256-GCM).</summary>
/// <remarks>
/// A sealed blob is: version (1 byte, now 1), length of the key's id (1 byte), the id (ASCII), nonce (12 bytes), the
/// encrypted bytes, tag (16 bytes). The head and the record's id are authenticated with it.
/// </remarks>
public sealed class Sealing(KeyRing ring)
{
    private const byte Version = 1;
    private const string Purpose = "finserv-compliance sealed original v1";
    private static readonly int NonceBytes = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize;

    /// <summary>Seals bytes for one record.</summary>
    /// <param name="plain">The original, authentication data already destroyed.</param>
    /// <param name="record">Id of the record; the blob opens for no other.</param>
    public byte[] Seal(ReadOnlySpan<byte> plain, string record)
    {
        var keyId = ring.CurrentKey;
        var head = Encoding.ASCII.GetBytes($"{(char)Version}{(char)keyId.Length}{keyId}");
        var blob = new byte[head.Length + NonceBytes + plain.Length + TagBytes];
        head.CopyTo(blob, 0);
        var nonce = blob.AsSpan(head.Length, NonceBytes);
        RandomNumberGenerator.Fill(nonce);

        using var cipher = new AesGcm(ring.Derive(keyId, Purpose)!, TagBytes);
        cipher.Encrypt(nonce, plain, blob.AsSpan(head.Length + NonceBytes, plain.Length), blob.AsSpan(^TagBytes..), Associated(head, record));
        return blob;
    }

    /// <summary>As <see cref="Seal(ReadOnlySpan{byte}, string)"/>, for text.</summary>
    public byte[] Seal(string plain, string record) => Seal(Encoding.UTF8.GetBytes(plain), record);

    /// <summary>The original of a record.</summary>
    /// <exception cref="SealBrokenException">Its key is not in the ring, the blob was changed, or it was sealed for another record.</exception>
    public byte[] Open(ReadOnlySpan<byte> blob, string record)
    {
        var headLength = blob.Length < 2 ? 0 : 2 + blob[1];
        if (headLength == 0 || blob[0] != Version || blob.Length < headLength + NonceBytes + TagBytes)
            throw new SealBrokenException($"What is stored for record {record} is no sealed original. Restore it from a backup of the data.");

        var keyId = Encoding.ASCII.GetString(blob[2..headLength]);
        var key = ring.Derive(keyId, Purpose) ?? throw new SealBrokenException(
            $"The original of record {record} was sealed with key {keyId}, which is not in the key ring {ring.Path} (it has {string.Join(", ", ring.Keys)}). Restore the ring that belongs to this data from its backup.");

        var plain = new byte[blob.Length - headLength - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key, TagBytes);
        try
        {
            cipher.Decrypt(blob.Slice(headLength, NonceBytes), blob[(headLength + NonceBytes)..^TagBytes], blob[^TagBytes..], plain, Associated(blob[..headLength], record));
        }
        catch (AuthenticationTagMismatchException changed)
        {
            throw new SealBrokenException($"The sealed original of record {record} was changed, or sealed for another record. Restore it from a backup of the data and find out who wrote it.", changed);
        }

        return plain;
    }

    /// <summary>As <see cref="Open"/>, for text.</summary>
    public string OpenText(ReadOnlySpan<byte> blob, string record) => Encoding.UTF8.GetString(Open(blob, record));

    private static byte[] Associated(ReadOnlySpan<byte> head, string record) => [.. head, .. Encoding.UTF8.GetBytes(record)];
}

/// <summary>A sealed original does not open; the message says why and what to do, never what is in it.</summary>
public sealed class SealBrokenException : Exception
{
    public SealBrokenException(string message) : base(message)
    {
    }

    public SealBrokenException(string message, Exception inner) : base(message, inner)
    {
    }
}

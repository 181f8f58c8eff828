using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FinServ.Compliance.Audit;

/// <summary>The hash that chains audit entries, defined so that anybody can redo it with ten lines of any language.</summary>
/// <remarks>
/// SHA-256, lower-case hexadecimal, over the fields `number, at, who, role, action, subject, details, previous hash`, each written
/// as a netstring: its length in UTF-8 bytes, a colon, the bytes, a comma. `at` is in milliseconds since 1970.
/// </remarks>
public static class AuditHash
{
    /// <summary>What the first entry names as the hash before it.</summary>
    public static string Start { get; } = new('0', 64);

    public static string Of(AuditEntry entry)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(sha, entry.Number.ToString(CultureInfo.InvariantCulture));
        Add(sha, entry.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        Add(sha, entry.Who);
        Add(sha, entry.Role);
        Add(sha, entry.Action);
        Add(sha, entry.Subject);
        Add(sha, entry.Details);
        Add(sha, entry.PreviousHash);
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    private static void Add(IncrementalHash sha, string field)
    {
        var bytes = Encoding.UTF8.GetBytes(field);
        sha.AppendData(Encoding.ASCII.GetBytes(bytes.Length.ToString(CultureInfo.InvariantCulture) + ":"));
        sha.AppendData(bytes);
        sha.AppendData(","u8);
    }
}

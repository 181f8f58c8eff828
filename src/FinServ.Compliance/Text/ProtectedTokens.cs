using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace FinServ.Compliance.Text;

/// <summary>What a rule may know of a protected value without the value. Source: policy/vocabulary.md §1, type `protected`.</summary>
/// <param name="IsPlaceholder">It counts as empty (`无`, `111`).</param>
/// <param name="IsValidPhone">Telephone number in valid form.</param>
/// <param name="IsValidMail">Mail address in valid form.</param>
/// <param name="IsValidIdentityNumber">Identity number in valid form.</param>
/// <param name="MailDomain">What follows the `@`, in lower case; null where there is none.</param>
public sealed record TokenFacets(bool IsPlaceholder, bool IsValidPhone, bool IsValidMail, bool IsValidIdentityNumber, string? MailDomain)
{
    /// <summary>In valid form as one of the three.</summary>
    public bool IsValid => IsValidPhone || IsValidMail || IsValidIdentityNumber;
}

/// <summary>Keyed tokens that stand for the values of protected fields: equal values have equal tokens, in every field and register.</summary>
/// <remarks>
/// `t1:` + 32 letters of HMAC-SHA256 + `:` + facets (`p` placeholder, `t` telephone, `m` mail, `i` identity number, or `-`)
/// + `:@domain` for mail. Without the key a token tells nothing but its facets.
/// </remarks>
public sealed class ProtectedTokens(byte[] key, PersonalDataLists? lists = null)
{
    private const string Version = "t1";
    private const int MacBytes = 20;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static readonly SearchValues<char> MacSigns = SearchValues.Create(Base32);
    private readonly ContactFormats formats = new(lists);

    /// <summary>The token of a value; the same for every spelling that <see cref="ProtectedValue.Normalize"/> holds equal.</summary>
    public string Token(string value)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(ProtectedValue.Normalize(value)), mac);
        var token = new StringBuilder(64).Append(Version).Append(':');
        AppendBase32(mac[..MacBytes], token);
        return AppendFacets(value, token.Append(':')).ToString();
    }

    /// <summary>The facets written into a token; null for anything that is no token.</summary>
    public static TokenFacets? TryFacets(string token)
    {
        if (token.Split(':') is not [Version, { Length: 32 } mac, var marks, .. var rest] || rest.Length > 1) return null;
        if (mac.AsSpan().ContainsAnyExcept(MacSigns) || marks.AsSpan().ContainsAnyExcept("ptmi-")) return null;
        return new(marks.Contains('p'), marks.Contains('t'), marks.Contains('m'), marks.Contains('i'), Domain(rest));
    }

    private static string? Domain(string[] rest) => rest is [['@', .. var domain]] ? domain : null;

    private StringBuilder AppendFacets(string value, StringBuilder token)
    {
        var before = token.Length;
        if (Placeholders.Is(value)) token.Append('p');
        if (formats.IsPhone(value)) token.Append('t');
        var isMail = formats.IsMail(value, out var domain);
        if (isMail) token.Append('m');
        if (formats.IsIdentityNumber(value)) token.Append('i');
        if (token.Length == before) token.Append('-');
        return isMail ? token.Append(":@").Append(domain) : token;
    }

    private static void AppendBase32(ReadOnlySpan<byte> bytes, StringBuilder into)
    {
        for (var bit = 0; bit < bytes.Length * 8; bit += 5)
        {
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            into.Append(Base32[(pair >> (11 - bit % 8)) & 31]);
        }
    }
}

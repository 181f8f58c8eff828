namespace FinServ.Compliance.Text;

/// <summary>Check digits of card and identity numbers. Source: policy/lexicons.md §9.3.</summary>
internal static class Checksums
{
    private static ReadOnlySpan<byte> IdentityWeights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Luhn over ASCII digits.</summary>
    public static bool Luhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var value = digits[digits.Length - 1 - i] - '0';
            if (i % 2 == 1) value = value > 4 ? value * 2 - 9 : value * 2;
            sum += value;
        }

        return sum % 10 == 0;
    }

    /// <summary>The check character of an identity number (GB 11643-1999, ISO 7064 MOD 11-2) from its first 17 digits.</summary>
    public static char IdentityCheck(ReadOnlySpan<char> seventeen)
    {
        var sum = 0;
        for (var i = 0; i < IdentityWeights.Length; i++) sum += (seventeen[i] - '0') * IdentityWeights[i];
        return "10X98765432"[sum % 11];
    }
}

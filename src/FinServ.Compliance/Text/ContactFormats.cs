namespace FinServ.Compliance.Text;

/// <summary>Whether a field holds a telephone number, a mail address or an identity number in valid form. Source: policy/lexicons.md §9.3.</summary>
public sealed class ContactFormats
{
    private readonly FrozenPrefixes segments;
    private readonly FrozenPrefixes regions;
    private readonly MailDetector mails;

    public ContactFormats(PersonalDataLists? lists = null)
    {
        lists ??= PersonalDataLists.Shipped;
        segments = new(lists.MobileSegments);
        regions = new(lists.IdentityRegions);
        mails = new(lists);
    }

    /// <summary>A mobile number of an allotted segment, a landline with area code, or a foreign number in E.164 form with its `+`.</summary>
    public bool IsPhone(string value)
    {
        var number = ProtectedValue.Normalize(value);
        if (number.StartsWith('+')) return number.Length is >= 8 and <= 16 && number[1] is >= '1' and <= '9' && AllDigits(number.AsSpan(1));
        if (!AllDigits(number)) return false;
        return number.Length == 11 && number[0] == '1' ? segments.Starts(number) : IsLandline(number);
    }

    /// <summary>One address under a known top-level domain; with the domain in lower case.</summary>
    public bool IsMail(string value, out string domain) => mails.IsAddress(ProtectedValue.Normalize(value), out domain);

    /// <summary>A resident identity number whose region, birthday and check character hold.</summary>
    public bool IsIdentityNumber(string value)
    {
        var number = ProtectedValue.Normalize(value);
        return IdentityDetector.IsValid(number) && regions.Starts(number);
    }

    /// <summary>Area codes have three digits from 010 to 029, four elsewhere.</summary>
    private static bool IsLandline(string number)
    {
        if (number.Length is < 10 or > 12 || number[0] != '0' || number[1] == '0') return false;
        var area = number[1] is '1' or '2' ? 3 : 4;
        return number.Length - area is 7 or 8 && number[area] is >= '2' and <= '9';
    }

    private static bool AllDigits(ReadOnlySpan<char> text) => text.Length > 0 && text.IndexOfAnyExceptInRange('0', '9') < 0;
}

namespace FinServ.Compliance.Text;

/// <summary>Mail addresses (`email`) under a top-level domain that exists, other than the bank's own. Source: policy/lexicons.md §9.2.</summary>
internal sealed class MailDetector(PersonalDataLists lists)
{
    private const int ContextReach = 30;
    private const int LongestLocal = 64;
    private const int LongestDomain = 253;
    private readonly ContextWords context = lists.Context[PersonalData.Mail];

    /// <summary>The address around an `@`, if there is one.</summary>
    public bool Judge(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        var start = LocalStart(text, at);
        if (start == at || at - start > LongestLocal) return false;
        var end = DomainEnd(text, at + 1);
        if (end < 0 || IsBankOwn(text[(at + 1)..end])) return false;

        var confidence = context.Near(text, start, end, ContextReach) ? Confidence.High : Confidence.Medium;
        finding = new(PersonalData.Mail, DataClass.C2, confidence, start, end);
        return true;
    }

    /// <summary>Whether a field holds exactly one address of the simplified RFC 5321 form; with its domain in lower case.</summary>
    public bool IsAddress(string value, out string domain)
    {
        var at = value.LastIndexOf('@');
        domain = at < 0 ? "" : value[(at + 1)..].ToLowerInvariant();
        return at is > 0 and <= LongestLocal && LocalStart(value, at) == 0 && DomainEnd(value, at + 1) == value.Length;
    }

    private static int LocalStart(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        while (start > 0 && at - start <= LongestLocal && IsLocalPart(DigitForms.Narrow(text[start - 1]))) start--;
        while (start < at && DigitForms.Narrow(text[start]) == '.') start++;
        return start;
    }

    /// <summary>End of the longest domain that closes with a known top-level label; −1 where there is none.</summary>
    private int DomainEnd(ReadOnlySpan<char> text, int start)
    {
        Span<char> label = stackalloc char[24];
        var topLevels = lists.TopLevelDomains.GetAlternateLookup<ReadOnlySpan<char>>();
        var (best, length, dots, isAlphabetic) = (-1, 0, 0, true);

        for (var at = start; at <= text.Length && at - start <= LongestDomain; at++)
        {
            var c = at < text.Length ? DigitForms.Narrow(text[at]) : '\0';
            if (char.IsAsciiLetterOrDigit(c) || c == '-')
            {
                if (length < label.Length) label[length] = c;
                isAlphabetic &= char.IsAsciiLetter(c);
                length++;
                continue;
            }

            if (length == 0) return best;
            if (dots > 0 && isAlphabetic && length is >= 2 and <= 24 && topLevels.Contains(label[..length])) best = at;
            if (c != '.') return best;
            (length, isAlphabetic) = (0, true);
            dots++;
        }

        return best;
    }

    private bool IsBankOwn(ReadOnlySpan<char> domain)
    {
        if (lists.BankMailDomains.Count == 0) return false;
        var own = lists.BankMailDomains.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var rest = domain; ;)
        {
            if (own.Contains(rest)) return true;
            var dot = rest.IndexOf('.');
            if (dot < 0) return false;
            rest = rest[(dot + 1)..];
        }
    }

    private static bool IsLocalPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-';
}

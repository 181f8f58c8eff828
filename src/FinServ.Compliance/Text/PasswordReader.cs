namespace FinServ.Compliance.Text;

/// <summary>Passwords and PINs: a number, or a word that is plainly none of the sentence's own.</summary>
internal sealed partial class CodeReader
{
    private const int ShortestPassword = 4;
    private const int LongestPassword = 64;
    private const string Delimiters = ",;\"'`<>()[]{}|\\";
    private static readonly HashSet<string> NoPasswords = new(
        ["required", "reset", "incorrect", "changed", "wrong", "expired", "forgotten", "locked", "invalid", "null", "none", "true", "false", "redacted", "masked"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The number or word directly behind the announcing word and its colon, 是 or `is`.</summary>
    public (int Start, int End)? Password(ReadOnlySpan<char> text, SecretWord word, int latest)
    {
        var at = SkipLinks(text, word.End, latest, out var linked);
        if (at >= latest) return null;

        var token = Token(text[at..]);
        if (token.IndexOfAnyExceptInRange('0', '9') >= 0 && IsPassword(text, at, token, linked)) return (at, at + token.Length);

        var reader = new NumberReader(text);
        if (!reader.TryDigit(at, out _)) return null;
        reader.Read(at);
        return Code(text, reader, word, Pin);
    }

    private static ReadOnlySpan<char> Token(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && text[length] is > ' ' and <= '~' && !Delimiters.Contains(text[length], StringComparison.Ordinal)) length++;
        return text[..length].TrimEnd(".!?:");
    }

    private static bool IsPassword(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> token, bool linked)
    {
        if (token.Length is < ShortestPassword or > LongestPassword || token.StartsWith("**") || token.Contains("://", StringComparison.Ordinal)) return false;
        if (token.IndexOfAnyExcept(token[0]) < 0) return false; // XXXX, ####: hidden already

        var hasDigit = token.ContainsAnyInRange('0', '9');
        var hasLetter = token.ContainsAnyInRange('a', 'z') || token.ContainsAnyInRange('A', 'Z');
        if (hasDigit && hasLetter) return linked || token.Length >= 6;
        return hasLetter && linked && EndsClause(text, at + token.Length)
            && !char.IsAsciiLetter(text[at - 2]) // `password is wrong` tells no password, `password: wrong1` would
            && !NoPasswords.Contains(token.ToString());
    }

    /// <summary>`password: hunter` ends there, `password: when I called` goes on.</summary>
    private static bool EndsClause(ReadOnlySpan<char> text, int end) =>
        end + 1 >= text.Length || text[end] != ' ' || !char.IsAsciiLetter(text[end + 1]);
}

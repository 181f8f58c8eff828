using System.Globalization;

namespace FinServ.Compliance.Rules.Language;

internal enum TokenKind
{
    End,
    Name,
    Number,
    Duration,
    Clock,
    Quoted,
    Parameter,
    Sign,
}

internal readonly record struct Token(TokenKind Kind, int At, string Text, decimal Number = 0)
{
    public bool Is(string sign) => Kind is TokenKind.Sign or TokenKind.Name && Text == sign;
}

/// <summary>Cuts a condition into words, numbers and signs.</summary>
internal static class Lexer
{
    private static readonly string[] Signs = ["==", "!=", "<=", ">=", "<", ">", "(", ")", "[", "]", ",", ".", "+", "-", "*", "/"];

    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            if (at == text.Length) break;
            var token = Next(text, at);
            tokens.Add(token);
            at += Width(token);
        }

        tokens.Add(new(TokenKind.End, text.Length, ""));
        return tokens;

        static int Width(Token token) => token.Kind switch
        {
            TokenKind.Quoted => token.Text.Length + 2,
            TokenKind.Parameter => token.Text.Length + 1,
            _ => token.Text.Length,
        };
    }

    private static Token Next(string text, int at)
    {
        var first = text[at];
        if (first == '\'') return QuotedAt(text, at);
        if (first == '$') return new(TokenKind.Parameter, at, Take(text, at + 1, c => char.IsAsciiLetterOrDigit(c) || c == '.'));
        if (char.IsAsciiDigit(first)) return NumberAt(text, at);
        if (char.IsAsciiLetter(first) || first == '_') return new(TokenKind.Name, at, Take(text, at, c => char.IsAsciiLetterOrDigit(c) || c == '_'));
        foreach (var sign in Signs)
        {
            if (string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0) return new(TokenKind.Sign, at, sign);
        }

        throw new ExpressionException(at, $"`{first}` has no meaning here.", "Codes stand in single quotes, parameters start with $.");
    }

    private static Token QuotedAt(string text, int at)
    {
        var end = text.IndexOf('\'', at + 1);
        if (end < 0) throw new ExpressionException(at, "The quote is not closed.", "End the code with a single quote.");
        return new(TokenKind.Quoted, at, text[(at + 1)..end]);
    }

    private static Token NumberAt(string text, int at)
    {
        var digits = Take(text, at, c => char.IsAsciiDigit(c) || c == '.');
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            throw new ExpressionException(at, $"`{digits}` is not a number.", "Write digits with one point for decimals.");
        if (at + digits.Length < text.Length && text[at + digits.Length] == ':') return ClockAt(text, at);
        var unit = Take(text, at + digits.Length, char.IsAsciiLetter);
        if (unit.Length == 0) return new(TokenKind.Number, at, digits, number);
        decimal? factor = unit switch { "ms" => 1, "s" => 1_000, "m" => 60_000, "h" => 3_600_000, "d" => 86_400_000, _ => null };
        return factor is null
            ? throw new ExpressionException(at, $"`{unit}` is not a unit of running time.", "Use ms, s, m, h or d (24 hours); working time belongs into `within`.")
            : new(TokenKind.Duration, at, digits + unit, number * factor.Value);
    }

    private static Token ClockAt(string text, int at)
    {
        var written = Take(text, at, c => char.IsAsciiDigit(c) || c == ':');
        return TimeOnly.TryParseExact(written, "HH:mm", out var time)
            ? new(TokenKind.Clock, at, written, time.Ticks / TimeSpan.TicksPerMillisecond)
            : throw new ExpressionException(at, $"`{written}` is not a time of day.", "Write it as 09:00 or 20:30.");
    }

    private static string Take(string text, int at, Func<char, bool> belongs)
    {
        var end = at;
        while (end < text.Length && belongs(text[end])) end++;
        return text[at..end];
    }
}

namespace FinServ.Compliance.Rules.Language;

/// <summary>Reads a condition into its tree. The grammar stands in `rules/README.md`.</summary>
public sealed class Parser
{
    private const int Deepest = 40;

    private static readonly string[] Comparisons = ["==", "!=", "<=", ">=", "<", ">", "in", "contains"];
    private static readonly string[] HistoryFunctions = ["exists", "count", "sum", "first", "last", "distinct"];

    private readonly List<Token> tokens;
    private int next;
    private int depth;

    private Parser(string text) => tokens = Lexer.Read(text);

    /// <exception cref="ExpressionException">The text is no expression; says where and what would be right.</exception>
    public static Expression Parse(string text)
    {
        var parser = new Parser(text);
        var whole = parser.Or();
        if (parser.Peek.Kind != TokenKind.End) throw parser.Unexpected("`and`, `or` or the end");
        return whole;
    }

    private Token Peek => tokens[next];

    private Expression Or()
    {
        if (++depth > Deepest) throw new ExpressionException(Peek.At, "The condition is nested too deeply.", $"At most {Deepest} levels are read; split it.");
        var left = And();
        while (Take("or") is { } or) left = new Expression.Either(or.At, left, And());
        depth--;
        return left;
    }

    private Expression And()
    {
        var left = Not();
        while (Take("and") is { } and) left = new Expression.Both(and.At, left, Not());
        return left;
    }

    private Expression Not() => Take("not") is { } not ? new Expression.Not(not.At, Not()) : Comparison();

    private Expression Comparison()
    {
        var left = Else();
        if (Take("is") is { } isWord)
        {
            var what = Name("`present`, `absent` or `filled`");
            return new Expression.Is(isWord.At, left, what.Text);
        }

        if (Peek.Is("not") && tokens[next + 1].Is("in"))
        {
            var not = tokens[next++];
            next++;
            return new Expression.Not(not.At, new Expression.Compare(not.At, "in", left, Else()));
        }

        foreach (var sign in Comparisons)
        {
            if (Take(sign) is { } found) return new Expression.Compare(found.At, sign, left, Else());
        }

        return left;
    }

    private Expression Else()
    {
        var left = Sum();
        while (Take("else") is { } word) left = new Expression.Else(word.At, left, Sum());
        return left;
    }

    private Expression Sum()
    {
        var left = Product();
        while ((Take("+") ?? Take("-")) is { } sign) left = new Expression.Arithmetic(sign.At, sign.Text[0], left, Product());
        return left;
    }

    private Expression Product()
    {
        var left = Primary();
        while ((Take("*") ?? Take("/")) is { } sign) left = new Expression.Arithmetic(sign.At, sign.Text[0], left, Primary());
        return left;
    }

    private Expression Primary()
    {
        var token = tokens[next++];
        switch (token.Kind)
        {
            case TokenKind.Number: return new Expression.Number(token.At, token.Number);
            case TokenKind.Duration: return new Expression.Duration(token.At, (long)token.Number);
            case TokenKind.Clock: return new Expression.Clock(token.At, (long)token.Number);
            case TokenKind.Quoted: return new Expression.Quoted(token.At, token.Text);
            case TokenKind.Parameter: return new Expression.Parameter(token.At, token.Text);
            case TokenKind.Sign when token.Text == "(":
                var inner = Or();
                Expect(")");
                return inner;
            case TokenKind.Sign when token.Text == "[": return new Expression.ListOf(token.At, Until("]"));
            case TokenKind.Name: return Named(token);
            default:
                next--;
                throw Unexpected("a value");
        }
    }

    private Expression Named(Token name)
    {
        if (name.Text is "true" or "false") return new Expression.Truth(name.At, name.Text == "true");
        if (Peek.Is("(")) return name.Text == "during" ? During(name) : HistoryFunctions.Contains(name.Text) ? History(name) : Function(name);
        if (Take("[") is not null) return Lookup(name);
        return Take(".") is null ? new Expression.Path(name.At, null, name.Text) : new Expression.Path(name.At, name.Text, Name("a field").Text);
    }

    private Expression.Lookup Lookup(Token register)
    {
        var key = new List<Expression> { Else() };
        while (Take(",") is not null) key.Add(Else());
        var asOf = Take("at") is null ? null : Name("`trigger`, `it`, `act` or `due`").Text;
        Expect("]");
        return new(register.At, register.Text, key, asOf, Take(".") is null ? null : Name("a field").Text);
    }

    private Expression.Call Function(Token name)
    {
        Expect("(");
        return new(name.At, name.Text, Until(")"));
    }

    private Expression.During During(Token word)
    {
        Expect("(");
        var pause = Peek.Kind == TokenKind.Quoted ? tokens[next++] : throw Unexpected("the name of a pause in quotes");
        Expect("by");
        var by = Name("a key");
        Expect(")");
        return new(word.At, pause.Text, by.Text);
    }

    private Expression.History History(Token function)
    {
        Expect("(");
        var events = new List<string> { Name("an event type").Text };
        while (Take("or") is not null) events.Add(Name("an event type").Text);
        var by = Take("by") is null ? null : Name("a key").Text;
        var where = Take("where") is null ? null : Or();
        Expect(")");
        return new(function.At, function.Text, events, by, where, Take(".") is null ? null : Name("a field").Text);
    }

    private List<Expression> Until(string closing)
    {
        var members = new List<Expression>();
        if (Take(closing) is not null) return members;
        do members.Add(Or());
        while (Take(",") is not null);
        Expect(closing);
        return members;
    }

    private Token? Take(string sign) => Peek.Is(sign) ? tokens[next++] : null;

    private void Expect(string sign)
    {
        if (Take(sign) is null) throw Unexpected($"`{sign}`");
    }

    private Token Name(string what) => Peek.Kind == TokenKind.Name ? tokens[next++] : throw Unexpected(what);

    private ExpressionException Unexpected(string expected) =>
        new(Peek.At, Peek.Kind == TokenKind.End ? "The condition ends too early." : $"`{Peek.Text}` is not expected here.", $"Expected {expected}.");
}

using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions;

namespace FinServ.Compliance.Rules.Language;

/// <summary>Checks the names and types of a condition and turns it into a delegate.</summary>
/// <remarks>Total: every condition ends, costs at most its size times the timeline's length, and has one of three truth values.</remarks>
/// <param name="terms">Conditions and values that a pack explains once and its rules use by name.</param>
public sealed partial class Compiler(Vocabulary vocabulary, Symbols symbols, ParameterCatalogue parameters, IReadOnlyDictionary<string, Expression> terms)
{
    private readonly HashSet<string> openTerms = new(StringComparer.Ordinal);

    /// <summary>Parameter keys that the conditions compiled so far use.</summary>
    public HashSet<string> UsedParameters { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether one of the conditions compiled so far asks for a free text.</summary>
    public bool ReadsTexts { get; private set; }

    /// <summary>Takes over what another compiler's conditions use.</summary>
    public void Include(Compiler other)
    {
        UsedParameters.UnionWith(other.UsedParameters);
        HistoryTypes.UnionWith(other.HistoryTypes);
        Joins.UnionWith(other.Joins);
        ReadsTexts |= other.ReadsTexts;
    }

    /// <exception cref="ExpressionException">A name or a type does not fit.</exception>
    public Func<Frame, long> Condition(Expression expression, WordScope words)
    {
        var compiled = Compile(expression, words);
        if (compiled.Type != ValueType.Truth) throw new ExpressionException(expression.At, $"This is a {compiled.Type}, not a condition.", "Compare it with something, or ask `is present`.");
        var value = compiled.Value;
        return expression is Expression.Path or Expression.Lookup or Expression.History or Expression.Else ? f => Truth.Plain(value(f)) : value;
    }

    /// <summary>A condition that yields an instant, such as `dueAt` or `max(at, toldAt)`.</summary>
    /// <exception cref="ExpressionException">A name or a type does not fit.</exception>
    public Func<Frame, long> Instant(Expression expression, WordScope words) => Typed(expression, words, ValueType.Instant).Value;

    /// <summary>A condition that yields a number or duration, for limits.</summary>
    /// <exception cref="ExpressionException">A name or a type does not fit.</exception>
    public Func<Frame, long> Figure(Expression expression, WordScope words)
    {
        var compiled = Compile(expression, words);
        return compiled.Type is ValueType.Number or ValueType.Duration
            ? compiled.Value
            : throw new ExpressionException(expression.At, $"A number or duration is expected, this is a {compiled.Type}.", "Use a figure.");
    }

    /// <summary>Any value, with its type, for the facts that texts show.</summary>
    /// <exception cref="ExpressionException">A name or a type does not fit.</exception>
    public Func<Frame, long> Value(Expression expression, WordScope words, out ValueType type)
    {
        var compiled = Compile(expression, words);
        type = compiled.Type;
        return compiled.Value;
    }

    private Compiled Typed(Expression expression, WordScope words, ValueType type)
    {
        var compiled = Compile(expression, words);
        return compiled.Type == type ? compiled : throw new ExpressionException(expression.At, $"A {type} is expected, this is a {compiled.Type}.", "Use a field or value of that type.");
    }

    private Compiled Compile(Expression expression, WordScope words)
    {
        var compiled = CompileAny(expression, words);
        ReadsTexts |= compiled.Type == ValueType.Text;
        return compiled;
    }

    private Compiled CompileAny(Expression expression, WordScope words)
    {
        switch (expression)
        {
            case Expression.Number number:
                var millionths = (long)(number.Value * Instants.Millionth);
                return new(ValueType.Number, _ => millionths);
            case Expression.Duration duration: return new(ValueType.Duration, _ => duration.Milliseconds);
            case Expression.Clock clock: return new(ValueType.LocalTime, _ => clock.Milliseconds);
            case Expression.Truth truth: return new(ValueType.Truth, _ => Truth.Of(truth.Value));
            case Expression.Quoted quoted:
                var symbol = symbols.Intern(quoted.Value);
                return new(ValueType.Name, _ => symbol, [quoted.Value]);
            case Expression.Parameter parameter: return Parameter(parameter);
            case Expression.Path path: return Path(path, words);
            case Expression.Lookup lookup: return Lookup(lookup, words);
            case Expression.History history: return History(history, words);
            case Expression.During during: return During(during, words);
            case Expression.Is test: return Is(test, words);
            case Expression.Compare compare: return Compare(compare, words);
            case Expression.Arithmetic arithmetic: return Arithmetic(arithmetic, words);
            case Expression.Call call: return Call(call, words);
            case Expression.Else either: return Else(either, words);
            case Expression.Not not:
                var inner = Condition(not.Inner, words);
                return new(ValueType.Truth, f => Truth.Not(inner(f)));
            case Expression.Both both:
                var (left, right) = (Condition(both.Left, words), Condition(both.Right, words));
                return new(ValueType.Truth, f => left(f) is var l && l == Truth.False ? l : Truth.And(l, right(f)));
            case Expression.Either any:
                var (one, other) = (Condition(any.Left, words), Condition(any.Right, words));
                return new(ValueType.Truth, f => one(f) is var l && l == Truth.True ? l : Truth.Or(l, other(f)));
            default:
                throw new ExpressionException(expression.At, "A list stands alone.", "Use it after `in` or `contains`.");
        }
    }

    private Compiled Parameter(Expression.Parameter parameter)
    {
        if (parameters.Find(parameter.Key) is not { } definition)
            throw new ExpressionException(parameter.At, $"The parameter `{parameter.Key}` is not in the catalogue.", Spelling.Suggest(parameter.Key, parameters.Keys));
        UsedParameters.Add(parameter.Key);
        var key = parameter.Key;
        var type = ParameterValues.TypeOf(definition);
        return new(type, f => f.Parameters.Value(key, f.World.Set[f.Trigger].At));
    }

    private Compiled Is(Expression.Is test, WordScope words)
    {
        var inner = Compile(test.Inner, words);
        switch (test.What)
        {
            case "present": return new(ValueType.Truth, f => inner.Value(f) is var v && v == Truth.Unknown ? v : Truth.Of(Truth.IsKnown(v)));
            case "absent": return new(ValueType.Truth, f => inner.Value(f) is var v && v == Truth.Unknown ? v : Truth.Of(!Truth.IsKnown(v)));
            case "filled": return Filled(inner);
            default: throw new ExpressionException(test.At, $"`is {test.What}` is not known.", "Use `is present`, `is absent` or `is filled` (present and no placeholder).");
        }
    }

    private Compiled Filled(Compiled inner) => new(ValueType.Truth, f =>
    {
        var value = inner.Value(f);
        if (!Truth.IsKnown(value)) return value == Truth.Unknown ? Truth.Unknown : Truth.False;
        return inner.Type switch
        {
            ValueType.Text => value == EventWriter.TextLeftOut ? Truth.Unknown : Truth.Of(!vocabulary.IsPlaceholder(f.World.Set.Text((int)value))),
            ValueType.Token => Truth.Of(Text.ProtectedTokens.TryFacets(f.World.Set.Symbols[(int)value]) is not { IsPlaceholder: true }),
            ValueType.Names => Truth.Of(!f.World.Set.Members(value).IsEmpty),
            _ => Truth.True,
        };
    });

    /// <summary>The second value where the first is known to be nothing, or was not stated.</summary>
    private Compiled Else(Expression.Else either, WordScope words)
    {
        var (left, right) = (Compile(either.Left, words), Compile(either.Right, words));
        Agree(either.At, left, right);
        return new(left.Type, f => left.Value(f) is var value && value is not (Truth.Nothing or Truth.Absent) ? value : right.Value(f), left.Codes);
    }

    private Compiled Arithmetic(Expression.Arithmetic sum, WordScope words)
    {
        var (left, right) = (Compile(sum.Left, words), Compile(sum.Right, words));
        var type = (left.Type, sum.Operator, right.Type) switch
        {
            (ValueType.Number, _, ValueType.Number) => ValueType.Number,
            (ValueType.Duration, '+' or '-', ValueType.Duration) => ValueType.Duration,
            (ValueType.Duration, '*' or '/', ValueType.Number) => ValueType.Duration,
            (ValueType.Duration, '/', ValueType.Duration) => ValueType.Number,
            (ValueType.Instant, '-', ValueType.Instant) => ValueType.Duration,
            (ValueType.Instant, '+' or '-', ValueType.Duration) => ValueType.Instant,
            (ValueType.Name, '+', ValueType.Name) => ValueType.Name,
            _ => throw new ExpressionException(sum.At, $"{left.Type} {sum.Operator} {right.Type} cannot be computed.", "Instants differ by durations; numbers go with numbers."),
        };
        if (type == ValueType.Name) return new(type, f => Joined(f, left.Value(f), right.Value(f)));
        var divided = left.Type == right.Type ? Instants.Millionth : 1;
        var scaled = right.Type == ValueType.Number ? Instants.Millionth : 1;
        return new(type, f =>
        {
            var (l, r) = (left.Value(f), right.Value(f));
            if (!Truth.IsKnown(l) || !Truth.IsKnown(r)) return Missing(l, r);
            return sum.Operator switch
            {
                '+' => l + r,
                '-' => l - r,
                '*' => (long)((Int128)l * r / scaled),
                _ => r == 0 ? Truth.Unknown : (long)((Int128)l * (left.Type == right.Type ? divided : scaled) / r),
            };
        });
    }

    private static long Joined(Frame frame, long left, long right)
    {
        if (!Truth.IsKnown(left) || !Truth.IsKnown(right)) return Missing(left, right);
        var symbols = frame.World.Set.Symbols;
        return symbols.Intern(symbols[(int)left] + symbols[(int)right]);
    }

    private static long Missing(long left, long right) => left == Truth.Nothing || right == Truth.Nothing ? Truth.Nothing : Truth.Unknown;
}

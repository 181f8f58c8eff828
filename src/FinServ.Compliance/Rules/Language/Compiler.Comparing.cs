using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Rules.Language;

public sealed partial class Compiler
{
    private Compiled Compare(Expression.Compare compare, WordScope words)
    {
        if (compare.Operator == "in") return Membership(compare.At, Compile(compare.Left, words), compare.Right, words);
        if (compare.Operator == "contains") return Contains(compare, words);

        var (left, right) = (Compile(compare.Left, words), Compile(compare.Right, words));
        Agree(compare.At, left, right);
        var ordered = compare.Operator is not ("==" or "!=");
        if (ordered && left.Type is ValueType.Name or ValueType.Token or ValueType.Truth && ordered)
            throw new ExpressionException(compare.At, $"A {left.Type} has no order.", "Use == or !=; levels are compared as level(x).");

        Func<long, long, bool> holds = compare.Operator switch
        {
            "==" => (l, r) => l == r,
            "!=" => (l, r) => l != r,
            "<" => (l, r) => l < r,
            "<=" => (l, r) => l <= r,
            ">" => (l, r) => l > r,
            _ => (l, r) => l >= r,
        };
        var (lhs, rhs) = (left.Value, right.Value);
        return new(ValueType.Truth, f =>
        {
            var (l, r) = (lhs(f), rhs(f));
            if (l == Truth.Nothing || r == Truth.Nothing) return Truth.False;
            return Truth.IsKnown(l) && Truth.IsKnown(r) ? Truth.Of(holds(l, r)) : Truth.Unknown;
        });
    }

    private Compiled Membership(int at, Compiled one, Expression list, WordScope words)
    {
        if (list is Expression.ListOf literal)
        {
            var members = literal.Members.Select(member => Compile(member, words)).ToArray();
            foreach (var member in members) Agree(at, one, member);
            return new(ValueType.Truth, f =>
            {
                var value = one.Value(f);
                if (!Truth.IsKnown(value)) return value == Truth.Nothing ? Truth.False : Truth.Unknown;
                var result = Truth.False;
                foreach (var member in members)
                {
                    var other = member.Value(f);
                    if (other == value) return Truth.True;
                    if (other is Truth.Unknown or Truth.Absent) result = Truth.Unknown;
                }

                return result;
            });
        }

        var set = Typed(list, words, ValueType.Names);
        return new(ValueType.Truth, f => InSet(f, one.Value(f), set.Value(f)));
    }

    /// <summary>`elements contains ['facts', 'decision']`: all of them; with a single name, that one.</summary>
    private Compiled Contains(Expression.Compare compare, WordScope words)
    {
        var set = Typed(compare.Left, words, ValueType.Names);
        var members = (compare.Right is Expression.ListOf list ? list.Members : [compare.Right]).Select(member => Compile(member, words)).ToArray();
        foreach (var member in members) Agree(compare.At, set with { Type = ValueType.Name }, member);
        return new(ValueType.Truth, f =>
        {
            var names = set.Value(f);
            var all = Truth.True;
            foreach (var member in members) all = Truth.And(all, InSet(f, member.Value(f), names));
            return all;
        });
    }

    /// <summary>A list that was not stated holds nothing, unless its source can never state it (vocabulary.md 6.2, 7).</summary>
    private static long InSet(Frame frame, long member, long names)
    {
        if (names is Truth.Nothing or Truth.Absent || member == Truth.Nothing) return Truth.False;
        return Truth.IsKnown(names) && Truth.IsKnown(member) ? Truth.Of(frame.World.Set.Members(names).Contains((int)member)) : Truth.Unknown;
    }

    /// <summary>Both sides must be of one type, and a quoted code must be one that the field can have.</summary>
    private static void Agree(int at, Compiled left, Compiled right)
    {
        if (left.Type != right.Type)
            throw new ExpressionException(at, $"A {left.Type} is compared with a {right.Type}.", "Compare values of one type; codes stand in single quotes.");
        if (left.Codes is { } codes && right.Codes is [var code] && !codes.Contains(code))
            throw new ExpressionException(at, $"`{code}` is not a code of this field.", Spelling.Suggest(code, codes));
    }
}

using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions;

namespace FinServ.Compliance.Rules.Language;

public sealed partial class Compiler
{
    private Compiled Call(Expression.Call call, WordScope words)
    {
        var arguments = call.Arguments.Select(argument => Compile(argument, words)).ToArray();
        switch (call.Function, arguments)
        {
            case ("max" or "min", [var left, var right]) when left.Type == right.Type && left.Type is ValueType.Instant or ValueType.Number or ValueType.Duration:
                var greatest = call.Function == "max";
                return new(left.Type, f => Pick(left.Value(f), right.Value(f), greatest));
            case ("length", [{ Type: ValueType.Text } text]):
                return new(ValueType.Number, f => text.Value(f) is var at && Truth.IsKnown(at) && at >= 0 ? LengthOf(f.World.Set.Text((int)at)) * Instants.Millionth : at);
            case ("abs", [{ Type: ValueType.Duration or ValueType.Number } one]):
                return new(one.Type, f => one.Value(f) is var value && Truth.IsKnown(value) ? Math.Abs(value) : value);
            case ("level", [{ Type: ValueType.Name } level]):
                return new(ValueType.Number, f => level.Value(f) is var symbol && Truth.IsKnown(symbol) ? (vocabulary.LevelRank(f.World.Set.Symbols[(int)symbol]) ?? 0) * Instants.Millionth : symbol);
            case ("valid", [{ Type: ValueType.Token } token]):
                return new(ValueType.Truth, f => token.Value(f) is var symbol && Truth.IsKnown(symbol) ? Truth.Of(Text.ProtectedTokens.TryFacets(f.World.Set.Symbols[(int)symbol]) is { IsValid: true }) : symbol == Truth.Unknown ? symbol : Truth.False);
            default:
                throw new ExpressionException(call.At, $"`{call.Function}` is not known with {arguments.Length} value(s) of these types.", Spelling.Suggest(call.Function, ["max", "min", "length", "abs", "level", "valid"]));
        }
    }

    /// <summary>The later (or earlier) of two; where one is nothing, the other.</summary>
    private static long Pick(long left, long right, bool greatest)
    {
        if (left == Truth.Unknown || right == Truth.Unknown) return Truth.Unknown;
        if (left == Truth.Nothing) return right;
        if (right == Truth.Nothing) return left;
        return greatest ? Math.Max(left, right) : Math.Min(left, right);
    }

    /// <summary>Characters as people count them: code points without white space.</summary>
    private static long LengthOf(string text) => text.EnumerateRunes().Count(rune => !System.Text.Rune.IsWhiteSpace(rune));
}

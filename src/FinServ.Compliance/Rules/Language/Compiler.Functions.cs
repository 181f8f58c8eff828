using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Rules.Language;

public sealed partial class Compiler
{
    /// <summary>Every function with the form in which it is written.</summary>
    private static readonly Dictionary<string, string> Functions = new()
    {
        ["max"] = "max(a, b)",
        ["min"] = "min(a, b)",
        ["abs"] = "abs(duration or number)",
        ["length"] = "length(text)",
        ["words"] = "words(text)",
        ["chinese"] = "chinese(text)",
        ["says"] = "says(text, 'phrase', …)",
        ["level"] = "level(code)",
        ["valid"] = "valid(protected field)",
        ["surely"] = "surely(condition)",
        ["holiday"] = "holiday(instant)",
        ["workday"] = "workday(calendar, instant)",
        ["thisAlert"] = "thisAlert(alertId)",
        ["deadline"] = "deadline(instant, number, 'NAT' or 'BIZ')",
    };

    private Compiled Call(Expression.Call call, WordScope words)
    {
        var arguments = call.Arguments.Select(argument => Compile(argument, words)).ToArray();
        switch (call.Function, arguments)
        {
            case ("max" or "min", [var left, var right]) when left.Type == right.Type && left.Type is ValueType.Instant or ValueType.Number or ValueType.Duration:
                var greatest = call.Function == "max";
                return new(left.Type, f => Pick(left.Value(f), right.Value(f), greatest));
            case ("abs", [{ Type: ValueType.Duration or ValueType.Number } one]):
                return new(one.Type, f => one.Value(f) is var value && Truth.IsKnown(value) ? Math.Abs(value) : value);
            case ("length", [{ Type: ValueType.Text } text]):
                return new(ValueType.Number, f => OnText(f, text, written => TextMeasures.Length(written) * Instants.Millionth, nothing: 0));
            case ("words", [{ Type: ValueType.Text } text]):
                return new(ValueType.Number, f => OnText(f, text, written => TextMeasures.Words(written) * Instants.Millionth, nothing: 0));
            case ("chinese", [{ Type: ValueType.Text } text]):
                return new(ValueType.Truth, f => OnText(f, text, written => Truth.Of(TextMeasures.IsChinese(written)), nothing: Truth.False));
            case ("says", [{ Type: ValueType.Text } text, .. { Length: > 0 }]):
                var phrases = call.Arguments.Skip(1).Select(Phrase).Select(TextMeasures.Bare).ToArray();
                return new(ValueType.Truth, f => OnText(f, text, written => Truth.Of(TextMeasures.IsOneOf(written, phrases)), nothing: Truth.False));
            case ("level", [{ Type: ValueType.Name } level]):
                return new(ValueType.Number, f => OnName(f, level, name => (vocabulary.LevelRank(name) ?? 0) * Instants.Millionth));
            case ("valid", [{ Type: ValueType.Token } token]):
                return new(ValueType.Truth, f => OnName(f, token, name => Truth.Of(ProtectedTokens.TryFacets(name) is { IsValid: true })));
            case ("surely", [{ Type: ValueType.Truth } condition]):
                return new(ValueType.Truth, f => Truth.Of(condition.Value(f) == Truth.True));
            case ("holiday", [{ Type: ValueType.Instant } at]):
                return new(ValueType.Truth, f => OnInstant(f, at, (calendar, instant) => Truth.Of(calendar.KindOf(calendar.LocalDay(instant)) == DayKind.StatutoryHoliday)));
            case ("workday", [{ Type: ValueType.Name } named, { Type: ValueType.Instant } at]):
                return new(ValueType.Truth, f => OnName(f, named, name => f.World.Calendars.TryFind(name) is not { } calendar ? Truth.Unknown
                    : at.Value(f) is var instant && Truth.IsKnown(instant) ? Truth.Of(calendar.IsWorkingDay(calendar.LocalDay(instant))) : Truth.Unknown));
            case ("thisAlert", [{ Type: ValueType.Name } alert]):
                return new(ValueType.Truth, f => OnName(f, alert, name => Truth.Of(f.Alert is { } raised && raised.IsNamedBy(name))));
            case ("deadline", [{ Type: ValueType.Instant } start, { Type: ValueType.Number } count, { Codes: [var counting] }]) when counting is "NAT" or "BIZ":
                return new(ValueType.Instant, f => OnInstant(f, start, (calendar, instant) => Deadline(calendar, instant, count.Value(f), counting == "BIZ")));
            default:
                throw new ExpressionException(call.At, $"`{call.Function}` is not known with {arguments.Length} value(s) of these types.",
                    Functions.TryGetValue(call.Function, out var form) ? $"Write {form}." : Spelling.Suggest(call.Function, Functions.Keys));
        }
    }

    private static string Phrase(Expression expression) => expression is Expression.Quoted quoted
        ? quoted.Value
        : throw new ExpressionException(expression.At, "`says` compares with phrases that stand in the rule.", "Write each phrase in single quotes.");

    private static long Deadline(BusinessCalendar calendar, long start, long count, bool working)
    {
        if (!Truth.IsKnown(count)) return Truth.Unknown;
        var days = count / Instants.Millionth;
        var due = working ? calendar.DueAfter(start, Amount.WorkingDays(days), Counting.Working) : calendar.DueAfter(start, Amount.NaturalDays(days), Counting.Natural);
        return due.IsNever ? Truth.Unknown : due.At;
    }

    /// <summary>The later (or earlier) of two; where there is no second one, the first.</summary>
    private static long Pick(long left, long right, bool greatest)
    {
        if (left == Truth.Nothing) return right;
        if (right == Truth.Nothing) return left;
        if (!Truth.IsKnown(left) || !Truth.IsKnown(right)) return Truth.Unknown;
        return greatest ? Math.Max(left, right) : Math.Min(left, right);
    }

    private static long OnText(Frame frame, Compiled text, Func<string, long> measure, long nothing)
    {
        var index = text.Value(frame);
        if (index is Truth.Nothing or Truth.Absent) return nothing;
        return Truth.IsKnown(index) && index != EventWriter.TextLeftOut ? measure(frame.World.Set.Text((int)index)) : Truth.Unknown;
    }

    private static long OnName(Frame frame, Compiled name, Func<string, long> read)
    {
        var symbol = name.Value(frame);
        return Truth.IsKnown(symbol) ? read(frame.World.Set.Symbols[(int)symbol]) : symbol;
    }

    private static long OnInstant(Frame frame, Compiled at, Func<BusinessCalendar, long, long> read)
    {
        var instant = at.Value(frame);
        return Truth.IsKnown(instant) ? read(frame.Calendar!, instant) : instant;
    }
}

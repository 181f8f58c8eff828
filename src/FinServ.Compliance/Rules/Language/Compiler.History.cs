using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions;

namespace FinServ.Compliance.Rules.Language;

public sealed partial class Compiler
{
    private static readonly Dictionary<string, SubjectKind> KindsByName = new()
    {
        ["interaction"] = SubjectKind.Interaction,
        ["case"] = SubjectKind.Case,
        ["customer"] = SubjectKind.Customer,
        ["agent"] = SubjectKind.Agent,
        ["unit"] = SubjectKind.Unit,
        ["source"] = SubjectKind.Source,
    };

    /// <summary>Joins that the conditions compiled so far make beyond the subject's own timeline: event types by key.</summary>
    public HashSet<(int Type, SubjectKind Kind)> Joins { get; } = [];

    private Compiled History(Expression.History history, WordScope words)
    {
        var types = history.Events.Select(name => EventNamed(history.At, name)).ToArray();
        var wanted = types.Select(type => type.Index).ToHashSet();
        var inner = words with { It = types, AsRecord = false };
        var where = history.Where is null ? null : Condition(history.Where, inner);
        var rows = RowsOf(history, types);
        var visit = new HistoryVisit(wanted, where, rows);

        switch (history.Function)
        {
            case "exists":
                Alone(history);
                return new(ValueType.Truth, visit.Exists);
            case "count":
                Alone(history);
                return new(ValueType.Number, visit.Count);
            default:
                if (history.Field is null) throw new ExpressionException(history.At, $"`{history.Function}` needs a field.", $"Write {history.Function}({types[0].Name}).at, for example.");
                var read = Path(new(history.At, null, history.Field), inner);
                return history.Function switch
                {
                    "first" => new(read.Type, f => visit.One(f, read.Value, newest: false), read.Codes),
                    "last" => new(read.Type, f => visit.One(f, read.Value, newest: true), read.Codes),
                    "distinct" => new(ValueType.Number, f => visit.Distinct(f, read.Value)),
                    _ when read.Type is ValueType.Number or ValueType.Duration => new(read.Type, f => visit.Sum(f, read.Value)),
                    _ => throw new ExpressionException(history.At, $"A {read.Type} cannot be summed.", "Sum a number or a duration."),
                };
        }

        static void Alone(Expression.History history)
        {
            if (history.Field is not null) throw new ExpressionException(history.At, $"`{history.Function}` has no field.", "Leave the field away.");
        }
    }

    /// <summary>The rows to look through: the subject's own, or those that share a key with the event at hand.</summary>
    private Func<Frame, ReadOnlyMemory<int>> RowsOf(Expression.History history, EventType[] types)
    {
        foreach (var type in types) HistoryTypes.Add(type.Index);
        if (history.By is not { } by) return f => f.Rows.AsMemory(0, f.RowCount);
        if (!KindsByName.TryGetValue(by, out var kind))
            throw new ExpressionException(history.At, $"`by {by}` is not a key.", $"Use one of {string.Join(", ", KindsByName.Keys)}.");
        foreach (var type in types) Joins.Add((type.Index, kind));
        return f => f.World.Timelines.Of(kind).RowsOf(Timelines.KeyOf(in f.World.Set[f.It], kind));
    }

    private EventType EventNamed(int at, string name) => vocabulary.Event(name)
        ?? throw new ExpressionException(at, $"`{name}` is not an event type.", Spelling.Suggest(name, vocabulary.Events.Select(type => type.Name)));
}

/// <summary>Looks through rows of a timeline up to the frame's instant.</summary>
internal sealed class HistoryVisit(HashSet<int> types, Func<Frame, long>? where, Func<Frame, ReadOnlyMemory<int>> rows)
{
    public long Exists(Frame frame)
    {
        var any = Truth.False;
        foreach (var (_, truth) in Matches(frame, newest: true))
        {
            if (truth == Truth.True) return Truth.True;
            any = Truth.Unknown;
        }

        return any;
    }

    public long Count(Frame frame)
    {
        var count = 0L;
        foreach (var (_, truth) in Matches(frame, newest: false))
        {
            if (truth == Truth.Unknown) return Truth.Unknown;
            count++;
        }

        return count * Instants.Millionth;
    }

    public long One(Frame frame, Func<Frame, long> read, bool newest)
    {
        foreach (var (row, truth) in Matches(frame, newest)) return truth == Truth.Unknown ? Truth.Unknown : At(frame, row, read);
        return Truth.Nothing;
    }

    public long Sum(Frame frame, Func<Frame, long> read)
    {
        var sum = 0L;
        foreach (var (row, truth) in Matches(frame, newest: false))
        {
            var value = At(frame, row, read);
            if (truth == Truth.Unknown || value == Truth.Unknown) return Truth.Unknown;
            if (value != Truth.Nothing) sum += value;
        }

        return sum;
    }

    public long Distinct(Frame frame, Func<Frame, long> read)
    {
        var seen = new HashSet<long>();
        foreach (var (row, truth) in Matches(frame, newest: false))
        {
            var value = At(frame, row, read);
            if (truth == Truth.Unknown || value == Truth.Unknown) return Truth.Unknown;
            if (value != Truth.Nothing) seen.Add(value);
        }

        return seen.Count * Instants.Millionth;
    }

    private static long At(Frame frame, int row, Func<Frame, long> read)
    {
        var it = frame.It;
        frame.It = row;
        var value = read(frame);
        frame.It = it;
        return value;
    }

    /// <summary>The rows that match, or may match, with their truth.</summary>
    private IEnumerable<(int Row, long Truth)> Matches(Frame frame, bool newest)
    {
        var all = rows(frame);
        var set = frame.World.Set;
        for (var i = 0; i < all.Length; i++)
        {
            var row = all.Span[newest ? all.Length - 1 - i : i];
            if (set[row].At > frame.Until)
            {
                if (newest) continue;
                yield break;
            }

            if (!types.Contains(set[row].Type)) continue;
            var truth = where is null ? Truth.True : At(frame, row, where);
            if (truth != Truth.False) yield return (row, truth);
        }
    }
}

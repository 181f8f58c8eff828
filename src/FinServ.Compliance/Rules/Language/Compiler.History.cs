using System.Collections.Concurrent;
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

    private static readonly ConcurrentDictionary<string, int[]> SharedTypes = new(StringComparer.Ordinal);

    /// <summary>Event types that the conditions compiled so far look up in the history of the subject, by their index.</summary>
    public HashSet<int> HistoryTypes { get; } = [];

    /// <summary>Event types that they look up beyond the subject's own timeline, with the key; free for a field.</summary>
    public HashSet<(int Type, SubjectKind Kind)> Joins { get; } = [];

    private Compiled History(Expression.History history, WordScope words)
    {
        var types = history.Events.Select(name => EventNamed(history.At, name)).ToArray();
        var inner = words with { It = types, Outer = words.It, AsRecord = false };
        var where = history.Where is null ? null : Condition(history.Where, inner);
        var visit = new HistoryVisit(new(types.Select(type => type.Index)), where, RowsOf(history, types, words));

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

    /// <summary>The rows to look through: the subject's own, or those that share a key or field with the event at hand.</summary>
    private Func<Frame, ReadOnlyMemory<int>> RowsOf(Expression.History history, EventType[] types, WordScope words)
    {
        foreach (var type in types) HistoryTypes.Add(type.Index);
        return history.By is { } by ? RowsBy(by, types, words, history.At) : f => f.Rows.AsMemory(0, f.RowCount);
    }

    /// <summary>The rows of some types that share a key or field with the event at hand.</summary>
    /// <exception cref="ExpressionException">It is neither a key nor such a field.</exception>
    public Func<Frame, ReadOnlyMemory<int>> RowsBy(string by, IReadOnlyList<EventType> types, WordScope words, int at = 0)
    {
        if (KindsByName.TryGetValue(by, out var kind))
        {
            foreach (var type in types) Joins.Add((type.Index, kind));
            var wanted = Shared(types);
            var index = new IndexOfWorld(world => world.Timelines.Of(kind, wanted));
            return f => index.Of(f.World).RowsOf(Timelines.KeyOf(in f.World.Set[f.It], kind));
        }

        if (types.Select(type => FieldOf(type, by)).FirstOrDefault(one => one is not null) is not { Type: FieldType.Id or FieldType.Code or FieldType.Protected } field)
            throw new ExpressionException(at, $"`by {by}` is neither a key nor a field of {types[0].Name} that holds an id.", Spelling.Suggest(by, KindsByName.Keys.Concat(types[0].Fields.Select(one => one.Name))));
        var key = Path(new(at, null, by), words);
        foreach (var type in types) Joins.Add((type.Index, SubjectKind.Free));
        var byField = new IndexOfWorld(world => world.Timelines.OfFields([field.Index]));
        return f => key.Value(f) is var symbol && Truth.IsKnown(symbol) ? byField.Of(f.World).RowsOf((int)symbol) : default;
    }

    /// <summary>One array for the same types, whichever condition asks: an index is remembered by it.</summary>
    private static int[] Shared(IReadOnlyList<EventType> types)
    {
        int[] indexes = [.. types.Select(type => type.Index).Distinct().Order()];
        return SharedTypes.GetOrAdd(string.Join('/', indexes), indexes);
    }

    private Compiled During(Expression.During during, WordScope words)
    {
        var definition = vocabulary.Pauses.FirstOrDefault(one => one.Reason == during.Pause)
            ?? throw new ExpressionException(during.At, $"`{during.Pause}` is not a pause of the vocabulary.", Spelling.Suggest(during.Pause, vocabulary.Pauses.Select(one => one.Reason)));
        var pause = CompiledPause.Of(definition, vocabulary);
        var rows = RowsBy(during.By, [.. pause.Starts.Members.Concat(pause.Ends.Members).Select(index => vocabulary.Events[index])], words, during.At);
        return new(ValueType.Truth, f => Truth.Of(PauseWindows.Holds(pause, f.World.Set, rows(f).Span, f.World.Set[f.It].At)));
    }

    private EventType EventNamed(int at, string name) => vocabulary.Event(name)
        ?? throw new ExpressionException(at, $"`{name}` is not an event type.", Spelling.Suggest(name, vocabulary.Events.Select(type => type.Name)));
}

/// <summary>An index that a condition uses; each world remembers its own under the number, so that asking again costs nothing.</summary>
internal sealed class IndexOfWorld(Func<World, KeyIndex> find)
{
    private static int given;
    private readonly int number = Interlocked.Increment(ref given);

    public KeyIndex Of(World world) => world.Remembered(number) ?? world.Remember(number, find(world));
}

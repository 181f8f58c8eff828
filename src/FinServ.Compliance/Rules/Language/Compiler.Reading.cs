using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions;

namespace FinServ.Compliance.Rules.Language;

public sealed partial class Compiler
{
    private static readonly Dictionary<string, Func<EventRow, int>> EnvelopeNames = new()
    {
        ["source"] = row => row.Source,
        ["interaction"] = row => row.Interaction,
        ["case"] = row => row.Case,
        ["customer"] = row => row.Customer,
        ["agent"] = row => row.Agent,
        ["unit"] = row => row.Unit,
        ["channel"] = row => row.Channel,
        ["by"] = row => row.By,
        ["speaker"] = row => row.Speaker,
    };

    private Compiled Path(Expression.Path path, WordScope words)
    {
        Func<Frame, int> row = path.Root switch
        {
            null or "it" => f => f.It,
            "trigger" => f => f.Trigger,
            "act" => f => f.Act,
            _ => throw new ExpressionException(path.At, $"`{path.Root}` is neither `it`, `trigger` nor `act`.", "Registers are read as `staff[agent].unitId`."),
        };
        var types = path.Root switch { "trigger" => words.Trigger, "act" => words.Act, _ => words.It };
        if (path.Root == "trigger" && path.Name == "due") return new(ValueType.Instant, f => f.Due);
        if (Envelope(path.Name, row) is { } envelope) return envelope;

        var fields = types.Select(type => type.Field(path.Name)).OfType<FieldDefinition>().ToArray();
        if (fields.Length == 0)
        {
            var known = types.SelectMany(type => type.Fields.Select(field => field.Name)).Concat(EnvelopeNames.Keys).Append("at");
            throw new ExpressionException(path.At, $"`{path.Name}` is not a field of {string.Join(" or ", types.Select(type => type.Name))}.", Spelling.Suggest(path.Name, known));
        }

        return words.AsRecord && path.Root is null ? RecordField(fields) : Field(fields, row, types);
    }

    /// <summary>A field of an event; types that do not have it read as absent.</summary>
    private Compiled Field(FieldDefinition[] fields, Func<Frame, int> row, IReadOnlyList<EventType> types)
    {
        var field = fields[0];
        var absent = Absent(field);
        var instant = field.Type == FieldType.Instant;
        var seconds = field.Type == FieldType.Seconds;
        var carriers = types.Where(type => type.Field(field.Name) is not null).Select(type => type.Index).ToHashSet();
        var every = carriers.Count == types.Count;
        return new(Compiled.TypeOf(field.Type), f =>
        {
            var at = row(f);
            if (at < 0) return Truth.Nothing;
            if (!every && !carriers.Contains(f.World.Set[at].Type)) return Truth.Nothing;
            var value = f.World.Set.Field(at, field.Index);
            if (value == Truth.Unknown) return AbsentIn(f, at, field.Index, absent);
            return instant ? Resolve(f, value) : seconds ? value / 1000 : value;
        }, fields.Select(one => one.Codes).OfType<CodeSet>().SelectMany(codes => codes).Distinct().ToArray() is { Length: > 0 } codes ? codes : null);
    }

    /// <summary>What an absent field means: its stated value, nothing, or nobody knows; unknown where its source never fills it.</summary>
    private static long AbsentIn(Frame frame, int row, int field, long absent) =>
        frame.World.NeverFilled.TryGetValue(frame.World.Set[row].Source, out var never) && never.Contains(field) ? Truth.Unknown : absent;

    private long Absent(FieldDefinition field) => field.AbsentMeans switch
    {
        AbsentMeaning.Value when field.Absent is { } written => FieldParser.Parse(field, System.Text.Encoding.UTF8.GetBytes(written), symbols, out _) ?? Truth.Unknown,
        AbsentMeaning.Nothing => Truth.Nothing,
        _ => field.Type is FieldType.Bool ? Truth.Unknown : Truth.Nothing,
    };

    /// <summary>A date alone stands for the end of that day in the calendar of the unit.</summary>
    private static long Resolve(Frame frame, long instant) =>
        Instants.IsDay(instant) ? frame.Calendar!.EndOfDay(Instants.DayOf(instant)) : instant;

    private static Compiled? Envelope(string name, Func<Frame, int> row)
    {
        if (EnvelopeNames.TryGetValue(name, out var read))
            return new(ValueType.Name, f => row(f) is var at && at >= 0 && read(f.World.Set[at]) is var symbol and not Symbols.None ? symbol : Truth.Nothing);
        return name switch
        {
            "at" => new(ValueType.Instant, f => row(f) is var at && at >= 0 ? f.World.Set[at].At : Truth.Nothing),
            "received_at" => new(ValueType.Instant, f => row(f) is var at && at >= 0 && f.World.Set[at].ReceivedAt is var received && received != Truth.Unknown ? received : Truth.Nothing),
            "text" => new(ValueType.Text, f => row(f) is var at && at >= 0 && f.World.Set[at].Text is var text and >= 0 ? text : Truth.Nothing),
            "actor" => new(ValueType.Name, f => row(f) is var at && at >= 0 ? Actor(f.World.Set, at) : Truth.Nothing),
            _ => null,
        };
    }

    /// <summary>`by` if it is an employee or robot, else `agent` when `by` is `agent` (vocabulary.md §1.6).</summary>
    private static long Actor(EventSet set, int row)
    {
        ref readonly var one = ref set[row];
        if (one.By == Symbols.None) return Truth.Nothing;
        var by = set.Symbols.Utf8(one.By);
        if (by.SequenceEqual("agent"u8)) return one.Agent == Symbols.None ? Truth.Nothing : one.Agent;
        return by.SequenceEqual("customer"u8) || by.SequenceEqual("supervisor"u8) || by.SequenceEqual("system"u8) ? Truth.Nothing : one.By;
    }

    /// <summary>The newest value among the record and its repairs up to the instant of the question.</summary>
    private Compiled RecordField(FieldDefinition[] fields)
    {
        var field = fields[0];
        var absent = Absent(field);
        var updated = vocabulary.Event("RecordUpdated")!;
        HistoryTypes.Add(updated.Index);
        var recordType = updated.Field("recordType")!.Index;
        var recordId = updated.Field("recordId")!.Index;
        var seconds = field.Type == FieldType.Seconds;
        return new(Compiled.TypeOf(field.Type), f =>
        {
            var set = f.World.Set;
            var name = symbols.Find(set.TypeOf(f.Trigger).Name);
            for (var i = f.RowCount - 1; i >= 0; i--)
            {
                var row = f.Rows[i];
                if (set[row].At > f.Until || set[row].Type != updated.Index || set.Field(row, recordType) != name) continue;
                if (set[row].At < set[f.Trigger].At || !SameRecord(set, row, f.Trigger, recordId)) continue;
                var repaired = set.Field(row, field.Index);
                if (repaired != Truth.Unknown) return Read(f, repaired);
            }

            var value = set.Field(f.Trigger, field.Index);
            return value == Truth.Unknown ? AbsentIn(f, f.Trigger, field.Index, absent) : Read(f, value);
        }, fields.Select(one => one.Codes).OfType<CodeSet>().SelectMany(codes => codes).Distinct().ToArray() is { Length: > 0 } codes ? codes : null);

        long Read(Frame f, long value) => value == Truth.Nothing ? value : field.Type == FieldType.Instant ? Resolve(f, value) : seconds ? value / 1000 : value;
    }

    private static bool SameRecord(EventSet set, int update, int record, int recordId)
    {
        var named = set.Field(update, recordId);
        return named == Truth.Unknown || named == set.Field(record, recordId);
    }

    private Compiled Lookup(Expression.Lookup lookup, WordScope words)
    {
        if (vocabulary.Register(lookup.Register) is not { } register)
            throw new ExpressionException(lookup.At, $"`{lookup.Register}` is not a register.", Spelling.Suggest(lookup.Register, vocabulary.Registers.Select(r => r.Name)));
        if (lookup.Key.Count != register.Key.Count)
            throw new ExpressionException(lookup.At, $"The key of `{register.Name}` has {register.Key.Count} part(s): {string.Join(", ", register.Key)}.", "Name each part, separated by commas.");
        var key = lookup.Key.Select(part => Compile(part, words)).ToArray();
        var field = lookup.Field is null ? null : register.Field(lookup.Field)
            ?? throw new ExpressionException(lookup.At, $"`{lookup.Field}` is not a field of `{register.Name}`.", Spelling.Suggest(lookup.Field, register.Fields.Select(f => f.Name)));
        var absent = field is null ? Truth.Nothing : Absent(field);
        return new(field is null ? ValueType.Row : Compiled.TypeOf(field.Type), f =>
        {
            var symbol = KeySymbol(f, key);
            if (symbol == Truth.Unknown) return Truth.Unknown;
            var row = symbol == Truth.Nothing ? null : f.World.Registers.AsOf(register.Index, (int)symbol, f.World.Set[f.Trigger].At);
            if (row is null) return symbol == Truth.Nothing || f.World.Coverage.IsRegisterComplete(register.Index) ? Truth.Nothing : Truth.Unknown;
            if (field is null) return Truth.True;
            var value = f.World.Registers.Field(row, field.Index);
            return value == Truth.Unknown ? absent : field.Type == FieldType.Instant ? Resolve(f, value) : value;
        }, field?.Codes);
    }

    private static long KeySymbol(Frame frame, Compiled[] key)
    {
        if (key.Length == 1) return key[0].Value(frame);
        var parts = new string[key.Length];
        for (var i = 0; i < key.Length; i++)
        {
            var part = key[i].Value(frame);
            if (!Truth.IsKnown(part)) return part;
            parts[i] = frame.World.Set.Symbols[(int)part];
        }

        return frame.World.Set.Symbols.Intern(string.Join('/', parts));
    }
}

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

    private static readonly int TextPlace = EnvelopePlaces.ByName["text"];
    private static readonly int ByPlace = EnvelopePlaces.ByName["by"];

    private static readonly string[] OtherNames = ["at", "received_at", "text", "actor", "type", "day", "time"];

    private Compiled Path(Expression.Path path, WordScope words)
    {
        if (path.Root is null && terms.TryGetValue(path.Name, out var term)) return Term(path, term, words);

        Func<Frame, int> row = path.Root switch
        {
            null or "it" => f => f.It,
            "trigger" => f => f.Trigger,
            "act" => f => f.Act,
            "outer" => f => f.Outer,
            _ => throw new ExpressionException(path.At, $"`{path.Root}` is neither `it`, `outer`, `trigger` nor `act`.", "Registers are read as `staff[agent].unitId`."),
        };
        var types = path.Root switch { "trigger" => words.Trigger, "act" => words.Act, "outer" => words.Outer ?? [], _ => words.It };
        if (path.Root == "trigger" && path.Name == "due") return new(ValueType.Instant, f => f.Due == Truth.Unknown ? Truth.Nothing : f.Due);
        var asRecord = words.AsRecord && path.Root is null;
        if (asRecord && path.Name == "text") return RecordText();
        if (Envelope(path.Name, row) is { } envelope) return envelope;

        var fields = types.Select(type => FieldOf(type, path.Name)).OfType<FieldDefinition>().ToArray();
        if (types.Count == 0) throw new ExpressionException(path.At, $"There is no `{path.Root}` here.", "Name a field of the event at hand.") { IsConsequence = path.Root is not ("act" or "outer") };
        if (fields.Length == 0)
        {
            var known = types.SelectMany(type => type.Fields.Select(field => field.Name)).Concat(EnvelopeNames.Keys).Concat(OtherNames).Concat(terms.Keys);
            throw new ExpressionException(path.At, $"`{path.Name}` is not a field of {string.Join(" or ", types.Select(type => type.Name))}.", Spelling.Suggest(path.Name, known));
        }

        return asRecord ? RecordField(fields) : Field(fields, row, types, words.DaysBegin);
    }

    private Compiled Term(Expression.Path path, Expression term, WordScope words)
    {
        if (!openTerms.Add(path.Name)) throw new ExpressionException(path.At, $"The term `{path.Name}` is explained by itself.", "Explain it in other words.");
        try
        {
            return Compile(term, words);
        }
        catch (ExpressionException wrong)
        {
            throw new ExpressionException(path.At, $"In the term `{path.Name}`: {wrong.Message}", wrong.Remedy);
        }
        finally
        {
            openTerms.Remove(path.Name);
        }
    }

    /// <summary>A field of the type's own, or one that an update of a record may carry for the record.</summary>
    private FieldDefinition? FieldOf(EventType type, string name)
    {
        if (type.Field(name) is { } own) return own;
        return type.CarriesFieldsOf is { } list ? vocabulary.CodeLists[list].Select(record => vocabulary.CarriedField(record, name)).FirstOrDefault(field => field is not null) : null;
    }

    /// <summary>A field of an event; types that do not have it read as nothing.</summary>
    private Compiled Field(FieldDefinition[] fields, Func<Frame, int> row, IReadOnlyList<EventType> types, bool daysBegin)
    {
        var field = fields[0];
        var absent = Absent(field);
        var form = FormOf(field.Type, daysBegin);
        var carriers = new TypeSet(types.Where(type => FieldOf(type, field.Name) is not null).Select(type => type.Index));
        var every = carriers.Count == types.Count;
        return new(Compiled.TypeOf(field.Type), f =>
        {
            var at = row(f);
            if (at < 0) return Truth.Nothing;
            var set = f.World.Set;
            if (!every && !carriers.Contains(set[at].Type)) return Truth.Nothing;
            var value = set.Field(at, field.Index);
            return value == Truth.Unknown ? AbsentIn(f, at, field.Index, absent) : form is null ? value : form(f, value);
        }, CodesOf(fields));
    }

    private static string[]? CodesOf(FieldDefinition[] fields) =>
        fields.Select(one => one.Codes).OfType<CodeSet>().SelectMany(codes => codes).Distinct().ToArray() is { Length: > 0 } codes ? codes : null;

    /// <summary>What an absent field means; unknown where its source never fills it.</summary>
    private static long AbsentIn(Frame frame, int row, int field, long absent) =>
        frame.World.NeverFilled.Count > 0 && frame.World.NeverFilled.TryGetValue(frame.World.Set[row].Source, out var never) && never.Contains(field) ? Truth.Unknown : absent;

    private long Absent(FieldDefinition field) => field.AbsentMeans switch
    {
        AbsentMeaning.Value when field.Absent is { } written => FieldParser.Parse(field, System.Text.Encoding.UTF8.GetBytes(written), symbols, out _) ?? Truth.Unknown,
        AbsentMeaning.Nothing => Truth.Nothing,
        _ => Truth.Absent,
    };

    /// <summary>How a stored value becomes one of the language; null where it is the same.</summary>
    private static Func<Frame, long, long>? FormOf(FieldType type, bool daysBegin) => type switch
    {
        FieldType.Instant => (f, value) => Resolve(f, value, daysBegin),
        FieldType.Seconds => (_, value) => Truth.IsKnown(value) ? value / 1000 : value,
        FieldType.LocalTime => (_, value) => Truth.IsKnown(value) ? value * 60_000 : value,
        _ => null,
    };

    /// <summary>A date alone stands for the end of that day as a deadline, and for its beginning as an act: it is never late within its local day.</summary>
    private static long Resolve(Frame frame, long instant, bool daysBegin) => !Instants.IsDay(instant) ? instant
        : daysBegin ? frame.Calendar!.StartOfDay(Instants.DayOf(instant))
        : frame.DaysClose ? frame.Calendar!.DueOn(Instants.DayOf(instant), Calendars.Counting.Working).At
        : frame.Calendar!.EndOfDay(Instants.DayOf(instant));

    private Compiled? Envelope(string name, Func<Frame, int> row)
    {
        if (EnvelopeNames.TryGetValue(name, out var read))
        {
            var place = EnvelopePlaces.ByName.GetValueOrDefault(name);
            return new(ValueType.Name, f => row(f) is var at && at < 0 ? Truth.Nothing : read(f.World.Set[at]) is var symbol and not Symbols.None ? symbol : AbsentIn(f, at, place, Truth.Nothing));
        }

        return name switch
        {
            "at" => new(ValueType.Instant, f => row(f) is var at && at >= 0 ? f.World.Set[at].At : Truth.Nothing),
            "received_at" => new(ValueType.Instant, f => row(f) is var at && at >= 0 && f.World.Set[at].ReceivedAt is var received && received != Truth.Unknown ? received : Truth.Nothing),
            "text" => new(ValueType.Text, f => row(f) is var at && at >= 0 && f.World.Set[at].Text is var text and >= 0 ? text : at < 0 ? Truth.Nothing : AbsentIn(f, at, TextPlace, Truth.Nothing)),
            "actor" => new(ValueType.Name, f => row(f) is var at && at >= 0 ? Actor(f, at) : Truth.Nothing),
            "type" => TypeName(row),
            "day" => new(ValueType.Date, f => row(f) is var at && at >= 0 ? f.Calendar!.LocalDay(f.World.Set[at].At).DayNumber : Truth.Nothing),
            "time" => new(ValueType.LocalTime, f => row(f) is var at && at >= 0 && f.World.Set[at].At is var instant ? instant - f.Calendar!.StartOfDay(f.Calendar.LocalDay(instant)) : Truth.Nothing),
            _ => null,
        };
    }

    private Compiled TypeName(Func<Frame, int> row)
    {
        var names = vocabulary.Events.Select(type => symbols.Intern(type.Name)).ToArray();
        return new(ValueType.Name, f => row(f) is var at && at >= 0 ? names[f.World.Set[at].Type] : Truth.Nothing);
    }

    /// <summary>`by` if it is an employee or robot, else `agent` when `by` is `agent` (vocabulary.md §1.6).</summary>
    private static long Actor(Frame frame, int row)
    {
        var set = frame.World.Set;
        ref readonly var one = ref set[row];
        if (one.By == Symbols.None) return AbsentIn(frame, row, ByPlace, Truth.Nothing);
        var by = set.Symbols.Utf8(one.By);
        if (by.SequenceEqual("agent"u8)) return one.Agent == Symbols.None ? Truth.Nothing : one.Agent;
        return by.SequenceEqual("customer"u8) || by.SequenceEqual("supervisor"u8) || by.SequenceEqual("system"u8) ? Truth.Nothing : one.By;
    }
}

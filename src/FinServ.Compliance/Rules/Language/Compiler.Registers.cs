using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions;

namespace FinServ.Compliance.Rules.Language;

public sealed partial class Compiler
{
    /// <summary>A row of a register or a field of it, as of the trigger unless the rule names another instant.</summary>
    private Compiled Lookup(Expression.Lookup lookup, WordScope words)
    {
        if (vocabulary.Register(lookup.Register) is not { } register)
            throw new ExpressionException(lookup.At, $"`{lookup.Register}` is not a register.", Spelling.Suggest(lookup.Register, vocabulary.Registers.Select(r => r.Name)));
        if (lookup.Key.Count != register.Key.Count)
            throw new ExpressionException(lookup.At, $"The key of `{register.Name}` has {register.Key.Count} part(s): {string.Join(", ", register.Key)}.", "Name each part, separated by commas.");
        var field = lookup.Field is null ? null : register.Field(lookup.Field)
            ?? throw new ExpressionException(lookup.At, $"`{lookup.Field}` is not a field of `{register.Name}`.", Spelling.Suggest(lookup.Field, register.Fields.Select(f => f.Name)));

        var key = lookup.Key.Select(part => Compile(part, words)).ToArray();
        var instant = InstantOf(lookup);
        var absent = field is null ? Truth.Nothing : Absent(field);
        var form = field is null ? null : FormOf(field.Type, daysBegin: false);
        return new(field is null ? ValueType.Row : Compiled.TypeOf(field.Type), f =>
        {
            var symbol = KeySymbol(f, key);
            if (!Truth.IsKnown(symbol)) return symbol == Truth.Nothing ? Truth.Nothing : Truth.Unknown;
            var registers = f.World.Registers;
            if (registers.AsOf(register.Index, (int)symbol, instant(f)) is not { } row) return f.World.Coverage.IsRegisterComplete(register.Index) ? Truth.Nothing : Truth.Unknown;
            if (field is null) return Truth.True;
            var value = registers.Field(row, field.Index);
            return value == Truth.Unknown ? absent : form is null ? value : form(f, value);
        }, field?.Codes);
    }

    private static Func<Frame, long> InstantOf(Expression.Lookup lookup) => lookup.AsOf switch
    {
        null or "trigger" => f => f.World.Set[f.Trigger].At,
        "it" => f => f.World.Set[f.It].At,
        "act" => f => f.World.Set[f.Act < 0 ? f.Trigger : f.Act].At,
        "due" => f => f.Due == Truth.Unknown ? f.Until : f.Due,
        var other => throw new ExpressionException(lookup.At, $"Nothing is looked up `at {other}`.", "Use at trigger, at it, at act or at due."),
    };

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

using FinServ.Compliance.Interactions;

namespace FinServ.Compliance.Rules.Language;

/// <summary>What a value of the condition language is.</summary>
public enum ValueType
{
    /// <summary>True, false or unknown.</summary>
    Truth,

    /// <summary>A number, kept in millionths.</summary>
    Number,

    /// <summary>A length of running time, kept in milliseconds.</summary>
    Duration,

    /// <summary>UTC milliseconds.</summary>
    Instant,

    /// <summary>A local day.</summary>
    Date,

    /// <summary>Milliseconds since local midnight.</summary>
    LocalTime,

    /// <summary>A code or id.</summary>
    Name,

    /// <summary>A protected value's token: presence, placeholder, format and equality only.</summary>
    Token,

    /// <summary>Free text.</summary>
    Text,

    /// <summary>A set of codes or ids.</summary>
    Names,

    /// <summary>A row of a register: presence only.</summary>
    Row,
}

/// <summary>A compiled value: its type and how to compute it.</summary>
/// <param name="Codes">Codes that it can have; null where it is no code.</param>
internal readonly record struct Compiled(ValueType Type, Func<Frame, long> Value, IReadOnlyList<string>? Codes = null)
{
    public static ValueType TypeOf(FieldType type) => type switch
    {
        FieldType.Bool => ValueType.Truth,
        FieldType.Int or FieldType.Decimal or FieldType.Money => ValueType.Number,
        FieldType.Seconds => ValueType.Duration,
        FieldType.Instant => ValueType.Instant,
        FieldType.Date => ValueType.Date,
        FieldType.LocalTime => ValueType.LocalTime,
        FieldType.Code or FieldType.Id or FieldType.Amount => ValueType.Name,
        FieldType.CodeList or FieldType.IdList => ValueType.Names,
        FieldType.Protected => ValueType.Token,
        _ => ValueType.Text,
    };
}

/// <summary>Values beside true and false. Source: policy/vocabulary.md 1.3.</summary>
/// <remarks>The three stand below every instant, number and symbol; <see cref="IsKnown"/> tells them apart from those.</remarks>
public static class Truth
{
    public const long False = 0;
    public const long True = 1;

    /// <summary>Nobody knows, not even whether it is there.</summary>
    public const long Unknown = Instants.Unknown;

    /// <summary>It is known that there is nothing: presence is false, and so is every comparison.</summary>
    public const long Nothing = Instants.Emptied;

    /// <summary>Nothing was stated: presence is false, and every comparison is unknown.</summary>
    public const long Absent = Instants.Unknown + 2;

    public static long Of(bool value) => value ? True : False;

    public static long And(long left, long right) =>
        IsFalse(left) || IsFalse(right) ? False : left == True && right == True ? True : Unknown;

    public static long Or(long left, long right) =>
        left == True || right == True ? True : IsFalse(left) && IsFalse(right) ? False : Unknown;

    public static long Not(long value) => value == True ? False : IsFalse(value) ? True : Unknown;

    /// <summary>A value of type truth as one of true, false and unknown.</summary>
    public static long Plain(long value) => value == True ? True : IsFalse(value) ? False : Unknown;

    public static bool IsKnown(long value) => value > Absent;

    private static bool IsFalse(long value) => value is False or Nothing;
}

namespace FinServ.Compliance.Interactions;

/// <summary>What a field of an event or register row holds. Source: policy/vocabulary.md 1.2.</summary>
public enum FieldType
{
    /// <summary>Free text: scanned, masked and sealed at intake.</summary>
    Text,

    /// <summary>A name, number or address: sealed, kept as a keyed token.</summary>
    Protected,

    /// <summary>One of a closed list.</summary>
    Code,

    Bool,

    /// <summary>A count or ordinal.</summary>
    Int,

    /// <summary>At most six decimals.</summary>
    Decimal,

    /// <summary>CNY with at most two decimals.</summary>
    Money,

    /// <summary>A local day of the unit's zone.</summary>
    Date,

    /// <summary>Milliseconds in UTC; a date alone has precision day.</summary>
    Instant,

    /// <summary>A duration in seconds, fractions allowed.</summary>
    Seconds,

    /// <summary>`120s`, `30m`, `9h`, `15d`, `2bd`, `2rbd`.</summary>
    Amount,

    /// <summary>`20:30` in the zone of the customer or unit.</summary>
    LocalTime,

    /// <summary>Key of a thing or register row, compared exactly, at most 200 characters.</summary>
    Id,

    /// <summary>A set of codes; empty means "none".</summary>
    CodeList,

    /// <summary>A set of references; empty means "none".</summary>
    IdList,
}

/// <summary>How field types are written in `rules/vocabulary.yaml` and in messages.</summary>
public static class FieldTypes
{
    /// <summary>Each type by its written name.</summary>
    public static IReadOnlyDictionary<string, FieldType> ByName { get; } = new Dictionary<string, FieldType>
    {
        ["text"] = FieldType.Text,
        ["protected"] = FieldType.Protected,
        ["code"] = FieldType.Code,
        ["bool"] = FieldType.Bool,
        ["int"] = FieldType.Int,
        ["decimal"] = FieldType.Decimal,
        ["money"] = FieldType.Money,
        ["date"] = FieldType.Date,
        ["instant"] = FieldType.Instant,
        ["seconds"] = FieldType.Seconds,
        ["amount"] = FieldType.Amount,
        ["localTime"] = FieldType.LocalTime,
        ["id"] = FieldType.Id,
        ["list<code>"] = FieldType.CodeList,
        ["list<id>"] = FieldType.IdList,
    };

    /// <summary>The written name, `list&lt;code&gt;` for <see cref="FieldType.CodeList"/>.</summary>
    public static string NameOf(this FieldType type) => ByName.First(pair => pair.Value == type).Key;

    /// <summary>Whether values come from a closed list.</summary>
    public static bool HasCodes(this FieldType type) => type is FieldType.Code or FieldType.CodeList;

    /// <summary>Whether values are numbers that can have bounds.</summary>
    public static bool IsNumber(this FieldType type) => type is FieldType.Int or FieldType.Decimal or FieldType.Money or FieldType.Seconds;
}

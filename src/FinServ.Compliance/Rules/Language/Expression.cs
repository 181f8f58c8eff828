namespace FinServ.Compliance.Rules.Language;

/// <summary>A condition or value as its author wrote it, before names and types are checked.</summary>
/// <param name="At">Place in the text, counted from 0.</param>
public abstract record Expression(int At)
{
    public sealed record Number(int At, decimal Value) : Expression(At);

    /// <summary>A length of running time, `30s`, `15m`, `2h`, `3d`.</summary>
    public sealed record Duration(int At, long Milliseconds) : Expression(At);

    /// <summary>A code or id in quotes.</summary>
    public sealed record Quoted(int At, string Value) : Expression(At);

    /// <summary>A time of day, `12:00`.</summary>
    public sealed record Clock(int At, long Milliseconds) : Expression(At);

    public sealed record Truth(int At, bool Value) : Expression(At);

    public sealed record ListOf(int At, IReadOnlyList<Expression> Members) : Expression(At);

    /// <summary>`$call.sl.seconds`, a parameter in force at the trigger instant.</summary>
    public sealed record Parameter(int At, string Key) : Expression(At);

    /// <summary>`field`, `trigger.field`, `act.field`.</summary>
    public sealed record Path(int At, string? Root, string Name) : Expression(At);

    /// <summary>`staff[agent].unitId`; without a field the row itself, for presence.</summary>
    /// <param name="AsOf">`act`, `due` or `it`; null = as of the trigger.</param>
    public sealed record Lookup(int At, string Register, IReadOnlyList<Expression> Key, string? AsOf, string? Field) : Expression(At);

    /// <summary>`exists(T where …)`, `count`, `sum`, `first(T).field`, `last(T by unit where …).field`.</summary>
    public sealed record History(int At, string Function, IReadOnlyList<string> Events, string? By, Expression? Where, string? Field) : Expression(At);

    /// <summary>`during('incident' by unit)`: whether the event at hand lies in a declared window.</summary>
    public sealed record During(int At, string Pause, string By) : Expression(At);

    public sealed record Not(int At, Expression Inner) : Expression(At);

    public sealed record Both(int At, Expression Left, Expression Right) : Expression(At);

    /// <summary>`first(AckSent).at else trigger.at`: the second where there is no first.</summary>
    public sealed record Else(int At, Expression Left, Expression Right) : Expression(At);

    public sealed record Either(int At, Expression Left, Expression Right) : Expression(At);

    /// <summary>`==`, `!=`, `&lt;`, `&lt;=`, `&gt;`, `&gt;=`, `in`, `contains`.</summary>
    public sealed record Compare(int At, string Operator, Expression Left, Expression Right) : Expression(At);

    /// <summary>`x is present`, `x is absent`, `x is filled`.</summary>
    public sealed record Is(int At, Expression Inner, string What) : Expression(At);

    /// <summary>`+`, `-`, `*`, `/`.</summary>
    public sealed record Arithmetic(int At, char Operator, Expression Left, Expression Right) : Expression(At);

    /// <summary>`length(text)`, `max(a, b)`, `level(x)`, …</summary>
    public sealed record Call(int At, string Function, IReadOnlyList<Expression> Arguments) : Expression(At);
}

/// <summary>A condition cannot be read or does not fit its words.</summary>
/// <param name="at">Place in the text, counted from 0.</param>
public sealed class ExpressionException(int at, string message, string remedy) : Exception(message)
{
    public int At { get; } = at;

    public string Remedy { get; } = remedy;

    /// <summary>True where an unknown event type, which is told by itself, leaves nothing to say of its fields.</summary>
    public bool IsConsequence { get; init; }
}

using FinServ.Compliance.Checking;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Digests;

/// <summary>One period's digest: page, file, mail and API print this and nothing else.</summary>
public sealed record DigestModel
{
    /// <summary>`2026-W10` or `2026-02`.</summary>
    public required string Period { get; init; }

    /// <summary>First local day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last local day, inclusive.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The bank, or the units that its reader sees.</summary>
    public required LocalText Scope { get; init; }

    public required LocalText Bank { get; init; }

    /// <summary>1 for the first issue; 0 for one that is not issued.</summary>
    public int Version { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>IANA zone of its days.</summary>
    public required string Zone { get; init; }

    /// <summary>The sentence that a colleague would say aloud.</summary>
    public required LocalText Headline { get; init; }

    public required IReadOnlyList<DigestFigure> Figures { get; init; }

    public required IReadOnlyList<GroupOnTime> OnTime { get; init; }

    /// <summary>New violations of this and earlier periods, the oldest first.</summary>
    public required IReadOnlyList<PeriodBar> Bars { get; init; }

    /// <summary>Rules with violations in this or the previous period, most first.</summary>
    public required IReadOnlyList<Ranked> Rules { get; init; }

    /// <summary>Units with violations in this or the previous period, most first.</summary>
    public required IReadOnlyList<Ranked> Units { get; init; }

    public required NoticeFigures Notices { get; init; }

    /// <summary>What got better or worse against the period before, the largest first.</summary>
    public required IReadOnlyList<DigestChange> Changes { get; init; }

    /// <summary>Figures of issued digests that are told otherwise now.</summary>
    public required IReadOnlyList<Restatement> Restatements { get; init; }

    /// <summary>What was not seen, and what follows.</summary>
    public required IReadOnlyList<LocalText> NotSeen { get; init; }

    /// <summary>Violations that count in this period.</summary>
    public int NewViolations => Bars[^1].Total;
}

/// <summary>An indicator in this period.</summary>
/// <param name="Indicator">Id in <see cref="Indicators"/>.</param>
/// <param name="Value">In its unit; null where it cannot be told, and <paramref name="Why"/> says why.</param>
/// <param name="Unknown">Items that nobody can judge; they count neither way.</param>
/// <param name="Coverage">Share of the expected data that arrived, 0 to 1; null where nobody can tell.</param>
/// <param name="Previous">Value of the period before.</param>
/// <param name="Series">Values of this and earlier periods, the oldest first; null where there is none.</param>
public sealed record DigestFigure(
    string Indicator, decimal? Value, decimal Numerator, decimal Denominator, int Unknown, decimal? Coverage, decimal? Previous, LocalText? Why, IReadOnlyList<decimal?> Series)
{
    /// <summary>Difference from the period before, in the indicator's unit (points for per cent).</summary>
    public decimal? Change => Value - Previous;
}

/// <summary>Deadlines met among the clocks of one group of rules.</summary>
/// <param name="Rate">Per cent; null where nothing was decided.</param>
public sealed record GroupOnTime(string Group, LocalText Title, int Met, int Violated, int Unknown, decimal? Rate, decimal? PreviousRate);

/// <summary>New violations of a period by severity.</summary>
public sealed record PeriodBar(string Period, int S1, int S2, int S3, int S4)
{
    public int Total => S1 + S2 + S3 + S4;

    public int Of(Severity severity) => severity switch { Severity.S1 => S1, Severity.S2 => S2, Severity.S3 => S3, _ => S4 };
}

/// <summary>How often a rule was broken, or in a unit, in this and the previous period.</summary>
/// <param name="Id">Id of the rule or unit; empty where violations name no unit.</param>
/// <param name="Severity">Of a rule; null for a unit.</param>
public sealed record Ranked(string Id, LocalText Title, Severity? Severity, int Count, int Previous)
{
    public int Change => Count - Previous;
}

/// <summary>Notices when the digest was made.</summary>
/// <param name="DueSoon">Open rectifications due in the seven days after.</param>
public sealed record NoticeFigures(IReadOnlyDictionary<NoticeState, int> ByState, int Open, int DueSoon, IReadOnlyList<OverdueNotice> Overdue);

/// <summary>A notice that is overdue and open.</summary>
/// <param name="DueAt">The deadline that passed (UTC).</param>
/// <param name="WorkingDaysLate">Whole working days since.</param>
public sealed record OverdueNotice(string Number, Severity Severity, LocalText Unit, LocalText Rule, DateTimeOffset DueAt, int WorkingDaysLate, EscalationStep Step);

/// <summary>Something that got better or worse.</summary>
public sealed record DigestChange(LocalText What, bool Better);

/// <summary>A figure that an issued digest told otherwise.</summary>
public sealed record Restatement(string Period, string Figure, LocalText Title, decimal? Was, decimal? Now, LocalText Reason);

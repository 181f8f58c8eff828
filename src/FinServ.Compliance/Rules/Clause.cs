using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Rules;

/// <summary>How far software can watch a clause. Source: policy/clauses.md 2.</summary>
public enum Monitoring
{
    /// <summary>From calls, chats, mails, visits, cases and callbacks.</summary>
    InteractionRecords,

    /// <summary>From plans, trainings, surveys, rosters and logs.</summary>
    OtherRecords,

    /// <summary>Partly from interaction records, the rest by a person with a checklist.</summary>
    PartlyInteractionRecords,

    /// <summary>Partly from other records, the rest by a person with a checklist.</summary>
    PartlyOtherRecords,

    /// <summary>A person looks; the product schedules, stores and follows up.</summary>
    Checklist,

    /// <summary>Nothing to watch, with the reason.</summary>
    OutOfScope,
}

/// <summary>One requirement of a source policy: what a rule cites and a notice quotes.</summary>
public sealed record Clause
{
    /// <summary>`S000-4.3-b`.</summary>
    public required string Id { get; init; }

    /// <summary>`S000` … `S004`.</summary>
    public required string Policy { get; init; }

    /// <summary>Chapter and section, as the policy counts them.</summary>
    public required string Section { get; init; }

    /// <summary>A few words.</summary>
    public required LocalText Title { get; init; }

    /// <summary>What is required, in a sentence.</summary>
    public required LocalText Requirement { get; init; }

    /// <summary>Who is bound: `agent`, `supervisor`, `department`, `management`.</summary>
    public required IReadOnlyList<string> Binds { get; init; }

    /// <summary>`SLA/deadline`, `privacy`, `QA/audit`, …</summary>
    public required string Kind { get; init; }

    /// <summary>Codes of the records that show whether it is kept.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    public required Monitoring Monitoring { get; init; }

    /// <summary>Why it is out of scope, or what a person has to look at; null = nothing to add.</summary>
    public LocalText? Note { get; init; }

    /// <summary>Codes of what the product does for it.</summary>
    public required IReadOnlyList<string> Capabilities { get; init; }

    /// <summary>Ids of the rules that watch it, as the policy assigns them.</summary>
    public required IReadOnlyList<string> Rules { get; init; }
}

/// <summary>A source policy.</summary>
/// <param name="Id">`S000`.</param>
public sealed record Policy(string Id, LocalText Title);

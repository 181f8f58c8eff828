using FinServ.Compliance.Checking;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Rectification;

/// <summary>The notice as its reader gets it, in one language: everything that policy/rules.md 4.2 asks for.</summary>
/// <remarks>Holds record numbers, never a customer's name or number.</remarks>
public sealed record NoticeDocument
{
    /// <summary>`zh-CN` or `en`.</summary>
    public required string Language { get; init; }

    public required string Bank { get; init; }

    public required string Title { get; init; }

    public required string Number { get; init; }

    public required Severity Severity { get; init; }

    public required string SeverityTitle { get; init; }

    /// <summary>When it was issued; empty for a draft.</summary>
    public required string IssuedAt { get; init; }

    public required string Addressee { get; init; }

    /// <summary>The numbered sections: facts, clauses, requirement, deadline, proof, re-inspection, objection, consequences.</summary>
    public required IReadOnlyList<NoticeSection> Sections { get; init; }

    /// <summary>Issuer, second signature, date.</summary>
    public required IReadOnlyList<string> Signatures { get; init; }

    /// <summary>Annexes: clock receipt, records.</summary>
    public required IReadOnlyList<NoticeSection> Annexes { get; init; }

    /// <summary>Check value over all of the above, `4BE0-93D7-52AB`.</summary>
    public string Check { get; init; } = "";

    /// <summary>Words of the frame around the sections.</summary>
    public required NoticeFrame Frame { get; init; }
}

/// <summary>A heading with its paragraphs.</summary>
/// <param name="Rows">A table under the paragraphs; empty where there is none. The first row is its head.</param>
public sealed record NoticeSection(string Heading, IReadOnlyList<string> Paragraphs, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public NoticeSection(string heading, params IReadOnlyList<string> paragraphs) : this(heading, paragraphs, [])
    {
    }
}

/// <summary>Labels of the letter's head and foot.</summary>
public sealed record NoticeFrame(string Department, string NumberLabel, string SeverityLabel, string IssuedLabel, string CheckLabel);

/// <summary>How the bank and its units are called.</summary>
public sealed record NoticeNames(LocalText Bank, Func<string?, LocalText> Unit);

using System.Globalization;
using FinServ.Compliance.Violations;

namespace FinServ.Compliance.Rectification;

/// <summary>What the violations of one notice come to: how many, from when to when, and the worst of them.</summary>
/// <param name="Worst">The one whose facts the requirement is written with.</param>
public sealed record NoticeFacts(int Count, DateTimeOffset First, DateTimeOffset Last, Violation Worst)
{
    /// <param name="members">At least one.</param>
    /// <param name="requirement">The rule's text; its first number tells the worst where no lateness does.</param>
    public static NoticeFacts Of(IReadOnlyList<Violation> members, string requirement)
    {
        var measure = TextTemplate.PlaceholdersIn(requirement).FirstOrDefault(name => members.Any(member => Number(member, name) is not null));
        var worst = members
            .OrderByDescending(member => member.Verdict.LateSeconds ?? (member.Verdict is { DueAt: not null, DischargedAt: null } ? decimal.MaxValue : 0))
            .ThenByDescending(member => measure is null ? 0 : Number(member, measure) ?? 0)
            .ThenBy(member => member.OccurredAt).ThenBy(member => member.Number, StringComparer.Ordinal)
            .First();
        return new(members.Count, members.Min(member => member.OccurredAt), members.Max(member => member.OccurredAt), worst);
    }

    private static decimal? Number(Violation member, string fact) =>
        member.Verdict.Facts.TryGetValue(fact, out var text) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}

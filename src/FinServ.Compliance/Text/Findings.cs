using System.Runtime.InteropServices;

namespace FinServ.Compliance.Text;

/// <summary>Brings findings into order and settles which of two stands where they overlap.</summary>
internal static class Findings
{
    /// <summary>Settles the findings from an index on.</summary>
    public static void Settle(List<Finding> findings, int from)
    {
        if (findings.Count - from < 2) return;
        var span = CollectionsMarshal.AsSpan(findings)[from..];
        span.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : Strength(b).CompareTo(Strength(a)));

        var kept = 0;
        for (var i = 1; i < span.Length; i++)
        {
            if (span[i].Start >= span[kept].End) span[++kept] = span[i];
            else span[kept] = Stronger(span[kept], span[i]);
        }

        findings.RemoveRange(from + kept + 1, span.Length - kept - 1);
    }

    /// <summary>The stronger stands, and hides what the other would have hidden.</summary>
    private static Finding Stronger(Finding one, Finding other)
    {
        var (strong, weak) = Strength(other).CompareTo(Strength(one)) > 0 ? (other, one) : (one, other);
        return weak.IsMasked ? strong with { Start = Math.Min(one.Start, other.Start), End = Math.Max(one.End, other.End) } : strong;
    }

    private static (bool Secret, bool Masked, int Length, Confidence Confidence) Strength(Finding finding) =>
        (finding.IsSecret, finding.IsMasked, finding.End - finding.Start, finding.Confidence);
}

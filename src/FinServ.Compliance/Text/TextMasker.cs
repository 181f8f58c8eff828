using System.Text;

namespace FinServ.Compliance.Text;

/// <summary>A text fit to be stored and shown, and what was found in it.</summary>
/// <param name="Text">With a mask in place of every value that must not show.</param>
/// <param name="Findings">All findings, low confidence included, by their places in the text as it came.</param>
/// <param name="OriginalWithoutC3">What may be sealed: as it came, but authentication data destroyed.</param>
public sealed record MaskedText(string Text, IReadOnlyList<Finding> Findings, string OriginalWithoutC3)
{
    /// <summary>A code, a password or a card's code or expiry stood in it.</summary>
    public bool HasAuthenticationData => Findings.Any(finding => finding.IsSecret);
}

/// <summary>Replaces personal data by masks before text is stored for search. Source: policy/lexicons.md §9.1.</summary>
/// <remarks>
/// Masking a masked text changes nothing. Because masks are shorter than some values, words and numbers can come
/// nearer to each other; so the masked text is looked at again until nothing more is found.
/// </remarks>
public sealed class TextMasker(PersonalDataScanner scanner)
{
    private const int MostPasses = 8;

    public MaskedText Mask(string text)
    {
        var findings = new List<Finding>();
        scanner.Scan(text, findings);
        var masked = Render(text, findings, finding => finding.IsMasked);

        for (var pass = 1; pass < MostPasses && findings.Exists(finding => finding.IsMasked); pass++)
        {
            var more = scanner.Scan(masked).Where(finding => finding.IsMasked).ToList();
            if (more.Count == 0) break;
            findings = Merge(text, findings, more);
            masked = Render(text, findings, finding => finding.IsMasked);
        }

        return new(masked, findings, Render(text, findings, finding => finding.IsSecret));
    }

    /// <summary>Adds findings of the masked text at their places in the text as it came; they replace what they touch, secrets apart.</summary>
    private static List<Finding> Merge(string text, List<Finding> findings, List<Finding> more)
    {
        var places = new PlaceMap(text, findings.Where(finding => finding.IsMasked));
        var merged = findings.ToList();
        foreach (var finding in more.Select(places.ToOriginal))
        {
            bool Touches(Finding old) => finding.Start < old.End && old.Start < finding.End;
            if (!finding.IsSecret && merged.Exists(old => old.IsSecret && Touches(old))) continue;
            merged.RemoveAll(Touches);
            merged.Add(finding);
        }

        merged.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return merged;
    }

    private static string Render(string text, List<Finding> findings, Predicate<Finding> hides)
    {
        if (!findings.Exists(hides)) return text;

        var masked = new StringBuilder(text.Length);
        var at = 0;
        foreach (var finding in findings)
        {
            if (!hides(finding)) continue;
            masked.Append(text, at, finding.Start - at).Append(finding.Masked(text));
            at = finding.End;
        }

        return masked.Append(text, at, text.Length - at).ToString();
    }
}

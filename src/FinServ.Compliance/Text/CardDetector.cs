namespace FinServ.Compliance.Text;

/// <summary>Bank card numbers (`card-pan`): issuer prefix, length of that issuer, Luhn. Source: policy/lexicons.md §9.3.3.</summary>
internal sealed class CardDetector(PersonalDataLists lists) : NumberDetector(12, 13, 14, 15, 16, 17, 18, 19)
{
    private readonly ContextWords context = lists.Context[PersonalData.CardNumber];
    private readonly FrozenPrefixes tests = new(lists.TestCards);

    public override bool Judge(in NumberWindow window, out Finding finding)
    {
        finding = default;
        if (!IsGroupedLikeOne(window) || Sure(window) is not { } confidence) return false;
        if (Surroundings.IsPartOfWord(window.Text, window.Start, window.End)) return false;
        if (Surroundings.HasLabel(window.Text, window.Start, lists.OrderLabels)) confidence = Lower(confidence);

        finding = new(PersonalData.CardNumber, DataClass.C2, confidence, window.Start, window.End);
        return true;
    }

    private Confidence? Sure(in NumberWindow window)
    {
        var digits = window.Digits;
        var listed = lists.Cards.TryFind(digits, out var issuer);
        if (listed && !issuer.Issues(digits.Length)) return null;
        if (!Checksums.Luhn(digits)) return listed && issuer.Domestic ? Confidence.Low : null; // some older debit cards fail it
        if (tests.Starts(digits) || digits.IndexOfAnyExcept(digits[0]) < 0) return null;

        var spokenOf = context.Near(window.Text, window.Start, window.End, ContextReach);
        if (listed) return spokenOf ? Confidence.High : Confidence.Medium;
        return spokenOf ? Confidence.Medium : null;
    }

    /// <summary>Groups of four, or 4-6-5 and 4-6-4; any other grouping only where no more digits join it.</summary>
    private static bool IsGroupedLikeOne(in NumberWindow window)
    {
        var groups = window.Groups;
        if (groups.Length == 1 || groups is [4, 6, 4 or 5]) return true;
        if (groups[..^1].IndexOfAnyExcept((byte)4) < 0 && groups[^1] <= 7) return true;
        return window is { JoinedBefore: '\0', JoinedAfter: '\0' } && groups.IndexOfAnyInRange((byte)1, (byte)1) < 0;
    }

    private static Confidence Lower(Confidence confidence) => confidence == Confidence.High ? Confidence.Medium : Confidence.Low;
}

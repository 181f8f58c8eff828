namespace FinServ.Compliance.Text;

/// <summary>Mobile numbers of the mainland (`cn-mobile`) by the segments allotted, with or without +86. Source: policy/lexicons.md §9.3.4.</summary>
internal sealed class MobileDetector(PersonalDataLists lists) : NumberDetector(11, 13, 15)
{
    private const int Length = 11;
    private readonly ContextWords context = lists.Context[PersonalData.Mobile];
    private readonly FrozenPrefixes segments = new(lists.MobileSegments);
    private readonly FrozenPrefixes things = new(lists.ThingSegments);

    public override bool Judge(in NumberWindow window, out Finding finding)
    {
        finding = default;
        var country = CountryCode(window.Digits);
        var isThing = country < 0 && window.Digits.Length == 13 && things.Starts(window.Digits);
        if (isThing) country = 0;
        if (country < 0 || !segments.Starts(window.Digits[country..])) return false;

        var start = window.OffsetOf(country);
        if (!IsGroupedLikeOne(window, country) || IsElse(window, start)) return false;

        finding = new(PersonalData.Mobile, DataClass.C2, Sure(window, country, start, isThing), start, window.End);
        return true;
    }

    private static int CountryCode(ReadOnlySpan<char> digits) => digits.Length switch
    {
        Length => 0,
        Length + 2 when digits.StartsWith("86") => 2,
        Length + 4 when digits.StartsWith("0086") => 4,
        _ => -1,
    };

    /// <summary>`138 0000 0000` is, `1-800-555-1234` is not: no group of the number itself is shorter than three.</summary>
    private static bool IsGroupedLikeOne(in NumberWindow window, int country)
    {
        var skip = country;
        foreach (var group in window.Groups)
        {
            var own = group - Math.Min(skip, group);
            skip -= group - own;
            if (own is 1 or 2) return false;
        }

        return true;
    }

    private static bool IsElse(in NumberWindow window, int start) =>
        window.JoinedBefore is not ('\0' or ' ') || window.JoinedAfter is not ('\0' or ' ')
        || Surroundings.IsMoney(window.Text, start, window.End)
        || Surroundings.IsPartOfWord(window.Text, window.Start, window.End);

    private Confidence Sure(in NumberWindow window, int country, int start, bool isThing)
    {
        if (Surroundings.HasLabel(window.Text, start, lists.OrderLabels)) return Confidence.Low;

        var spokenOf = country > 0 || context.Near(window.Text, start, window.End, ContextReach);
        if (isThing) return spokenOf ? Confidence.Medium : Confidence.Low;
        var isPlaceholder = window.Digits[^8..].IndexOfAnyExcept(window.Digits[^1]) < 0;
        return spokenOf && !isPlaceholder ? Confidence.High : Confidence.Medium;
    }
}

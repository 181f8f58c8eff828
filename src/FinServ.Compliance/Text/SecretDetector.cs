using System.Runtime.InteropServices;

namespace FinServ.Compliance.Text;

/// <summary>Authentication data (class C3): one-time codes, passwords, card codes and expiries, each by the word that announces it. Source: policy/lexicons.md §9.2.</summary>
/// <remarks>No checksum exists, so context decides and is enough for high confidence (policy/rules.md §1.7).</remarks>
internal sealed class SecretDetector(PersonalDataLists lists)
{
    private readonly SecretWords words = new(lists);
    private readonly CodeReader codes = new(lists.PlainLabels, lists.OtherCodes);

    /// <summary>Adds the secrets of a text; with a card's code or expiry the card's number becomes C3 as well.</summary>
    /// <remarks>The findings of this text start at index <paramref name="already"/>.</remarks>
    public void Find(ReadOnlySpan<char> text, List<(int Start, int End)>? numbers, List<Finding> into, int already)
    {
        if (words.Find(text, numbers) is not { } announced) return;

        bool? cardSpokenOf = null;
        for (var i = 0; i < announced.Count; i++)
        {
            var word = announced[i];
            if (word.Kind is PersonalData.CardCode or PersonalData.CardExpiry
                && !(cardSpokenOf ??= IsCardSpokenOf(text, into, already))) continue;

            var (earliest, latest) = (EndBefore(announced, i), StartAfter(announced, i, text.Length));
            if (Value(text, word, earliest, latest) is not (var start, var end)) continue;
            into.Add(new(word.Kind, DataClass.C3, Confidence.High, start, end));
        }

        RaiseCards(CollectionsMarshal.AsSpan(into)[already..]);
    }

    private (int Start, int End)? Value(ReadOnlySpan<char> text, SecretWord word, int earliest, int latest) => word.Kind switch
    {
        PersonalData.OneTimeCode => codes.After(text, word, latest, CodeReader.OneTimeCode) ?? codes.Before(text, word, earliest, CodeReader.OneTimeCode),
        PersonalData.CardCode => codes.After(text, word, latest, CodeReader.CardCode) ?? codes.Before(text, word, earliest, CodeReader.CardCode),
        PersonalData.CardExpiry => ExpiryReader.After(text, word.End, latest),
        PersonalData.Password => codes.Password(text, word, latest),
        _ => null,
    };

    private bool IsCardSpokenOf(ReadOnlySpan<char> text, List<Finding> findings, int from)
    {
        for (var i = from; i < findings.Count; i++)
            if (findings[i].Kind == PersonalData.CardNumber) return true;

        return lists.CardWords.In(text, 0, text.Length);
    }

    /// <summary>A number with its code or expiry completes an authentication. Source: policy/lexicons.md §9.2, `card-pan`.</summary>
    private static void RaiseCards(Span<Finding> findings)
    {
        var together = false;
        foreach (var finding in findings) together |= finding.Kind is PersonalData.CardCode or PersonalData.CardExpiry;
        if (!together) return;

        foreach (ref var finding in findings)
            if (finding.Kind == PersonalData.CardNumber) finding = finding with { Class = DataClass.C3 };
    }

    private static int EndBefore(List<SecretWord> announced, int index)
    {
        for (var i = index - 1; i >= 0; i--)
            if (announced[i].End <= announced[index].Start) return announced[i].End;

        return 0;
    }

    private static int StartAfter(List<SecretWord> announced, int index, int length)
    {
        for (var i = index + 1; i < announced.Count; i++)
            if (announced[i].Start >= announced[index].End) return announced[i].Start;

        return length;
    }
}

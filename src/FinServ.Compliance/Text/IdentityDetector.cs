using System.Globalization;

namespace FinServ.Compliance.Text;

/// <summary>Resident identity numbers of 18 characters (`cn-id18`): region, date of birth, check character. Source: GB 11643-1999; policy/lexicons.md §9.3.1.</summary>
internal sealed class IdentityDetector(PersonalDataLists lists, TimeProvider clock) : NumberDetector(17, 18)
{
    private const int OldestAge = 120;
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);
    private readonly ContextWords context = lists.Context[PersonalData.IdentityNumber];
    private readonly FrozenPrefixes regions = new(lists.IdentityRegions);

    public override bool Judge(in NumberWindow window, out Finding finding)
    {
        finding = default;
        var digits = window.Digits;
        if (!regions.Starts(digits)) return false;

        var end = window.End;
        if (digits.Length == 17 && !EndsInX(window.Text, ref end)) return false;
        if (Checksums.IdentityCheck(digits[..17]) != (digits.Length == 17 ? 'X' : digits[17])) return false;
        if (!IsBirthday(digits, out var age) || Surroundings.IsPartOfWord(window.Text, window.Start, end)) return false;

        finding = new(PersonalData.IdentityNumber, DataClass.C2, Sure(window, end, age), window.Start, end);
        return true;
    }

    /// <summary>Whether the first 17 digits and the check character hold together, for fields that hold nothing else.</summary>
    public static bool IsValid(ReadOnlySpan<char> number) =>
        number.Length == 18 && number[..17].IndexOfAnyExceptInRange('0', '9') < 0
        && Checksums.IdentityCheck(number[..17]) == char.ToUpperInvariant(number[17]) && TryBirthday(number, out _);

    private static bool EndsInX(ReadOnlySpan<char> text, ref int end)
    {
        var at = end < text.Length && DigitForms.IsSeparator(text[end]) ? end + 1 : end;
        if (at >= text.Length || DigitForms.Narrow(text[at]) is not ('x' or 'X')) return false;
        end = at + 1;
        return true;
    }

    private bool IsBirthday(ReadOnlySpan<char> digits, out int age)
    {
        age = 0;
        if (!TryBirthday(digits, out var born)) return false;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(ChinaOffset).DateTime);
        age = today.Year - born.Year;
        return born <= today;
    }

    private static bool TryBirthday(ReadOnlySpan<char> digits, out DateOnly born) =>
        DateOnly.TryParseExact(digits.Slice(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out born)
        && born.Year is >= 1800 and < 2100;

    private Confidence Sure(in NumberWindow window, int end, int age)
    {
        if (age > OldestAge) return Confidence.Low;
        return context.Near(window.Text, window.Start, end, ContextReach) ? Confidence.High : Confidence.Medium;
    }
}

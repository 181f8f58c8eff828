namespace FinServ.Compliance.Rectification;

/// <summary>`ZG-{unit}-{yyyyMMdd}-{nnnn}`: without gaps for each unit and day.</summary>
internal static class NoticeNumber
{
    /// <summary>Where no unit is named the bank itself is addressed.</summary>
    private const string WholeBank = "BANK";

    /// <summary>What is counted: unit and day. Of the unit's id only letters and digits stay, so that the number can be said and typed.</summary>
    public static string Series(string? unit, DateOnly day)
    {
        var name = string.Concat((unit ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return $"ZG-{(name.Length == 0 ? WholeBank : name)}-{day:yyyyMMdd}";
    }

    public static string Of(string series, long serial) => $"{series}-{serial:0000}";
}

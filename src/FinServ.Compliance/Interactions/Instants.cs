namespace FinServ.Compliance.Interactions;

/// <summary>Instants as whole UTC milliseconds, and days that stand where an instant is expected.</summary>
public static class Instants
{
    /// <summary>What a missing value is; no instant, number or code has it.</summary>
    public const long Unknown = long.MinValue;

    /// <summary>What a field is that a repair of its record emptied (`null`).</summary>
    internal const long Emptied = Unknown + 1;

    /// <summary>Decimals are kept as whole millionths, so that sums and comparisons are exact.</summary>
    public const long Millionth = 1_000_000;

    private const long DayTag = 1L << 60;

    /// <summary>A date alone, where an instant is expected (`dueAt: 2026-03-17`).</summary>
    public static long OfDay(DateOnly day) => DayTag + day.DayNumber;

    public static bool IsDay(long value) => value >= DayTag;

    public static DateOnly DayOf(long value) => DateOnly.FromDayNumber((int)(value - DayTag));

    public static long Of(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    public static DateTimeOffset ToInstant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>RFC 3339 in UTC with milliseconds where there are any.</summary>
    public static string Format(long milliseconds)
    {
        var instant = ToInstant(milliseconds);
        return instant.ToString(instant.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
    }
}

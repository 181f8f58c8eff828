namespace FinServ.Compliance.Interactions;

/// <summary>Reads instants as contracts.md §1 writes them: RFC 3339 with offset, or a date alone.</summary>
internal static class Rfc3339
{
    /// <summary>UTC milliseconds, or a day (<see cref="Instants.OfDay"/>); false where it is neither. Fractions below a millisecond are cut.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long instant)
    {
        instant = Instants.Unknown;
        if (!TryDate(text, out var day)) return false;
        if (text.Length == 10)
        {
            instant = Instants.OfDay(day);
            return true;
        }

        if (text.Length < 20 || (text[10] | 0x20) != 't' || text[13] != ':' || text[16] != ':') return false;
        if (!TwoDigits(text, 11, 23, out var hour) || !TwoDigits(text, 14, 59, out var minute) || !TwoDigits(text, 17, 60, out var second)) return false;
        var rest = text[19..];
        if (!TryFraction(ref rest, out var milliseconds) || !TryOffset(rest, out var offset)) return false;

        var days = day.DayNumber - UnixDay;
        instant = (((days * 24L + hour) * 60 + minute - offset) * 60 + second) * 1000 + milliseconds;
        return true;
    }

    public static bool TryDate(ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-') return false;
        if (!TwoDigits(text, 0, 99, out var century) || !TwoDigits(text, 2, 99, out var year)) return false;
        if (!TwoDigits(text, 5, 12, out var month) || !TwoDigits(text, 8, 31, out var dayOfMonth)) return false;
        year += century * 100;
        if (year == 0 || month == 0 || dayOfMonth == 0 || dayOfMonth > DateTime.DaysInMonth(year, month)) return false;
        day = new(year, month, dayOfMonth);
        return true;
    }

    private static readonly int UnixDay = new DateOnly(1970, 1, 1).DayNumber;

    private static bool TryFraction(ref ReadOnlySpan<byte> rest, out int milliseconds)
    {
        milliseconds = 0;
        if (rest.IsEmpty || rest[0] != '.') return true;
        var length = 1;
        var unit = 100;
        for (; length < rest.Length && rest[length] is >= (byte)'0' and <= (byte)'9'; length++, unit /= 10)
            milliseconds += (rest[length] - '0') * unit;
        rest = rest[length..];
        return length > 1;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 1) return (text[0] | 0x20) == 'z';
        if (text.Length != 6 || text[3] != ':' || text[0] is not ((byte)'+' or (byte)'-')) return false;
        if (!TwoDigits(text, 1, 23, out var hours) || !TwoDigits(text, 4, 59, out minutes)) return false;
        minutes += hours * 60;
        if (text[0] == '-') minutes = -minutes;
        return true;
    }

    private static bool TwoDigits(ReadOnlySpan<byte> text, int at, int most, out int number)
    {
        var (tens, ones) = (text[at] - '0', text[at + 1] - '0');
        number = tens * 10 + ones;
        return tens is >= 0 and <= 9 && ones is >= 0 and <= 9 && number <= most;
    }
}

using System.Buffers.Text;
using System.Text;
using FinServ.Compliance.Calendars;

namespace FinServ.Compliance.Interactions;

/// <summary>Reads a field's value from its written form into the number that stands for it (<see cref="FieldValue"/>).</summary>
internal static class FieldParser
{
    private const decimal Largest = 9_000_000_000_000m;

    /// <summary>The value, or null with the reason why it cannot be read. Texts and protected values are not read here: they must be masked.</summary>
    public static long? Parse(FieldDefinition field, ReadOnlySpan<byte> written, Symbols symbols, out string? problem)
    {
        problem = null;
        switch (field.Type)
        {
            case FieldType.Code:
                if (field.Codes!.Find(written) is { } code) return symbols.Intern(code);
                problem = $"`{Shown(written)}` is not a code of `{field.Name}`; the codes are {Some(field.Codes)}.";
                return null;

            case FieldType.Id:
                if (written.Length is > 0 and <= 800) return symbols.Intern(written);
                problem = $"`{field.Name}` must have 1 to 200 characters.";
                return null;

            case FieldType.Bool:
                if (written.SequenceEqual("true"u8)) return 1;
                if (written.SequenceEqual("false"u8)) return 0;
                problem = $"`{field.Name}` must be true or false.";
                return null;

            case FieldType.Int or FieldType.Decimal or FieldType.Money or FieldType.Seconds:
                return Number(field, written, out problem);

            case FieldType.Instant:
                if (Rfc3339.TryParse(written, out var instant)) return instant;
                problem = $"`{field.Name}` must be an instant with offset, 2026-03-02T10:00:00+08:00, or a date.";
                return null;

            case FieldType.Date:
                if (written.Length == 10 && Rfc3339.TryDate(written, out var day)) return day.DayNumber;
                problem = $"`{field.Name}` must be a date as 2026-03-02.";
                return null;

            case FieldType.LocalTime:
                if (TimeOnly.TryParseExact(Encoding.UTF8.GetString(written), "HH:mm", out var time)) return time.Hour * 60 + time.Minute;
                problem = $"`{field.Name}` must be a time of day as 20:30.";
                return null;

            case FieldType.Amount:
                if (Amount.TryParse(Encoding.UTF8.GetString(written), out _)) return symbols.Intern(written);
                problem = $"`{field.Name}` must be an amount as 30m, 9h, 15d or 2bd.";
                return null;

            default:
                throw new InvalidOperationException($"{field.Type} of `{field.Name}` is not read as a single value.");
        }
    }

    private static long? Number(FieldDefinition field, ReadOnlySpan<byte> written, out string? problem)
    {
        problem = null;
        if (!Utf8Parser.TryParse(written, out decimal number, out var read) || read != written.Length || Math.Abs(number) > Largest)
        {
            problem = $"`{field.Name}` must be a number.";
            return null;
        }

        var millionths = number * Instants.Millionth;
        if (millionths != decimal.Truncate(millionths) || (field.Type == FieldType.Int && number != decimal.Truncate(number)))
        {
            problem = field.Type == FieldType.Int ? $"`{field.Name}` must be a whole number." : $"`{field.Name}` has more than 6 decimals.";
            return null;
        }

        if (number < field.Minimum || number > field.Maximum)
        {
            problem = $"`{field.Name}` must lie between {field.Minimum?.ToString() ?? "any"} and {field.Maximum?.ToString() ?? "any"}.";
            return null;
        }

        return (long)millionths;
    }

    private static string Some(CodeSet codes) => codes.Count <= 24 ? codes.ToString() : string.Join(", ", codes.Take(24)) + ", …";

    /// <summary>A wrong code is shown only where it looks like a code: what landed in a wrong column may be personal.</summary>
    private static string Shown(ReadOnlySpan<byte> written)
    {
        if (written.Length is 0 or > 40) return "…";
        foreach (var one in written)
        {
            if (!(one is (byte)'-' or (byte)'_' || (one | 0x20) is >= (byte)'a' and <= (byte)'z')) return "…";
        }

        return Encoding.ASCII.GetString(written);
    }
}

using System.Globalization;

namespace FinServ.Compliance.Calendars;

/// <summary>In what the length of a period is given.</summary>
public enum AmountUnit
{
    /// <summary>Milliseconds of running or of working time, as the clock counts.</summary>
    Milliseconds,

    /// <summary>Natural days; the last one ends at 24:00 local time.</summary>
    NaturalDays,

    /// <summary>Months; the last day is the corresponding day, or the month's last. Source: 民法典 第二百零二条.</summary>
    Months,

    /// <summary>Years, counted like months.</summary>
    Years,

    /// <summary>Working days; the last one ends at close of business.</summary>
    WorkingDays,

    /// <summary>Working days that end at the clock time at which they began.</summary>
    RollingWorkingDays,
}

/// <summary>The length of a period as papers and commands write it: `120s`, `30m`, `9h`, `15d`, `8w`, `1mo`, `3y`, `2bd`, `2rbd`.</summary>
/// <param name="Value">How many of <paramref name="Unit"/>; not negative.</param>
/// <param name="Unit">What is counted. Weeks are written as seven natural days each.</param>
public readonly record struct Amount(long Value, AmountUnit Unit)
{
    private const long Second = 1_000, Minute = 60 * Second, Hour = 60 * Minute;

    public static Amount Milliseconds(long value) => new(value, AmountUnit.Milliseconds);

    public static Amount NaturalDays(long days) => new(days, AmountUnit.NaturalDays);

    public static Amount WorkingDays(long days) => new(days, AmountUnit.WorkingDays);

    /// <summary>How this amount is counted where nothing else is said: times in the calendar's hours, days as their unit says.</summary>
    public Counting UsualCounting => Unit switch
    {
        AmountUnit.Milliseconds => Counting.Service,
        AmountUnit.WorkingDays => Counting.Working,
        AmountUnit.RollingWorkingDays => Counting.Rolling,
        _ => Counting.Natural,
    };

    /// <summary>Reads a whole number that is followed by its unit, without a sign or a space.</summary>
    public static bool TryParse(string? text, out Amount amount)
    {
        amount = default;
        if (string.IsNullOrEmpty(text)) return false;

        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits <= 0 || !long.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return false;

        (long Factor, AmountUnit Unit)? read = text[digits..] switch
        {
            "ms" => (1, AmountUnit.Milliseconds),
            "s" => (Second, AmountUnit.Milliseconds),
            "m" => (Minute, AmountUnit.Milliseconds),
            "h" => (Hour, AmountUnit.Milliseconds),
            "d" => (1, AmountUnit.NaturalDays),
            "w" => (7, AmountUnit.NaturalDays),
            "mo" => (1, AmountUnit.Months),
            "y" => (1, AmountUnit.Years),
            "bd" => (1, AmountUnit.WorkingDays),
            "rbd" => (1, AmountUnit.RollingWorkingDays),
            _ => null,
        };
        if (read is not { } unit || value > long.MaxValue / unit.Factor) return false;

        amount = new(value * unit.Factor, unit.Unit);
        return true;
    }

    /// <summary>The shortest spelling that <see cref="TryParse"/> reads back as this amount.</summary>
    public override string ToString() => Unit switch
    {
        AmountUnit.NaturalDays => $"{Value}d",
        AmountUnit.Months => $"{Value}mo",
        AmountUnit.Years => $"{Value}y",
        AmountUnit.WorkingDays => $"{Value}bd",
        AmountUnit.RollingWorkingDays => $"{Value}rbd",
        _ when Value == 0 => "0s",
        _ when Value % Hour == 0 => $"{Value / Hour}h",
        _ when Value % Minute == 0 => $"{Value / Minute}m",
        _ when Value % Second == 0 => $"{Value / Second}s",
        _ => $"{Value}ms",
    };
}

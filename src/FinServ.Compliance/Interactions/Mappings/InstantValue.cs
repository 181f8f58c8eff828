using System.Globalization;
using System.Text;
using FinServ.Compliance.Calendars;

namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>A value that is an instant, or a day alone.</summary>
internal abstract class InstantValue : RowValue
{
    /// <summary>UTC milliseconds or a day (<see cref="Instants.OfDay"/>); <see cref="Instants.Unknown"/> where the row has none.</summary>
    public abstract long Instant(MappedRow row);

    public override string? Text(MappedRow row) => Instant(row) switch
    {
        Instants.Unknown => null,
        var day when Instants.IsDay(day) => Instants.DayOf(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        var instant => Instants.Format(instant),
    };
}

/// <summary>An instant read from columns in a written form.</summary>
/// <param name="parts">Columns that make it up, joined by a blank: a date and a time of day, or one with both.</param>
/// <param name="after">An instant that it follows: a time of day before it belongs to the next day; null = as written.</param>
/// <param name="slack">Milliseconds by which it may lie before <paramref name="after"/> and still be taken as written.</param>
internal sealed class ReadInstant(
    IReadOnlyList<RowValue> parts, IReadOnlyList<TimeForm> forms, TimeZoneInfo zone, IReadOnlySet<string> empty, InstantValue? after, long slack) : InstantValue
{
    private const long Day = 86_400_000;
    private readonly LocalClock clock = new(zone);

    public override string Column => parts[^1].Column;

    public override long Instant(MappedRow row)
    {
        if (Written(row) is not { } written) return Instants.Unknown;
        foreach (var form in forms)
        {
            if (form.TryRead(written, clock, out var instant)) return Later(instant, row);
        }

        row.Fail("bad-date", Column, $"`{Column}` is not written as {string.Join(" or ", forms)}.", "Correct the value, or add its form to `format:` in the mapping.");
        return Instants.Unknown;
    }

    private string? Written(MappedRow row)
    {
        var (first, second) = (parts[0].Text(row), parts.Count > 1 ? parts[1].Text(row) : "");
        if (first is null || second is null || empty.Contains(first) || empty.Contains(second)) return null;
        return parts.Count == 1 ? first : $"{first} {second}";
    }

    /// <summary>A clock that went past midnight shows the small hours of the next day beside the date of the day before.</summary>
    private long Later(long instant, MappedRow row)
    {
        if (after is null || Instants.IsDay(instant)) return instant;
        var before = after.Instant(row);
        if (before == Instants.Unknown || Instants.IsDay(before) || instant >= before - slack) return instant;
        return clock.ToUtc(clock.ToLocal(instant) + Day, last: false);
    }
}

/// <summary>An instant that the mapping gave a name; made once a row.</summary>
internal sealed class NamedInstant(int index, InstantValue value) : InstantValue
{
    public override string Column => value.Column;

    public override long Instant(MappedRow row) => row.Remember(index, value);
}

/// <summary>The first instant that is there.</summary>
internal sealed class FirstInstant(IReadOnlyList<InstantValue> parts) : InstantValue
{
    public override long Instant(MappedRow row)
    {
        foreach (var part in parts)
        {
            if (part.Instant(row) is var instant && instant != Instants.Unknown) return instant;
        }

        return Instants.Unknown;
    }
}

/// <summary>The latest of the instants that are there; days and instants are not compared with each other.</summary>
internal sealed class LatestInstant(IReadOnlyList<InstantValue> parts) : InstantValue
{
    public override long Instant(MappedRow row)
    {
        var latest = Instants.Unknown;
        foreach (var part in parts) latest = Math.Max(latest, part.Instant(row));
        return latest;
    }
}

/// <summary>An instant that is there only when a condition on the row holds.</summary>
internal sealed class ConditionalInstant(InstantValue value, RowCondition when) : InstantValue
{
    public override string Column => value.Column;

    public override long Instant(MappedRow row) => when.Holds(row) ? value.Instant(row) : Instants.Unknown;
}

/// <summary>One written form of dates and times.</summary>
/// <param name="Pattern">Letters of .NET (`yyMMdd H:mm:ss`), or `iso`, `unix-seconds`, `unix-milliseconds`.</param>
/// <param name="IsDay">True when it has no time of day.</param>
internal sealed record TimeForm(string Pattern, bool IsDay)
{
    private const string Iso = "iso", Seconds = "unix-seconds", Milliseconds = "unix-milliseconds";

    public static IReadOnlyList<string> Names { get; } = [Iso, Seconds, Milliseconds];

    /// <summary>The form, or null with the reason why the pattern is none.</summary>
    public static TimeForm? Of(string pattern, out string? wrong)
    {
        wrong = null;
        if (Names.Contains(pattern)) return new(pattern, false);
        var sample = new DateTime(2031, 12, 25, 18, 47, 53);
        try
        {
            var written = sample.ToString(pattern, CultureInfo.InvariantCulture);
            var read = DateTime.ParseExact(written, pattern, CultureInfo.InvariantCulture);
            if (read.Date != sample.Date) wrong = $"The format `{pattern}` does not tell year, month and day.";
            else if (read.TimeOfDay != TimeSpan.Zero && read.Hour != sample.Hour) wrong = $"The format `{pattern}` does not tell morning from evening: write `H` for hours from 0 to 23, or add `tt`.";
            else return new(pattern, read.TimeOfDay == TimeSpan.Zero);
        }
        catch (FormatException)
        {
            wrong = $"`{pattern}` is not a date format.";
        }

        return null;
    }

    /// <summary>Reads a local time; a day where the form has no time of day.</summary>
    public bool TryRead(string written, LocalClock clock, out long instant)
    {
        instant = Instants.Unknown;
        if (Pattern is Seconds or Milliseconds)
        {
            if (!decimal.TryParse(written, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) > 9e14m) return false;
            instant = (long)(Pattern == Seconds ? number * 1000 : number);
            return true;
        }

        if (Pattern == Iso && Rfc3339.TryParse(Encoding.UTF8.GetBytes(written), out instant)) return true;
        var pattern = Pattern == Iso ? "yyyy-MM-dd'T'HH:mm:ss.FFF" : Pattern;
        if (!DateTime.TryParseExact(written, pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return false;
        instant = IsDay ? Instants.OfDay(DateOnly.FromDateTime(local)) : clock.ToUtc((local.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond, last: false);
        return true;
    }

    public override string ToString() => $"`{Pattern}`";
}

using System.Security.Cryptography;
using System.Text;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Calendars;

/// <summary>What a day is by publication; whether it is worked follows from the hours it then has.</summary>
public enum DayKind
{
    /// <summary>Nothing was published about it: the week decides.</summary>
    Ordinary,

    /// <summary>法定节假日: named by the holiday regulation itself.</summary>
    StatutoryHoliday,

    /// <summary>调休放假: a weekday off in exchange for a worked weekend day, or for a holiday that fell on one.</summary>
    InLieu,

    /// <summary>调休上班: a weekend day that is worked in exchange.</summary>
    MakeUp,
}

/// <summary>A day about which something was published.</summary>
/// <param name="Kind">What the day is.</param>
/// <param name="Name">The holiday it belongs to; null where it has no name.</param>
/// <param name="Hours">Hours of this day alone; null where those of its kind apply.</param>
public sealed record SpecialDay(DayKind Kind, string? Name = null, DayHours? Hours = null);

/// <summary>A calendar as its file tells it: a week, the days that differ from it, and how far those are known.</summary>
/// <param name="Name">By what units, sources and rules refer to it.</param>
/// <param name="Version">Raised by whoever changes it; receipts cite it.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Zone">Time zone of all hours and days.</param>
/// <param name="Week">Hours of each weekday, Sunday first.</param>
/// <param name="Days">The days that differ.</param>
/// <param name="KnownFrom">First day of the published years.</param>
/// <param name="KnownUntil">Last published day; beyond it the week alone decides, provisionally.</param>
public sealed record CalendarDefinition(
    string Name,
    int Version,
    LocalText Title,
    TimeZoneInfo Zone,
    IReadOnlyList<DayHours> Week,
    IReadOnlyDictionary<DateOnly, SpecialDay> Days,
    DateOnly KnownFrom,
    DateOnly KnownUntil)
{
    /// <summary>Hours on statutory holidays and days in lieu; closed unless the file says otherwise.</summary>
    public DayHours HolidayHours { get; init; } = DayHours.Closed;

    /// <summary>Hours on make-up days; those of the first open weekday from Monday on unless the file says otherwise.</summary>
    public DayHours MakeUpHours { get; init; } = Week.Skip(1).Append(Week[0]).FirstOrDefault(hours => hours.IsOpen, DayHours.Closed);

    public DayKind KindOf(DateOnly day) => Days.TryGetValue(day, out var special) ? special.Kind : DayKind.Ordinary;

    /// <summary>Hours of a day; a unit that rests on make-up days follows its week there.</summary>
    public DayHours HoursOf(DateOnly day, bool worksMakeUpDays)
    {
        var usual = Week[(int)day.DayOfWeek];
        if (!Days.TryGetValue(day, out var special)) return usual;

        return special.Kind switch
        {
            DayKind.MakeUp when !worksMakeUpDays => usual,
            DayKind.MakeUp => special.Hours ?? MakeUpHours,
            DayKind.StatutoryHoliday or DayKind.InLieu => special.Hours ?? HolidayHours,
            _ => special.Hours ?? usual,
        };
    }

    /// <summary>SHA-256 over everything that can move a deadline, as 64 hex digits: equal for equal calendars, however their files are laid out.</summary>
    public string Hash()
    {
        var text = new StringBuilder()
            .AppendLine(Zone.Id).AppendJoin('|', Week).AppendLine()
            .Append(HolidayHours).Append('|').Append(MakeUpHours).AppendLine()
            .Append($"{KnownFrom:yyyy-MM-dd}|{KnownUntil:yyyy-MM-dd}").AppendLine();
        foreach (var (day, special) in Days.OrderBy(entry => entry.Key))
            text.Append($"{day:yyyy-MM-dd}|{special.Kind}|{special.Name}|{special.Hours}\n");

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

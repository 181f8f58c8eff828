namespace FinServ.Compliance.Calendars;

/// <summary>What a new version of a calendar says otherwise than the one in force.</summary>
/// <remarks>
/// Newly published days replace provisional ones and take effect at once; a day that was already published is a revision,
/// to be simulated and approved. Source: design.md 4.
/// </remarks>
/// <param name="NewlyPublished">Days that only the new version publishes.</param>
/// <param name="Revised">Published days whose kind or hours differ, or that the new version no longer publishes.</param>
/// <param name="WeekOrZone">True where the week, the zone or the hours of whole kinds of days differ: a revision of every day.</param>
public sealed record CalendarChange(IReadOnlyList<DateOnly> NewlyPublished, IReadOnlyList<DateOnly> Revised, bool WeekOrZone)
{
    public bool IsRevision => WeekOrZone || Revised.Count > 0;

    public static CalendarChange Between(CalendarDefinition old, CalendarDefinition now)
    {
        var (added, revised) = (new List<DateOnly>(), new List<DateOnly>());
        foreach (var day in Published(old).Union(Published(now)).Order())
        {
            if (!IsPublished(old, day)) added.Add(day);
            else if (!IsPublished(now, day) || Told(old, day) != Told(now, day)) revised.Add(day);
        }

        return new(added, revised, old.Zone.Id != now.Zone.Id || Week(old) != Week(now));
    }

    private static bool IsPublished(CalendarDefinition calendar, DateOnly day) => day >= calendar.KnownFrom && day <= calendar.KnownUntil;

    /// <summary>Published days one by one; of a calendar without horizon, those that differ from the week.</summary>
    private static IEnumerable<DateOnly> Published(CalendarDefinition calendar) =>
        calendar.KnownFrom == DateOnly.MinValue || calendar.KnownUntil == DateOnly.MaxValue
            ? calendar.Days.Keys
            : Enumerable.Range(0, calendar.KnownUntil.DayNumber - calendar.KnownFrom.DayNumber + 1).Select(calendar.KnownFrom.AddDays);

    private static (DayKind Kind, string? Hours) Told(CalendarDefinition calendar, DateOnly day) =>
        calendar.Days.TryGetValue(day, out var special) ? (special.Kind, special.Hours?.ToString()) : (DayKind.Ordinary, null);

    private static string Week(CalendarDefinition calendar) => $"{string.Join('|', calendar.Week)}|{calendar.HolidayHours}|{calendar.MakeUpHours}";
}

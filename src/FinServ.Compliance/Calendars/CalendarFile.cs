using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Calendars;

/// <summary>A calendar as it stands in its file, before the calendar it is based on is known.</summary>
/// <remarks>The format is described in rules/calendars/README.md.</remarks>
internal sealed class CalendarFile
{
    private static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly Dictionary<string, DayKind> Kinds = new()
    {
        ["ordinary"] = DayKind.Ordinary,
        ["holiday"] = DayKind.StatutoryHoliday,
        ["in-lieu"] = DayKind.InLieu,
        ["make-up"] = DayKind.MakeUp,
    };

    private readonly YamlMap root;
    private readonly Dictionary<DateOnly, SpecialDay> days = [];
    private DateOnly? knownFrom, knownUntil;

    private CalendarFile(YamlMap root, string name)
    {
        this.root = root;
        Name = name;
    }

    public string Name { get; }

    public string? BasedOn { get; private set; }

    /// <summary>False where something in the file was reported.</summary>
    public bool IsSound { get; private set; }

    private int version;
    private LocalText? title;
    private TimeZoneInfo? zone;
    private DayHours[]? week;
    private DayHours? holidayHours, makeUpHours;

    /// <summary>Reads a file; what is wrong with it is added to <paramref name="problems"/>. Null where not even its name can be read.</summary>
    public static CalendarFile? Read(string path, Problems problems)
    {
        var before = problems.Count;
        if (Yaml.Load(path, problems) is not { } root || root.Required("calendar")?.Text() is not { } name) return null;

        var file = new CalendarFile(root, name);
        file.ReadHead();
        file.ReadYears();
        root.RefuseUnknown();
        file.IsSound = problems.Count == before;
        return file;
    }

    /// <summary>The calendar, with what it leaves out taken from the one it is based on.</summary>
    public CalendarDefinition On(CalendarDefinition? basis)
    {
        var merged = new Dictionary<DateOnly, SpecialDay>(basis?.Days ?? new Dictionary<DateOnly, SpecialDay>());
        foreach (var (day, special) in days) merged[day] = special;

        var definition = new CalendarDefinition(
            Name,
            version,
            title!,
            zone ?? basis!.Zone,
            week ?? basis!.Week,
            merged,
            knownFrom ?? basis?.KnownFrom ?? DateOnly.MinValue,
            knownUntil ?? basis?.KnownUntil ?? DateOnly.MaxValue);
        if ((holidayHours ?? basis?.HolidayHours) is { } onHolidays) definition = definition with { HolidayHours = onHolidays };
        if ((makeUpHours ?? (week is null ? basis?.MakeUpHours : null)) is { } onMakeUpDays) definition = definition with { MakeUpHours = onMakeUpDays };
        return definition;
    }

    public void Report(string message, string remedy) => (root.Optional("based_on") ?? root).Report(message, remedy);

    private void ReadHead()
    {
        BasedOn = root.Optional("based_on")?.Text();
        title = root.Local("title");
        version = root.Required("version")?.Int() ?? 0;
        if (version < 1 && root.Optional("version") is { } written && written.IsScalar) written.Report($"Version {version} is below 1.", "Begin with 1 and raise it with every change.");
        zone = Zone((BasedOn is null ? root.Required("zone") : root.Optional("zone")));
        week = Week(BasedOn is null ? root.Required("week") : root.Optional("week"));
        holidayHours = Hours(root.Optional("holiday_hours"));
        makeUpHours = Hours(root.Optional("make_up_hours"));
    }

    private static TimeZoneInfo? Zone(YamlValue? value)
    {
        if (value?.Text() is not { } id) return null;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found)) return found;

        value.Report($"Time zone `{id}` is not known here.", Spelling.Suggest(id, TimeZoneInfo.GetSystemTimeZones().Select(known => known.Id)));
        return null;
    }

    /// <summary>`mon-fri: 09:00-17:30` and the like; weekdays that are not named are closed.</summary>
    private static DayHours[]? Week(YamlValue? value)
    {
        if (value?.Map() is not { } map) return null;

        var hours = new DayHours?[7];
        foreach (var (key, place, written) in map.Entries())
        {
            var ends = key.Split('-', StringSplitOptions.TrimEntries);
            var (first, last) = (Array.IndexOf(Weekdays, ends[0]), Array.IndexOf(Weekdays, ends[^1]));
            if (ends.Length > 2 || first < 0 || last < 0)
            {
                place.Report($"`{key}` is neither a weekday nor a span of weekdays.", $"Write one of {string.Join(", ", Weekdays)}, or a span such as `mon-fri`.");
                continue;
            }

            var read = Hours(written);
            for (var day = first; ; day = (day + 1) % 7)
            {
                if (hours[day] is not null) place.Report($"The hours of `{Weekdays[day]}` are given twice.", "Keep one of the two lines; several openings of a day stand on one line, separated by commas.");
                hours[day] = read ?? DayHours.Closed;
                if (day == last) break;
            }
        }

        return [.. hours.Select(day => day ?? DayHours.Closed)];
    }

    private static DayHours? Hours(YamlValue? value)
    {
        if (value?.Text() is not { } text) return null;

        var hours = DayHours.Parse(text, out var wrong);
        if (hours is null) value.Report(wrong!, "Write spans such as `09:00-12:00, 13:30-18:00` between 00:00 and 24:00, or `closed`.");
        return hours;
    }

    private void ReadYears()
    {
        var value = BasedOn is null ? root.Required("years") : root.Optional("years");
        if (value is null) return;
        if (value.IsScalar && value.Text() == "always") return; // no day ever differs from the week

        var years = new SortedDictionary<int, YamlValue>();
        foreach (var (key, place, content) in value.Map()?.Entries() ?? [])
        {
            if (int.TryParse(key, out var year) && year is >= 1900 and <= 2199)
            {
                years[year] = place;
                ReadYear(year, content);
            }
            else
            {
                place.Report($"`{key}` is not a year.", "Write a year from 1900 to 2199, and under it its days.");
            }
        }

        if (years.Count == 0)
        {
            value.Report("No year is published.", "Write each published year with its days, `2026: {}` for one without, or `always` for a calendar that no holiday changes.");
            return;
        }

        foreach (var (year, next) in years.Keys.Zip(years.Keys.Skip(1)))
            for (var missing = year + 1; missing < next; missing++)
                years[next].Report($"Year {missing} is missing between {year} and {next}.", $"Add the days of {missing}, or `{missing}: {{}}` if it has none.");

        (knownFrom, knownUntil) = (new(years.Keys.First(), 1, 1), new(years.Keys.Last(), 12, 31));
        knownFrom = Cut("known_from", years.Keys.First()) ?? knownFrom;
        knownUntil = Cut("known_until", years.Keys.Last()) ?? knownUntil;
    }

    /// <summary>A day of the first or last published year from or until which it is known, where that is not all of it.</summary>
    private DateOnly? Cut(string key, int year)
    {
        if (root.Optional(key) is not { } written || written.Date() is not { } day) return null;
        if (day.Year != year) written.Report($"{day:yyyy-MM-dd} does not lie in {year}, the published year that it would shorten.", "Name a day of that year, or leave the line out.");
        return day;
    }

    private void ReadYear(int year, YamlValue content)
    {
        if (content.IsNull) return;
        foreach (var (key, place, value) in content.Map()?.Entries() ?? [])
        {
            if (!DateOnly.TryParseExact(key, "yyyy-MM-dd", out var day))
                place.Report($"`{key}` is not a date.", $"Write it as {year}-03-02.");
            else if (day.Year != year)
                place.Report($"{key} does not lie in {year}.", $"Move it to the days of {day.Year}.");
            else if (Special(value) is { } special)
                days[day] = special;
        }
    }

    /// <summary>`holiday 国庆节`, or a mapping with `is`, `name` and `hours`.</summary>
    private static SpecialDay? Special(YamlValue value)
    {
        if (value.IsMap && value.Map() is { } map)
        {
            var special = new SpecialDay(
                map.Optional("is")?.OneOf(Kinds) ?? DayKind.Ordinary,
                map.Optional("name")?.Text(),
                Hours(map.Optional("hours")));
            map.RefuseUnknown();
            if (special is { Kind: DayKind.Ordinary, Hours: null }) value.Report("Nothing is said about this day.", "Say what it `is`, or which `hours` it has.");
            return special;
        }

        if (value.Text() is not { } text) return null;
        var words = text.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 0 && Kinds.TryGetValue(words[0], out var kind) && kind != DayKind.Ordinary) return new(kind, words.Length > 1 ? words[1] : null);

        value.Report($"`{text}` does not say what the day is.", "Write `holiday`, `in-lieu` or `make-up`, and after it the holiday's name.");
        return null;
    }
}

using System.Security.Cryptography;
using System.Text;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Calendars;

/// <summary>The calendars of one folder, by name.</summary>
public sealed class CalendarBook
{
    private readonly Dictionary<string, BusinessCalendar> calendars;

    public CalendarBook(IEnumerable<BusinessCalendar> calendars)
    {
        this.calendars = calendars.ToDictionary(calendar => calendar.Name, StringComparer.Ordinal);
        var text = string.Join('\n', All.Select(calendar => $"{calendar.Name} {calendar.Version} {calendar.Hash}"));
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>SHA-256 over the names, versions and contents of all calendars.</summary>
    public string Hash { get; }

    /// <summary>All calendars in order of their names, counting make-up days as worked.</summary>
    public IReadOnlyList<BusinessCalendar> All => [.. calendars.Values.OrderBy(calendar => calendar.Name, StringComparer.Ordinal)];

    /// <summary>Reads every `*.yaml` of a folder.</summary>
    /// <exception cref="InvalidFilesException">Anything is wrong with any of them, or the folder is not there.</exception>
    public static CalendarBook Load(string folder)
    {
        var problems = new Problems();
        var book = Load(folder, problems);
        problems.ThrowIfAny();
        return book;
    }

    /// <summary>As above; what is wrong is added to <paramref name="problems"/>, and the calendars concerned are left out.</summary>
    public static CalendarBook Load(string folder, Problems problems)
    {
        if (Directory.Exists(folder)) return Of(Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal), null, problems);

        problems.Add(folder, 0, 0, "The folder of calendars is not there.", "Point to a folder that holds rules, with `calendars/` in it.");
        return new([]);
    }

    /// <summary>Reads one calendar file, which may be based on a calendar of this book.</summary>
    /// <exception cref="InvalidFilesException">Anything is wrong with it.</exception>
    public BusinessCalendar Read(string path)
    {
        var problems = new Problems();
        var alone = Of([path], this, problems);
        problems.ThrowIfAny();
        return alone.calendars.Values.Single();
    }

    /// <param name="name">As the calendar's file names it.</param>
    /// <param name="worksMakeUpDays">False for a unit that rests on make-up days.</param>
    /// <exception cref="KeyNotFoundException">No calendar has that name.</exception>
    public BusinessCalendar Find(string name, bool worksMakeUpDays = true) =>
        TryFind(name, worksMakeUpDays) ?? throw new KeyNotFoundException($"There is no calendar `{name}`. {Spelling.Suggest(name, calendars.Keys)}");

    /// <summary>As <see cref="Find"/>; null where no calendar has that name.</summary>
    public BusinessCalendar? TryFind(string name, bool worksMakeUpDays = true) =>
        calendars.TryGetValue(name, out var calendar) ? calendar.For(worksMakeUpDays) : null;

    private static CalendarBook Of(IEnumerable<string> paths, CalendarBook? around, Problems problems)
    {
        var files = new Dictionary<string, CalendarFile>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (CalendarFile.Read(path, problems) is not { } file) continue;
            if (!files.TryAdd(file.Name, file)) problems.Add(path, 1, 1, $"Another file already holds the calendar `{file.Name}`.", "Give one of the two another name.");
        }

        var known = new Dictionary<string, CalendarDefinition?>(StringComparer.Ordinal);
        foreach (var name in files.Keys) Resolve(name);
        return new(files.Keys.Select(name => known[name]).OfType<CalendarDefinition>().Select(definition => new BusinessCalendar(definition)));

        CalendarDefinition? Resolve(string name)
        {
            if (known.TryGetValue(name, out var resolved)) return resolved;

            var file = files[name];
            known[name] = null; // met again only by a circle
            if (!file.IsSound) return null;
            if (file.BasedOn is not { } basis) return known[name] = file.On(null);
            if (!files.ContainsKey(basis) && around?.TryFind(basis) is { } outside) return known[name] = file.On(outside.Definition);
            if (!files.ContainsKey(basis))
                file.Report($"There is no calendar `{basis}`.", Spelling.Suggest(basis, files.Keys.Concat(around?.All.Select(calendar => calendar.Name) ?? []).Where(other => other != name)));
            else if (Resolve(basis) is { } found)
                return known[name] = file.On(found);
            else
                file.Report($"`{basis}` cannot be read, or rests on `{name}` itself.", "Mend that calendar first.");
            return null;
        }
    }
}

using FinServ.Compliance.Calendars;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Evaluation;

/// <summary>Which calendar counts for an event: that of its unit, else that of its source, else `cn` (contracts.md §1).</summary>
internal sealed class UnitCalendars
{
    private const string Usual = "cn";

    private readonly World world;
    private readonly int units;
    private readonly int calendarId;
    private readonly int openingId;
    private readonly int shiftId;
    private readonly int worksMakeUpDays;
    private readonly Dictionary<(int Unit, int Source, CalendarUse Use), BusinessCalendar> whileUnchanged = [];

    public UnitCalendars(World world)
    {
        this.world = world;
        var register = world.Set.Vocabulary.Register("units")!;
        units = register.Index;
        (calendarId, openingId, shiftId, worksMakeUpDays) = (Field("calendarId"), Field("openingCalendarId"), Field("shiftCalendarId"), Field("worksMakeUpDays"));

        int Field(string name) => register.Field(name)!.Index;
    }

    public BusinessCalendar Of(int row, CalendarUse use)
    {
        ref readonly var one = ref world.Set[row];
        var key = (one.Unit, one.Source, use);
        if (whileUnchanged.TryGetValue(key, out var known)) return known;
        return whileUnchanged[key] = Find(one.Unit, one.Source, use, one.At);
    }

    private BusinessCalendar Find(int unit, int source, CalendarUse use, long at)
    {
        var row = unit == Symbols.None ? null : world.Registers.AsOf(units, unit, at);
        var named = row is null ? null : use switch
        {
            CalendarUse.Shift => Named(row, shiftId) ?? Named(row, openingId) ?? Named(row, calendarId),
            CalendarUse.Branch => Named(row, openingId) ?? Named(row, calendarId),
            _ => Named(row, calendarId),
        };
        named ??= world.SourceCalendars.GetValueOrDefault(source);
        var makeUp = row is null || world.Registers.Field(row, worksMakeUpDays) != Truth.False;
        return world.Calendars.TryFind(named ?? Usual, makeUp) ?? world.Calendars.Find(Usual, makeUp);
    }

    private string? Named(RegisterRow row, int field) =>
        world.Registers.Field(row, field) is var symbol && Truth.IsKnown(symbol) ? world.Set.Symbols[(int)symbol] : null;
}

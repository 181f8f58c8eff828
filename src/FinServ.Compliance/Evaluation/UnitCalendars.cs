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
    private readonly Dictionary<(int Unit, int Source, CalendarUse Use), Known> known = [];
    private (int Unit, int Source, CalendarUse Use) asked = (-1, -1, default);
    private Known answer;

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
        if (key == asked && answer.Holds(one.At)) return answer.Calendar;
        if (!known.TryGetValue(key, out var found) || !found.Holds(one.At)) known[key] = found = Find(one.Unit, one.Source, use, one.At);
        (asked, answer) = (key, found);
        return found.Calendar;
    }

    /// <summary>A calendar and the span of a unit's registration for which it is right.</summary>
    private readonly record struct Known(BusinessCalendar Calendar, long From, long Until)
    {
        public bool Holds(long at) => at >= From && at < Until;
    }

    private Known Find(int unit, int source, CalendarUse use, long at)
    {
        var (from, until) = (long.MinValue, long.MaxValue);
        var row = unit == Symbols.None ? null : world.Registers.AsOf(units, unit, at, out from, out until);
        var named = row is null ? null : use switch
        {
            CalendarUse.Shift => Named(row, shiftId) ?? Named(row, openingId) ?? Named(row, calendarId),
            CalendarUse.Branch => Named(row, openingId) ?? Named(row, calendarId),
            _ => Named(row, calendarId),
        };
        named ??= world.SourceCalendars.GetValueOrDefault(source);
        var makeUp = row is null || world.Registers.Field(row, worksMakeUpDays) != Truth.False;
        return new(world.Calendars.TryFind(named ?? Usual, makeUp) ?? world.Calendars.Find(Usual, makeUp), from, until);
    }

    private string? Named(RegisterRow row, int field) =>
        world.Registers.Field(row, field) is var symbol && Truth.IsKnown(symbol) ? world.Set.Symbols[(int)symbol] : null;
}

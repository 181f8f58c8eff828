using FinServ.Compliance.Checking;
using static FinServ.Compliance.Rules.ConditionReader;

namespace FinServ.Compliance.Rules;

/// <summary>Reads what is owed, by when, and what moves, ends or excuses it.</summary>
internal static class OweReader
{
    private static readonly Dictionary<string, CalendarUse> Uses = new()
    {
        ["NAT"] = CalendarUse.Nat, ["BIZ"] = CalendarUse.Biz, ["H24"] = CalendarUse.H24, ["SHIFT"] = CalendarUse.Shift, ["BRANCH"] = CalendarUse.Branch,
    };

    private static readonly (string Key, PeriodUnit Unit, CalendarUse Use)[] Units =
    [
        ("seconds", PeriodUnit.Seconds, CalendarUse.H24), ("minutes", PeriodUnit.Minutes, CalendarUse.H24), ("hours", PeriodUnit.Hours, CalendarUse.H24),
        ("days", PeriodUnit.Days, CalendarUse.Nat), ("workingDays", PeriodUnit.WorkingDays, CalendarUse.Biz), ("rollingDays", PeriodUnit.RollingDays, CalendarUse.Biz),
    ];

    public static OweDefinition Read(YamlMap owe)
    {
        var act = owe.Required("act");
        var both = act is { IsMap: true } && act.Map() is { } map && map.Has("all") ? map : null;
        var acts = both is not null ? both.Required("all")!.Items() : act is null ? [] : act.IsMap ? [act] : act.Items();
        both?.RefuseUnknown();
        var definition = new OweDefinition
        {
            Acts = [.. acts.Select(Act)],
            All = both is not null,
            Due = Due(owe) ?? new([], null, null),
            Strictly = Is(owe.Optional("after"), "strictly"),
            AlreadyThere = owe.Optional("already_there")?.Bool() ?? false,
            Same = Words(owe.Optional("same")),
            Oldest = Is(owe.Optional("discharges"), "oldest"),
            Lifts = Lifts(owe),
            Excuses = Excuses(owe),
            Pauses = Words(owe.Optional("pauses")),
            Restarts = Matches(owe.Optional("restart_on")),
            Recovery = owe.Optional("or_recovered")?.Int() ?? 0,
            Extensions = [.. (owe.Optional("extended_by")?.Items() ?? []).Select(Extension)],
        };
        owe.RefuseUnknown();
        return definition;
    }

    private static ActDefinition Act(YamlValue value)
    {
        if (value.IsScalar) return new(Match(value), null, 1);
        if (value.Map() is not { } map) return new(new([], null), null, 1);
        var times = map.Optional("times");
        var act = new ActDefinition(Match(map), Condition(map.Optional("at")), times?.Int() ?? 1);
        if (act.Times < 1) times!.Report("An act is needed at least once.", "Write a number from 1.");
        map.RefuseUnknown();
        return act;
    }

    public static IReadOnlyList<LiftDefinition> Lifts(YamlMap owner) => [.. (owner.Optional("lifted_by")?.Items() ?? []).Select(item =>
    {
        if (item.IsScalar) return new LiftDefinition(Match(item), false, "lifted");
        if (item.Map() is not { } map) return new LiftDefinition(new([], null), false, "");
        var lift = new LiftDefinition(Match(map), Is(map.Optional("verdict"), "not_applicable"), map.Optional("reason")?.Text() ?? "lifted");
        map.RefuseUnknown();
        return lift;
    })];

    public static IReadOnlyList<ExcuseDefinition> Excuses(YamlMap owner) => [.. (owner.Optional("excused_by")?.Items() ?? []).Select(item =>
    {
        if (item.Map() is not { } map) return new ExcuseDefinition("", null, null, null, null);
        var excuse = new ExcuseDefinition(
            map.Required("reason")?.Text() ?? "", Condition(map.Optional("when")), map.Optional("during") is { } during ? Window(during) : null,
            Word(map.Optional("by")), Condition(map.Optional("where")));
        if ((excuse.When is null) == (excuse.During is null)) map.Report("An excuse is either a condition or a window.", "Give `when: …` or `during: …`.");
        map.RefuseUnknown();
        return excuse;
    })];

    /// <summary>Name of a pause, or `{ from: [A], to: [B], same: field }`.</summary>
    private static WindowDefinition? Window(YamlValue value)
    {
        if (!value.IsMap) return new(Word(value), [], [], null);
        var map = value.Map()!;
        var window = new WindowDefinition(null, Words(map.Required("from")), Words(map.Required("to")), Word(map.Optional("same")));
        map.RefuseUnknown();
        return window;
    }

    private static ExtensionDefinition Extension(YamlValue value)
    {
        if (value.Map() is not { } map) return new(new([], null), null, null, null);
        var extension = new ExtensionDefinition(
            Match(map), Condition(map.Optional("until")), map.Optional("within") is { } within ? Period(within) : null, map.Optional("at_most_share")?.Number());
        if ((extension.Until is null) == (extension.Within is null)) map.Report("An extension gives a new deadline or a period.", "Give `until: dueAt` or `within: …`.");
        map.RefuseUnknown();
        return extension;
    }

    public static DeadlineDefinition? Due(YamlMap owner)
    {
        var within = owner.Optional("within");
        var by = Condition(owner.Optional("by"));
        if (within is null && by is null)
        {
            owner.Report("There is no deadline.", "Add `within: { … }` or `by: …`.");
            return null;
        }

        var due = new DeadlineDefinition([.. (within is null ? [] : within.IsMap ? [within] : within.Items()).Select(Period)], by, owner.Optional("grace") is { } grace ? Period(grace) : null);
        for (var i = 0; i < due.Periods.Count - 1; i++)
        {
            if (due.Periods[i].When is null) within!.Report("A period without condition hides those after it.", "Put it last.");
        }

        return due;
    }

    private static PeriodDefinition Period(YamlValue value)
    {
        if (value.Map() is not { } map) return new(null, null, null, PeriodUnit.Days, CalendarUse.Nat, value.File, value.Line, value.Column);
        var given = Units.Where(unit => map.Has(unit.Key)).ToArray();
        var when = Condition(map.Optional("when"));
        var calendar = map.Optional("calendar");
        var (key, unit, usual) = given.FirstOrDefault(("days", PeriodUnit.Days, CalendarUse.Nat));
        foreach (var one in Units) map.Optional(one.Key);
        map.RefuseUnknown();
        if (given.Length != 1) map.Report($"A period has one unit, this one has {given.Length}.", "Give one of seconds, minutes, hours, days, workingDays, rollingDays.");
        var number = map.Optional(key);
        var text = number?.Text();
        var parameter = text?.StartsWith('$') == true ? text[1..] : null;
        return new(
            when, parameter is null ? number?.Number() : null, parameter, unit,
            calendar?.OneOf(Uses) ?? usual, map.File, number?.Line ?? map.Line, number?.Column ?? map.Column);
    }
}

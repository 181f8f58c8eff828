using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Rules;

/// <summary>Reads the part of a rule that says when its clock starts and what is asked then.</summary>
internal static class ClockReader
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

    private static readonly Dictionary<string, SubjectKind> Keys = new()
    {
        ["interaction"] = SubjectKind.Interaction, ["case"] = SubjectKind.Case, ["customer"] = SubjectKind.Customer, ["agent"] = SubjectKind.Agent, ["unit"] = SubjectKind.Unit,
    };

    public static ClockDefinition Read(string name, YamlMap map)
    {
        var clock = new ClockDefinition
        {
            Name = name,
            On = Matches(map.Optional("on")),
            Where = Condition(map.Optional("where")),
            Unless = Condition(map.Optional("unless")),
            Limit = map.Optional("limit")?.Map() is { } limit ? Limit(limit) : null,
            Owe = map.Optional("owe")?.Map() is { } owe ? Owe(owe) : null,
            Require = map.Optional("require")?.Map() is { } require ? Require(require) : null,
            Facts = Facts(map.Optional("facts")?.Map()),
        };
        if (clock.Limit is null && clock.On.Count == 0) map.Report($"Clock `{name}` has no trigger.", "Add `on: EventType`, or a `limit`.");
        if (clock.Owe is null && clock.Require is null && clock.Limit is null) map.Report($"Clock `{name}` asks nothing.", "Add `owe`, `require` or `limit`.");
        return clock;
    }

    public static Condition? Condition(YamlValue? value)
    {
        if (value?.Text() is not { } text) return null;
        try
        {
            return new(Parser.Parse(text), text, value.File, value.Line, value.Column);
        }
        catch (ExpressionException wrong)
        {
            value.Report($"{wrong.Message} (at character {wrong.At + 1} of the condition)", wrong.Remedy);
            return null;
        }
    }

    /// <summary>`CallAnswered`, a list of names, `{ event: [A, B], where: … }`, or a list of those.</summary>
    public static IReadOnlyList<EventMatch> Matches(YamlValue? value)
    {
        if (value is null) return [];
        if (value.IsMap) return [Match(value)];
        var items = value.Items();
        return items.All(item => item.IsScalar) ? [new(value.Texts(), null)] : [.. items.Select(Match)];
    }

    private static EventMatch Match(YamlValue value)
    {
        if (value.IsScalar) return new(value.Texts(), null);
        if (value.Map() is not { } map) return new([], null);
        var match = new EventMatch(map.Required("event")?.Texts() ?? [], Condition(map.Optional("where")));
        map.RefuseUnknown();
        return match;
    }

    private static OweDefinition Owe(YamlMap owe)
    {
        var act = owe.Required("act");
        var all = act is { IsMap: true } && act.Map() is { } both && both.Has("all");
        var acts = all ? act!.Map()!.Required("all")!.Items() : act is null ? [] : act.IsMap ? [act] : act.Items();
        var definition = new OweDefinition
        {
            Acts = [.. acts.Select(Act)],
            All = all,
            Due = Due(owe) ?? new([], null, null),
            Strictly = owe.Optional("after")?.Text() == "strictly",
            AlreadyThere = owe.Optional("already_there")?.Bool() ?? false,
            Same = owe.Optional("same")?.Texts() ?? [],
            Oldest = owe.Optional("discharges")?.Text() == "oldest",
            Lifts = Lifts(owe),
            Excuses = Excuses(owe),
            Pauses = owe.Optional("pauses")?.Texts() ?? [],
            Restarts = Matches(owe.Optional("restart_on")),
            Extensions = [.. (owe.Optional("extended_by")?.Items() ?? []).Select(Extension)],
        };
        owe.RefuseUnknown();
        return definition;
    }

    private static ActDefinition Act(YamlValue value)
    {
        if (value.IsScalar) return new(new(value.Texts(), null), null, 1);
        if (value.Map() is not { } map) return new(new([], null), null, 1);
        var act = new ActDefinition(new(map.Required("event")?.Texts() ?? [], Condition(map.Optional("where"))), Condition(map.Optional("at")), map.Optional("times")?.Int() ?? 1);
        map.RefuseUnknown();
        return act;
    }

    private static IReadOnlyList<LiftDefinition> Lifts(YamlMap owner) => [.. (owner.Optional("lifted_by")?.Items() ?? []).Select(item =>
    {
        if (item.IsScalar) return new LiftDefinition(new(item.Texts(), null), false, "lifted");
        var map = item.Map()!;
        var verdict = map.Optional("verdict");
        if (verdict is not null && verdict.Text() is not ("excused" or "not_applicable")) verdict.Report("A lifted duty is `excused` or `not_applicable`.", "Use one of the two.");
        var lift = new LiftDefinition(new(map.Required("event")?.Texts() ?? [], Condition(map.Optional("where"))), verdict?.Text() == "not_applicable", map.Optional("reason")?.Text() ?? "lifted");
        map.RefuseUnknown();
        return lift;
    })];

    private static IReadOnlyList<ExcuseDefinition> Excuses(YamlMap owner) => [.. (owner.Optional("excused_by")?.Items() ?? []).Select(item =>
    {
        if (item.Map() is not { } map) return new ExcuseDefinition("", null, null, SubjectKind.Unit, null);
        var excuse = new ExcuseDefinition(
            map.Required("reason")?.Text() ?? "", Condition(map.Optional("when")), map.Optional("during")?.Text(),
            map.Optional("by")?.OneOf(Keys) ?? SubjectKind.Unit, Condition(map.Optional("where")));
        if ((excuse.When is null) == (excuse.During is null)) map.Report("An excuse is either a condition or a window.", "Give `when: …` or `during: …`.");
        map.RefuseUnknown();
        return excuse;
    })];

    private static ExtensionDefinition Extension(YamlValue value)
    {
        if (value.Map() is not { } map) return new(new([], null), null, null);
        var extension = new ExtensionDefinition(
            new(map.Required("event")?.Texts() ?? [], Condition(map.Optional("where"))), Condition(map.Optional("until")), map.Optional("within") is { } within ? Period(within) : null);
        if ((extension.Until is null) == (extension.Within is null)) map.Report("An extension gives a new deadline or a period.", "Give `until: dueAt` or `within: …`.");
        map.RefuseUnknown();
        return extension;
    }

    private static DeadlineDefinition? Due(YamlMap owner)
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
        if (given.Length != 1) map.Report($"A period has one unit, this one has {given.Length}.", "Give one of seconds, minutes, hours, days, workingDays, rollingDays.");
        var (key, unit, usual) = given.FirstOrDefault(("days", PeriodUnit.Days, CalendarUse.Nat));
        var number = map.Optional(key);
        var text = number?.Text();
        var parameter = text?.StartsWith('$') == true ? text[1..] : null;
        var period = new PeriodDefinition(
            Condition(map.Optional("when")), parameter is null ? number?.Number() : null, parameter, unit,
            map.Optional("calendar")?.OneOf(Uses) ?? usual, map.File, map.Line, map.Column);
        map.RefuseUnknown();
        return period;
    }

    private static RequireDefinition Require(YamlMap require)
    {
        var elements = new Dictionary<string, Condition>();
        if (require.Required("elements")?.Map() is { } map)
        {
            foreach (var (name, _, value) in map.Entries())
            {
                if (Condition(value) is { } condition) elements[name] = condition;
            }
        }

        var definition = new RequireDefinition(elements, require.Has("within") || require.Has("by") ? Due(require) : null, Excuses(require), Lifts(require));
        require.RefuseUnknown();
        return definition;
    }

    private static LimitDefinition Limit(YamlMap limit)
    {
        var window = limit.Required("window");
        if (window is not null && (!Amount.TryParse(window.Text(), out var length) || length.Value <= 0)) window.Report("The window has no length.", "Write it as 30m, 1h or 1d.");
        var settle = limit.Optional("settle");
        if (!Amount.TryParse(settle?.Text() ?? "0s", out var after)) settle!.Report("`settle` is not an amount.", "Write it as 20s or 10m.");
        var measure = limit.Required("measure");
        if (measure?.Text() is { } text && text is not ("share" or "count" or "mean")) measure.Report($"`{text}` is not a measure.", "Use share, count or mean.");
        var definition = new LimitDefinition
        {
            Of = Matches(limit.Required("of")) is [var of, ..] ? of : new([], null),
            Measure = measure?.Text() ?? "count",
            Good = Condition(limit.Optional("good")),
            Except = Condition(limit.Optional("except")),
            Value = Condition(limit.Optional("value")),
            Window = Amount.TryParse(window?.Text(), out var read) ? read : default,
            SettleMilliseconds = after.Value,
            AtLeast = Condition(limit.Optional("at_least")),
            Bounds = [.. (limit.Required("bounds")?.Items() ?? []).Select(Bound)],
        };
        limit.RefuseUnknown();
        return definition;
    }

    private static BoundDefinition Bound(YamlValue value)
    {
        if (value.Map() is not { } map) return new(true, null!, 1);
        var (below, above) = (map.Optional("below"), map.Optional("above"));
        if ((below is null) == (above is null)) map.Report("A bound is either a floor or a ceiling.", "Give `below: …` or `above: …`, the value at which it is broken.");
        var bound = new BoundDefinition(below is not null, Condition(below ?? above)!, map.Optional("consecutive")?.Int() ?? 1);
        map.RefuseUnknown();
        return bound;
    }

    private static Dictionary<string, FactDefinition> Facts(YamlMap? facts)
    {
        var found = new Dictionary<string, FactDefinition>();
        if (facts is null) return found;
        foreach (var (name, _, value) in facts.Entries())
        {
            if (value.IsScalar && Condition(value) is { } plain) found[name] = new(plain, "text");
            else if (value.IsMap && value.Map() is { } map)
            {
                if (Condition(map.Required("value")) is { } condition) found[name] = new(condition, map.Optional("as")?.Text() ?? "text");
                map.RefuseUnknown();
            }
        }

        return found;
    }
}

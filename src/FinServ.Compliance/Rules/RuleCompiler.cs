using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Rules;

/// <summary>Turns a rule's definition into delegates, checking every name and type on the way.</summary>
internal sealed class RuleCompiler(Vocabulary vocabulary, Symbols symbols, ParameterCatalogue parameters, Problems problems)
{
    public CompiledRule Compile(RuleDefinition rule) =>
        new(rule, [.. rule.Clocks.Select(clock => Compile(rule, clock))],
            rule.Otherwise is null ? -1 : FieldIndex(rule, rule.Otherwise), [.. rule.KeyFields.Select(name => FieldIndex(rule, name))]);

    private CompiledClock Compile(RuleDefinition rule, ClockDefinition clock)
    {
        var compiler = new Compiler(vocabulary, symbols, parameters);
        var triggers = Types(rule, clock.Limit is null ? clock.On : [clock.Limit.Of]);
        var words = new WordScope(triggers, triggers, []);
        var owe = clock.Owe;
        var due = owe?.Due ?? clock.Require?.Due ?? new([], null, null);
        var acts = (owe?.Acts ?? []).Select(act => new CompiledAct(
            Match(compiler, rule, act.Match, triggers, asAct: true),
            act.At is null ? null : Try(act.At, () => compiler.Instant(act.At.Expression, ActWords(rule, act.Match, triggers))), act.Times)).ToArray();
        var elements = (clock.Require?.Elements ?? new Dictionary<string, Condition>())
            .Select(element => (element.Key, Truth(compiler, element.Value, words with { AsRecord = true })!)).ToArray();
        var pauses = (owe?.Pauses ?? []).Select(name => Pause(rule, name)).OfType<CompiledPause>().ToArray();
        var compiled = new CompiledClock
        {
            Rule = rule,
            Definition = clock,
            On = [.. clock.On.Select(match => Match(compiler, rule, match, triggers))],
            Where = Truth(compiler, clock.Where, words),
            Unless = Truth(compiler, clock.Unless, words),
            Acts = acts,
            Periods = [.. due.Periods.Select(period => Period(compiler, period, words))],
            By = due.By is null ? null : Try(due.By, () => compiler.Instant(due.By.Expression, words)),
            Grace = due.Grace is null ? null : Period(compiler, due.Grace, words),
            Same = [.. (owe?.Same ?? []).Select(name => FieldIndex(rule, name))],
            Lifts = [.. (owe?.Lifts ?? clock.Require?.Lifts ?? []).Select(lift => new CompiledLift(Match(compiler, rule, lift.Match, triggers, asAct: true), lift))],
            Excuses = [.. (owe?.Excuses ?? clock.Require?.Excuses ?? []).Select(excuse => Excuse(compiler, rule, excuse, words))],
            Pauses = pauses,
            Restarts = [.. (owe?.Restarts ?? []).Select(match => Match(compiler, rule, match, triggers, asAct: true))],
            Extensions = [.. (owe?.Extensions ?? []).Select(extension => Extension(compiler, rule, extension, triggers))],
            Elements = elements,
            Limit = clock.Limit is null ? null : Limit(compiler, rule, clock.Limit, words),
            Facts = [.. Facts(compiler, rule, clock, triggers)],
            Types = new HashSet<int>(),
            Awaited = [],
            Joins = [],
            Parameters = [],
        };
        return compiled with
        {
            Types = TypesOf(compiled, compiler),
            Awaited = [.. acts.SelectMany(act => act.Match.Types).Distinct()],
            Joins = [.. compiler.Joins],
            Parameters = [.. compiler.UsedParameters.Concat(due.Periods.Append(due.Grace).Select(period => period?.Parameter).OfType<string>()).Distinct()],
        };
    }

    private static HashSet<int> TypesOf(CompiledClock clock, Compiler compiler)
    {
        var types = new HashSet<int>(compiler.HistoryTypes);
        foreach (var match in clock.On.Concat(clock.Acts.Select(act => act.Match)).Concat(clock.Lifts.Select(lift => lift.Match))
            .Concat(clock.Restarts).Concat(clock.Extensions.Select(extension => extension.Match))) types.UnionWith(match.Types);
        foreach (var pause in clock.Pauses)
        {
            types.UnionWith(pause.Starts);
            types.UnionWith(pause.Ends);
        }

        return types;
    }

    private CompiledMatch Match(Compiler compiler, RuleDefinition rule, EventMatch match, IReadOnlyList<EventType> triggers, bool asAct = false)
    {
        var types = Types(rule, [match]);
        var words = asAct ? new WordScope(types, triggers, types) : new WordScope(types, types, []);
        return new(types.Select(type => type.Index).ToHashSet(), Truth(compiler, match.Where, words));
    }

    private WordScope ActWords(RuleDefinition rule, EventMatch match, IReadOnlyList<EventType> triggers)
    {
        var types = Types(rule, [match]);
        return new(types, triggers, types);
    }

    private CompiledPeriod Period(Compiler compiler, PeriodDefinition period, WordScope words)
    {
        if (period.Parameter is { } key && parameters.Find(key) is null)
            problems.Add(period.File, period.Line, period.Column, $"The parameter `{key}` is not in the catalogue.", Spelling.Suggest(key, parameters.Keys));
        return new(period, Truth(compiler, period.When, words));
    }

    private CompiledExtension Extension(Compiler compiler, RuleDefinition rule, ExtensionDefinition extension, IReadOnlyList<EventType> triggers) => new(
        Match(compiler, rule, extension.Match, triggers, asAct: true),
        extension.Until is null ? null : Try(extension.Until, () => compiler.Instant(extension.Until.Expression, ActWords(rule, extension.Match, triggers))),
        extension.Within is null ? null : Period(compiler, extension.Within, new(triggers, triggers, [])));

    private CompiledExcuse Excuse(Compiler compiler, RuleDefinition rule, ExcuseDefinition excuse, WordScope words)
    {
        var window = excuse.During is null ? null : Pause(rule, excuse.During);
        var starts = window is null ? [] : window.Starts.Select(index => vocabulary.Events[index]).ToArray();
        if (window is not null)
        {
            foreach (var type in window.Starts.Concat(window.Ends)) compiler.Joins.Add((type, excuse.By));
        }

        return new(excuse, Truth(compiler, excuse.When, words), window, Truth(compiler, excuse.Where, words with { It = starts }));
    }

    private CompiledPause? Pause(RuleDefinition rule, string name)
    {
        if (vocabulary.Pauses.FirstOrDefault(pause => pause.Reason == name) is not { } pause)
        {
            problems.Add(rule.File, 0, 0, $"`{name}` is not a pause of the vocabulary.", Spelling.Suggest(name, vocabulary.Pauses.Select(p => p.Reason)));
            return null;
        }

        return new(name, Indexes(pause.Starts), Indexes(pause.Ends), Field(pause.Same), Field(pause.Needs));

        int Field(string? field) => field is null ? -1 : vocabulary.FieldNames.ToList().IndexOf(field);
        HashSet<int> Indexes(IEnumerable<string> names) => [.. names.Select(one => vocabulary.Event(one)).OfType<EventType>().Select(type => type.Index)];
    }

    private CompiledLimit Limit(Compiler compiler, RuleDefinition rule, LimitDefinition limit, WordScope words) => new(
        limit, Match(compiler, rule, limit.Of, words.Trigger), Truth(compiler, limit.Good, words), Truth(compiler, limit.Except, words),
        limit.Value is null ? null : Try(limit.Value, () => compiler.Figure(limit.Value.Expression, words)),
        limit.AtLeast is null ? null : Try(limit.AtLeast, () => compiler.Figure(limit.AtLeast.Expression, words)),
        [.. limit.Bounds.Select(bound => new CompiledBound(bound, Try(bound.Bound, () => compiler.Figure(bound.Bound.Expression, words)) ?? (_ => 0)))]);

    private IEnumerable<(string, FactDefinition, Language.ValueType, Func<Frame, long>)> Facts(Compiler compiler, RuleDefinition rule, ClockDefinition clock, IReadOnlyList<EventType> triggers)
    {
        var acts = (clock.Owe?.Acts ?? []).SelectMany(act => Types(rule, [act.Match])).Distinct().ToArray();
        var words = new WordScope(triggers, triggers, acts);
        foreach (var (name, fact) in clock.Facts)
        {
            var type = Language.ValueType.Text;
            var value = Try(fact.Value, () => compiler.Value(fact.Value.Expression, words, out type));
            if (value is not null) yield return (name, fact, type, value);
        }
    }

    private Func<Frame, long>? Truth(Compiler compiler, Condition? condition, WordScope words) =>
        condition is null ? null : Try(condition, () => compiler.Condition(condition.Expression, words));

    private Func<Frame, long>? Try(Condition condition, Func<Func<Frame, long>> compile)
    {
        try
        {
            return compile();
        }
        catch (ExpressionException wrong)
        {
            problems.Add(condition.File, condition.Line, condition.Column, $"{wrong.Message} (at character {wrong.At + 1} of the condition)", wrong.Remedy);
            return _ => Language.Truth.Unknown;
        }
    }

    private List<EventType> Types(RuleDefinition rule, IEnumerable<EventMatch> matches)
    {
        var types = new List<EventType>();
        foreach (var name in matches.SelectMany(match => match.Events))
        {
            if (vocabulary.Event(name) is { } type) types.Add(type);
            else problems.Add(rule.File, 0, 0, $"`{name}` is not an event type.", Spelling.Suggest(name, vocabulary.Events.Select(e => e.Name)));
        }

        return types;
    }

    private int FieldIndex(RuleDefinition rule, string name)
    {
        for (var i = 0; i < vocabulary.FieldNames.Count; i++)
        {
            if (vocabulary.FieldNames[i] == name) return i;
        }

        problems.Add(rule.File, 0, 0, $"`{name}` is not a field of the vocabulary.", Spelling.Suggest(name, vocabulary.FieldNames));
        return -1;
    }
}

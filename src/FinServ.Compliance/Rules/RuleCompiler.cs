using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Rules;

/// <summary>Turns a rule's definition into delegates, checking every name and type on the way.</summary>
internal sealed class RuleCompiler(Vocabulary vocabulary, Symbols symbols, ParameterCatalogue parameters, IReadOnlyDictionary<string, Expression> terms, Problems problems)
{
    private bool readsTexts;

    public CompiledRule Compile(RuleDefinition rule)
    {
        readsTexts = false;
        var clocks = rule.Clocks.Select(clock => Compile(rule, clock)).ToArray();
        return new(rule, clocks, FieldIndex(rule.OtherwiseField), [.. rule.KeyFields.Select(FieldIndex)], readsTexts);
    }

    private CompiledClock Compile(RuleDefinition rule, ClockDefinition clock)
    {
        var compiler = new Compiler(vocabulary, symbols, parameters, terms);
        var triggers = Types(clock.Limits.Count == 0 ? clock.On : clock.Limits.Select(limit => limit.Of), report: false);
        var words = new WordScope(triggers, triggers, []);
        var owe = clock.Owe;
        var due = owe?.Due ?? clock.Require?.Due ?? new([], null, null);
        var acts = (owe?.Acts ?? []).Select(act => Act(compiler, act, triggers)).ToArray();
        var limits = clock.Limits.Select(limit => Limit(limit, triggers, compiler)).ToArray();
        var elements = Elements(clock, triggers, compiler);
        var compiled = new CompiledClock
        {
            Rule = rule,
            Definition = clock,
            On = [.. clock.On.Select(match => Match(compiler, match, triggers))],
            Where = Truth(compiler, clock.Where, words),
            Unless = Truth(compiler, clock.Unless, words),
            Acts = acts,
            Periods = [.. due.Periods.Select(period => Period(compiler, period, words))],
            By = due.By is null ? null : Try(due.By, () => compiler.Instant(due.By.Expression, words)),
            Grace = due.Grace is null ? null : Period(compiler, due.Grace, words),
            Same = [.. (owe?.Same ?? []).Select(FieldIndex)],
            Lifts = [.. (owe?.Lifts ?? clock.Require?.Lifts ?? []).Select(lift => new CompiledLift(Match(compiler, lift.Match, triggers, asAct: true), lift))],
            Excuses = [.. (owe?.Excuses ?? clock.Require?.Excuses ?? []).Select(excuse => Excuse(compiler, excuse, words))],
            Pauses = [.. (owe?.Pauses ?? []).Select(Pause).OfType<CompiledPause>()],
            Restarts = [.. (owe?.Restarts ?? []).Select(match => Match(compiler, match, triggers, asAct: true))],
            Extensions = [.. (owe?.Extensions ?? []).Select(extension => Extension(compiler, extension, triggers))],
            Elements = elements,
            Limits = limits,
            Facts = [.. Facts(compiler, clock, triggers)],
            Types = new([]),
            Awaited = elements.Count > 0 ? [.. elements.SelectMany(element => element.Awaited).Distinct()] : [.. acts.SelectMany(act => act.Match.Types.Members).Distinct()],
            Joins = [],
            Parameters = [],
        };
        readsTexts |= compiler.ReadsTexts;
        return compiled with
        {
            Types = TypesOf(compiled, compiler),
            Joins = [.. compiler.Joins],
            Parameters = [.. compiler.UsedParameters.Concat(due.Periods.Append(due.Grace).Select(period => period?.Parameter).OfType<string>()).Distinct()],
        };
    }

    private static TypeSet TypesOf(CompiledClock clock, Compiler compiler) => new(compiler.HistoryTypes
        .Concat(clock.On.Concat(clock.Acts.Select(act => act.Match)).Concat(clock.Lifts.Select(lift => lift.Match)).Concat(clock.Restarts)
            .Concat(clock.Extensions.Select(extension => extension.Match)).Concat(clock.Limits.Select(limit => limit.Of)).SelectMany(match => match.Types.Members))
        .Concat(clock.Pauses.SelectMany(pause => pause.Starts.Members.Concat(pause.Ends.Members))));

    private CompiledAct Act(Compiler compiler, ActDefinition act, IReadOnlyList<EventType> triggers)
    {
        var words = ActWords(act.Match, triggers) with { DaysBegin = true };
        return new(Match(compiler, act.Match, triggers, asAct: true), act.At is null ? null : Try(act.At, () => compiler.Instant(act.At.Expression, words)), act.Times);
    }

    /// <summary>Elements are asked about the state of the record, or about the history of its subject.</summary>
    /// <summary>Each element with the event types whose absence would leave it incomplete.</summary>
    private List<CompiledElement> Elements(ClockDefinition clock, IReadOnlyList<EventType> triggers, Compiler whole)
    {
        var words = new WordScope(triggers, triggers, [], AsRecord: true);
        var elements = new List<CompiledElement>();
        foreach (var element in clock.Require?.Elements ?? [])
        {
            var compiler = new Compiler(vocabulary, symbols, parameters, terms);
            elements.Add(new(element, Truth(compiler, element.Complete, words)!, AwaitedBy(compiler)));
            whole.Include(compiler);
        }

        return elements;
    }

    /// <summary>What is written in the record itself is mended by an update of it; what only other events show, by those.</summary>
    private int[] AwaitedBy(Compiler compiler) =>
        vocabulary.Event("RecordUpdated") is { } update && compiler.HistoryTypes.Contains(update.Index) ? [update.Index] : [.. compiler.HistoryTypes];

    private CompiledMatch Match(Compiler compiler, EventMatch match, IReadOnlyList<EventType> triggers, bool asAct = false)
    {
        var types = Types([match]);
        var words = asAct ? new WordScope(types, triggers, types) : new WordScope(types, types, []);
        return new(new(types.Select(type => type.Index)), Truth(compiler, match.Where, words));
    }

    private WordScope ActWords(EventMatch match, IReadOnlyList<EventType> triggers)
    {
        var types = Types([match], report: false);
        return new(types, triggers, types);
    }

    private CompiledPeriod Period(Compiler compiler, PeriodDefinition period, WordScope words)
    {
        if (period.Parameter is { } key) Check(period, key);
        return new(period, Truth(compiler, period.When, words));
    }

    /// <summary>A parameter must exist and count what the period counts.</summary>
    private void Check(PeriodDefinition period, string key)
    {
        var unit = period.Unit switch { PeriodUnit.Seconds => "s", PeriodUnit.Minutes => "m", PeriodUnit.Hours => "h", PeriodUnit.Days => "d", PeriodUnit.WorkingDays => "bd", _ => "rbd" };
        if (parameters.Find(key) is not { } parameter) Report(new(key, period.File, period.Line, period.Column), "a parameter of the catalogue", parameters.Keys);
        else if (parameter.Unit != unit) problems.Add(period.File, period.Line, period.Column, $"The parameter `{key}` counts in {parameter.Unit}, not in {unit}.", $"Use a parameter in {unit}, or another unit of the period.");
    }

    private CompiledExtension Extension(Compiler compiler, ExtensionDefinition extension, IReadOnlyList<EventType> triggers) => new(
        Match(compiler, extension.Match, triggers, asAct: true),
        extension.Until is null ? null : Try(extension.Until, () => compiler.Instant(extension.Until.Expression, ActWords(extension.Match, triggers))),
        extension.Within is null ? null : Period(compiler, extension.Within, new(triggers, triggers, [])), extension.AtMostShare);

    private CompiledExcuse Excuse(Compiler compiler, ExcuseDefinition excuse, WordScope words)
    {
        var window = excuse.During is { } during ? during.Name is { } name ? Pause(name) : Window(during) : null;
        var starts = window is null ? [] : window.Starts.Members.Select(index => vocabulary.Events[index]).ToArray();
        var by = excuse.By ?? new("unit", excuse.Reason, 0, 0);
        return new(
            excuse, Truth(compiler, excuse.When, words), window,
            window is null ? null : Try(by, () => compiler.RowsBy(by.Text, [.. window.Starts.Members.Concat(window.Ends.Members).Select(index => vocabulary.Events[index])], words)),
            Truth(compiler, excuse.Where, words with { It = starts }));
    }

    private CompiledPause? Pause(Word name)
    {
        if (vocabulary.Pauses.FirstOrDefault(pause => pause.Reason == name.Text) is not { } pause)
        {
            Report(name, "a pause of the vocabulary", vocabulary.Pauses.Select(one => one.Reason));
            return null;
        }

        foreach (var key in new[] { pause.Longest, pause.Grace }.OfType<string>().Where(key => parameters.Find(key) is null)) Report(new(key, name.File, name.Line, name.Column), "a parameter of the catalogue", parameters.Keys);
        return CompiledPause.Of(pause, vocabulary);
    }

    private CompiledPause Window(WindowDefinition window)
    {
        return new("window", Named(window.From), Named(window.To), FieldIndex(window.Same), -1);

        TypeSet Named(IReadOnlyList<Word> names) => new(Types([new(names, null)]).Select(type => type.Index));
    }

    private CompiledLimit Limit(LimitDefinition limit, IReadOnlyList<EventType> triggers, Compiler whole)
    {
        var compiler = new Compiler(vocabulary, symbols, parameters, terms);
        var items = Types([limit.Of], report: false);
        var words = new WordScope(items, items, []);
        var of = Match(compiler, limit.Of, triggers);
        var compiled = new CompiledLimit(
            limit, new([]), limit.Value is not null && IsTime(compiler, limit.Value, words), of, Truth(compiler, limit.Good, words), Truth(compiler, limit.Except, words),
            Figure(compiler, limit.Value, words), Figure(compiler, limit.AtLeast, words),
            [.. limit.Bounds.Select(bound => new CompiledBound(bound, Figure(compiler, bound.Bound, words)!, Truth(compiler, bound.When, words)))],
            [.. limit.Excuses.Select(excuse => Excuse(whole, excuse, words))]);
        whole.Include(compiler);
        return compiled with { Types = new(compiler.HistoryTypes.Concat(of.Types.Members)) };
    }

    private IEnumerable<(string, FactDefinition, Language.ValueType, Func<Frame, long>)> Facts(Compiler compiler, ClockDefinition clock, IReadOnlyList<EventType> triggers)
    {
        var acts = Types((clock.Owe?.Acts ?? []).Select(act => act.Match), report: false).Distinct().ToArray();
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

    private bool IsTime(Compiler compiler, Condition value, WordScope words)
    {
        var type = Language.ValueType.Number;
        Try(value, () => compiler.Value(value.Expression, words, out type));
        return type == Language.ValueType.Duration;
    }

    private Func<Frame, long>? Figure(Compiler compiler, Condition? condition, WordScope words) =>
        condition is null ? null : Try(condition, () => compiler.Figure(condition.Expression, words));

    private Func<Frame, long> Try(Condition condition, Func<Func<Frame, long>> compile)
    {
        try
        {
            return compile();
        }
        catch (ExpressionException wrong)
        {
            if (!wrong.IsConsequence) problems.Add(condition.File, condition.Line, condition.Column, $"{wrong.Message} (at character {wrong.At + 1} of the condition)", wrong.Remedy);
            return _ => Language.Truth.Unknown;
        }
    }

    private Func<Frame, ReadOnlyMemory<int>>? Try(Word word, Func<Func<Frame, ReadOnlyMemory<int>>> compile)
    {
        try
        {
            return compile();
        }
        catch (ExpressionException wrong)
        {
            problems.Add(word.File, word.Line, word.Column, wrong.Message, wrong.Remedy);
            return null;
        }
    }

    /// <param name="report">False where the same names are reported elsewhere.</param>
    private List<EventType> Types(IEnumerable<EventMatch> matches, bool report = true)
    {
        var types = new List<EventType>();
        foreach (var name in matches.SelectMany(match => match.Events))
        {
            if (vocabulary.Event(name.Text) is { } type) types.Add(type);
            else if (report) Report(name, "an event type", vocabulary.Events.Select(one => one.Name));
        }

        return types;
    }

    private int FieldIndex(Word? name)
    {
        if (name is null) return -1;
        for (var i = 0; i < vocabulary.FieldNames.Count; i++)
        {
            if (vocabulary.FieldNames[i] == name.Text) return i;
        }

        Report(name, "a field of the vocabulary", vocabulary.FieldNames);
        return -1;
    }

    private void Report(Word word, string what, IEnumerable<string> known) =>
        problems.Add(word.File, word.Line, word.Column, $"`{word.Text}` is not {what}.", Spelling.Suggest(word.Text, known));
}

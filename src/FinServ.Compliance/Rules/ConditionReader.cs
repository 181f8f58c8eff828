using FinServ.Compliance.Checking;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Rules;

/// <summary>Reads conditions, names and event matches, which occur everywhere in a rule.</summary>
internal static class ConditionReader
{
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

    public static Word? Word(YamlValue? value) => value?.Text() is { } text ? new(text, value.File, value.Line, value.Column) : null;

    public static IReadOnlyList<Word> Words(YamlValue? value) => [.. (value?.Items() ?? []).Select(Word).OfType<Word>()];

    /// <summary>`CallAnswered`, a list of names, `{ event: [A, B], where: … }`, or a list of those.</summary>
    public static IReadOnlyList<EventMatch> Matches(YamlValue? value)
    {
        if (value is null) return [];
        if (value.IsMap) return [Match(value)];
        var items = value.Items();
        return items.All(item => item.IsScalar) ? [new(Words(value), null)] : [.. items.Select(Match)];
    }

    public static EventMatch Match(YamlValue value)
    {
        if (value.IsScalar) return new(Words(value), null);
        if (value.Map() is not { } map) return new([], null);
        var match = Match(map);
        map.RefuseUnknown();
        return match;
    }

    /// <summary>The `event` and `where` of a mapping that has further keys.</summary>
    public static EventMatch Match(YamlMap map) => new(Words(map.Required("event")), Condition(map.Optional("where")));

    /// <summary>One of a few words, with the first as the default.</summary>
    public static bool Is(YamlValue? value, string word)
    {
        if (value?.Text() is not { } text) return false;
        if (text != word) value.Report($"`{text}` is not known here.", $"Write `{word}`, or leave the key away.");
        return text == word;
    }
}

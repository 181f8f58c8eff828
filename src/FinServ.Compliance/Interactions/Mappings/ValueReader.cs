using System.Text.RegularExpressions;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>Reads how a value is made: a name alone (a value named before, else a column), or a mapping that says more.</summary>
internal sealed class ValueReader
{
    /// <summary>Stands for a value whose own fault was reported.</summary>
    public static readonly RowValue Broken = new ConstantValue("");

    private readonly TimeZoneInfo zone;
    private readonly FileShape shape;
    private readonly Dictionary<string, RowValue> named = [];
    private readonly Dictionary<string, int> places = [];
    private readonly List<MappedColumn> columns = [];
    private readonly ConditionReader conditions;

    public ValueReader(TimeZoneInfo zone, FileShape shape)
    {
        (this.zone, this.shape) = (zone, shape);
        conditions = new(this);
    }

    /// <summary>The columns met so far.</summary>
    public IReadOnlyList<MappedColumn> Columns => columns;

    public int NamedValues => named.Count;

    public ConditionReader Conditions => conditions;

    /// <summary>Reads `values:`; each may use those before it.</summary>
    public void ReadNamed(YamlMap map)
    {
        foreach (var (name, place, definition) in map.Entries())
        {
            if (name.Length == 0) place.Report("A value needs a name.", "Write `name: column`.");
            var value = Read(definition);
            named[name] = value is InstantValue instant ? new NamedInstant(named.Count, instant) : new NamedValue(named.Count, value);
        }
    }

    public RowValue Read(YamlValue value)
    {
        if (value.IsScalar) return ReadName(value, value.Text()!);
        if (value.Map() is not { } map) return Broken;
        var read = ReadMap(map);
        map.RefuseUnknown();
        return read;
    }

    /// <summary>As <see cref="Read"/>, for a place that needs an instant.</summary>
    public InstantValue? ReadInstant(YamlValue value)
    {
        var read = Read(value);
        if (read is InstantValue instant) return instant;
        if (read != Broken) value.Report("An instant is needed here.", "Name a value made with `instant:`, or write `{ instant: COLUMN, format: … }`.");
        return null;
    }

    public static Regex? Pattern(YamlValue value, bool whole)
    {
        if (value.Text() is not { } pattern) return null;
        try
        {
            return new(whole ? $"^(?:{pattern})$" : pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            value.Report($"`{pattern}` is not a pattern that can be read in linear time.", "Use letters, classes as [0-9], groups, |, ?, * and +; no look-around and no back references.");
            return null;
        }
    }

    private RowValue ReadName(YamlValue place, string name)
    {
        if (named.TryGetValue(name, out var known)) return known;
        return name.Length == 0 ? Missing(place) : Column(place, name);
    }

    private static RowValue Missing(YamlValue place)
    {
        place.Report("A value or column is missing here.", "Name a column, or write `{ is: … }` for a constant.");
        return Broken;
    }

    private ColumnValue Column(YamlValue place, string name)
    {
        if (!places.TryGetValue(name, out var column))
        {
            if (shape.Columns.Count > 0 && !shape.Columns.Contains(name)) place.Report($"`{name}` is neither a value named before nor a column of the file.", Spelling.Suggest(name, shape.Columns.Concat(named.Keys)));
            places[name] = column = columns.Count;
            columns.Add(new(name, place.Line));
        }

        return new ColumnValue(column, name);
    }

    private RowValue ReadMap(YamlMap map)
    {
        var value = ReadSource(map);
        if (value is InstantValue instant) return conditions.Read(map.Optional("when")) is { } holds ? new ConditionalInstant(instant, holds) : instant;
        if (RefinementReader.Read(map) is { } refinement) value = new RefinedValue(value, refinement);
        return conditions.Read(map.Optional("when")) is { } when ? new ConditionalValue(value, when) : value;
    }

    private RowValue ReadSource(YamlMap map)
    {
        if (map.Optional("column") is { } column) return column.Text() is { Length: > 0 } name ? Column(column, name) : Missing(column);
        if (map.Optional("value") is { } value) return Read(value);
        if (map.Optional("is") is { } constant) return new ConstantValue(string.Join(RowValue.Separator, constant.Texts()));
        if (map.Optional("join") is { } join) return new JoinedValue(Parts(join), map.Optional("with")?.Text() ?? "");
        if (map.Optional("hash") is { } hash) return new HashedValue(Parts(hash));
        if (map.Optional("token") is { } token) return new TokenValue(Read(token));
        if (map.Optional("instant") is { } instant) return ReadWritten(instant, map);
        if (map.Optional("latest") is { } latest) return new LatestInstant([.. latest.Items().Select(ReadInstant).OfType<InstantValue>()]);
        if (map.Optional("seconds_between") is { } ends) return ReadBetween(ends);
        if (map.Optional("first") is { } first)
        {
            var parts = Parts(first);
            return parts.All(part => part is InstantValue) ? new FirstInstant([.. parts.Cast<InstantValue>()]) : new FirstValue(parts);
        }

        map.Report("Nothing says where the value comes from.", "Add `column:`, `is:`, `join:`, `first:`, `hash:`, `token:`, `instant:`, `latest:` or `seconds_between:`.");
        return Broken;
    }

    private RowValue[] Parts(YamlValue list) => [.. list.Items().Select(Read)];

    private RowValue ReadBetween(YamlValue ends)
    {
        var instants = ends.Items().Select(ReadInstant).ToArray();
        if (instants is [{ } from, { } until]) return new SecondsBetween(from, until);
        if (instants.Length != 2) ends.Report("`seconds_between` needs two instants.", "Write `seconds_between: [start, end]`.");
        return Broken;
    }

    private RowValue ReadWritten(YamlValue instant, YamlMap map)
    {
        var parts = Parts(instant);
        if (parts.Length is 0 or > 2) instant.Report("An instant is made of one or two columns.", "Write `instant: column`, or `instant: [date, time]`.");
        var forms = (map.Required("format")?.Items() ?? []).Select(Form).OfType<TimeForm>().ToArray();
        var empty = (map.Optional("empty")?.Texts() ?? []).ToHashSet();
        var after = map.Optional("after") is { } earlier ? ReadInstant(earlier) : null;
        var slack = map.Optional("slack") is { } amount ? Milliseconds(amount) : 0;
        if (after is null && map.Has("slack")) map.Report("`slack` belongs to `after`.", "Name the instant that this one follows: `after: …`.");
        return parts.Length is 0 or > 2 ? Broken : new ReadInstant(parts, forms, zone, empty, after, slack);
    }

    private static TimeForm? Form(YamlValue format)
    {
        if (format.Text() is not { } pattern) return null;
        var form = TimeForm.Of(pattern, out var wrong);
        if (wrong is not null) format.Report(wrong, $"Write a form such as yyyy-MM-dd HH:mm:ss, M/d/yyyy or yyMMdd H:mm:ss, or one of: {string.Join(", ", TimeForm.Names)}.");
        return form;
    }

    private static long Milliseconds(YamlValue amount)
    {
        if (Calendars.Amount.TryParse(amount.Text(), out var parsed) && parsed.Unit == Calendars.AmountUnit.Milliseconds) return parsed.Value;
        amount.Report("This is not a running time.", "Write it as 90s, 30m or 12h.");
        return 0;
    }
}

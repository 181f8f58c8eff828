using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>Reads a mapping file and checks it as a whole; every problem comes with its line and a remedy.</summary>
public sealed class MappingReader(Vocabulary vocabulary, CalendarBook calendars)
{
    private static readonly Dictionary<string, char> Delimiters = new() { ["tab"] = '\t', ["comma"] = ',', ["semicolon"] = ';', ["pipe"] = '|' };

    /// <exception cref="InvalidFilesException">Something does not fit; nothing of it is taken over.</exception>
    public SourceMapping Read(string path)
    {
        var problems = new Problems();
        var mapping = Yaml.Load(path, problems) is { } root ? Read(root) : null;
        problems.ThrowIfAny();
        return mapping!;
    }

    /// <summary>As <see cref="Read(string)"/>, from text that stands for a file.</summary>
    /// <exception cref="InvalidFilesException">Something does not fit; nothing of it is taken over.</exception>
    public SourceMapping Parse(string text, string path)
    {
        var problems = new Problems();
        var mapping = Yaml.Parse(text, path, problems) is { } root ? Read(root) : null;
        problems.ThrowIfAny();
        return mapping!;
    }

    private SourceMapping Read(YamlMap root)
    {
        var source = root.Required("source") is { } name ? ReadName(name) : "";
        var title = root.Local("title", required: false) ?? new(source, source);
        var calendar = ReadCalendar(root);
        var zone = root.Optional("zone") is { } named ? ReadZone(named) ?? calendar.Zone : calendar.Zone;
        var shape = root.Required("file")?.Map() is { } file ? ReadShape(file) : new();
        var values = new ValueReader(zone, shape);
        if (root.Optional("values")?.Map() is { } definitions) values.ReadNamed(definitions);
        var events = new EventMappingReader(vocabulary, values);
        var records = (root.Optional("records")?.Items() ?? []).Select(item => item.Map()).OfType<YamlMap>().Select(map => ReadRecord(map, events, values)).OfType<RecordMapping>().ToArray();
        var registers = (root.Optional("registers")?.Items() ?? []).Select(item => item.Map()).OfType<YamlMap>().Select(events.ReadRegister).OfType<RegisterMapping>().ToArray();
        var fixedRows = (root.Optional("fixed")?.Items() ?? []).Select(item => item.Map()).OfType<YamlMap>().SelectMany(events.ReadFixed).ToArray();
        if (!root.Has("records") && !root.Has("registers")) root.Report("Nothing comes out of a row.", "Add `records:` with events, or `registers:`.");

        var mapping = new SourceMapping
        {
            File = root.File, Source = source, Title = title, Shape = shape, Zone = zone, Calendar = calendar,
            Complete = root.Required("complete")?.Map() is { } complete ? ReadCompleteness(complete) : new([], null, [], null, null, false),
            NeverFills = ReadNeverFills(root),
            Notes = [.. (root.Optional("notes")?.Items() ?? []).Select(item => item.Map()).OfType<YamlMap>().Select(map => ReadNote(map, values)).OfType<RowNote>()],
            Records = records, Registers = registers, FixedRows = fixedRows,
            Columns = values.Columns, NamedValues = values.NamedValues,
        };
        root.RefuseUnknown();
        return mapping;
    }

    private static string ReadName(YamlValue name)
    {
        var text = name.Text() ?? "";
        if (text.Length is 0 or > 100 || text == "canonical" || !text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            name.Report($"`{text}` is not a name for a source.", "Use small letters, digits and hyphens; `canonical` is taken.");
        return text;
    }

    private BusinessCalendar ReadCalendar(YamlMap root)
    {
        var usual = calendars.Find("cn");
        if (root.Optional("calendar") is not { } named || named.Text() is not { } name) return usual;
        if (calendars.TryFind(name) is { } calendar) return calendar;
        named.Report($"There is no calendar `{name}`.", Spelling.Suggest(name, calendars.All.Select(known => known.Name)));
        return usual;
    }

    private static TimeZoneInfo? ReadZone(YamlValue named)
    {
        if (named.Text() is not { } id) return null;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)) return zone;
        named.Report($"`{id}` is not a time zone.", "Use an IANA name such as Asia/Shanghai.");
        return null;
    }

    private static FileShape ReadShape(YamlMap file)
    {
        var json = file.Optional("format")?.OneOf(new Dictionary<string, bool> { ["csv"] = false, ["ndjson"] = true }) ?? false;
        var delimiter = file.Optional("delimiter") is { } sign ? ReadDelimiter(sign) : ',';
        var encodingName = file.Optional("encoding")?.Text() ?? "utf-8";
        var encoding = FileEncodings.Find(encodingName);
        if (encoding is null) file.Optional("encoding")!.Report($"The encoding `{encodingName}` is not known.", Spelling.Suggest(encodingName, FileEncodings.Names));
        if (json && encodingName != "utf-8") file.Report("NDJSON is UTF-8.", "Remove `encoding:`.");
        var shape = new FileShape
        {
            IsJson = json, Delimiter = delimiter, EncodingName = encodingName, Encoding = encoding ?? FileEncodings.Find("utf-8")!,
            Quotes = file.Optional("quotes")?.Bool() ?? true,
            Header = file.Optional("header")?.Bool() ?? true,
            Columns = file.Optional("columns")?.Texts() ?? [],
            Optional = file.Optional("optional")?.Texts() ?? [],
        };
        if (!shape.Header && shape.Columns.Count == 0) file.Report("Without a header nothing tells the columns apart.", "Name all of them in order: `columns: [first, second]`.");
        file.RefuseUnknown();
        return shape;
    }

    private static char ReadDelimiter(YamlValue sign)
    {
        var text = sign.Text() ?? "";
        if (Delimiters.TryGetValue(text, out var known)) return known;
        if (text.Length == 1 && char.IsAscii(text[0]) && text[0] is not ('"' or '\n' or '\r')) return text[0];
        sign.Report($"`{text}` is not a delimiter.", $"Use one of {string.Join(", ", Delimiters.Keys)}, or one sign.");
        return ',';
    }

    private static RecordMapping? ReadRecord(YamlMap map, EventMappingReader events, ValueReader values)
    {
        var when = values.Conditions.Read(map.Optional("when"));
        var id = map.Required("id") is { } identity ? values.Read(identity) : null;
        var version = map.Optional("version") is { } order ? values.Read(order) : null;
        var received = map.Optional("received") is { } learned ? values.ReadInstant(learned) : null;
        var corrected = map.Optional("corrected") is { } changed ? values.ReadInstant(changed) : null;
        var keys = new List<(EnvelopeKey, RowValue)>();
        if (map.Optional("keys")?.Map() is { } shared)
        {
            keys = events.ReadKeys(shared);
            shared.RefuseUnknown();
        }

        var read = (map.Required("events")?.Items() ?? []).Select(item => item.Map()).OfType<YamlMap>().Select(each => events.ReadEvent(each, keys)).OfType<EventMapping>().ToArray();
        map.RefuseUnknown();
        return id is null ? null : new(when, id, version, received, corrected, read);
    }

    private SourceCompleteness ReadCompleteness(YamlMap map)
    {
        var types = map.Optional("for");
        foreach (var type in types?.Items() ?? [])
        {
            if (type.Text() is { } name and not "all" && vocabulary.Event(name) is null) type.Report($"`{name}` is not an event type of the vocabulary.", Spelling.Suggest(name, vocabulary.Events.Select(known => known.Name)));
        }

        var registers = map.Optional("registers");
        foreach (var register in registers?.Items() ?? [])
        {
            if (register.Text() is { } name && vocabulary.Register(name) is null) register.Report($"`{name}` is not a register of the vocabulary.", Spelling.Suggest(name, vocabulary.Registers.Select(known => known.Name)));
        }

        var until = map.Optional("until");
        var untilNow = until is { IsScalar: true } && until.Text() == "now";
        var complete = new SourceCompleteness(
            types?.Texts() is { } named && !named.Contains("all") ? named : types is null ? [] : null,
            map.Optional("units")?.Texts(), registers?.Texts() ?? [], Day(map.Optional("from"), "first"), untilNow ? null : Day(until, "last"), untilNow);
        map.RefuseUnknown();
        return complete;
    }

    private static DateOnly? Day(YamlValue? value, string open) => value is null || (value.IsScalar && value.Text() == open) ? null : value.Date();

    private IReadOnlyList<string> ReadNeverFills(YamlMap root)
    {
        var fields = root.Optional("never_fills")?.Items() ?? [];
        foreach (var field in fields)
        {
            if (field.Text() is { } name && !vocabulary.FieldNames.Contains(name) && !EnvelopePlaces.ByName.ContainsKey(name)) field.Report($"`{name}` is not a field of the vocabulary.", Spelling.Suggest(name, vocabulary.FieldNames));
        }

        return [.. fields.Select(field => field.Text()).OfType<string>()];
    }

    private static RowNote? ReadNote(YamlMap map, ValueReader values)
    {
        var when = map.Required("when") is { } condition ? values.Conditions.Read(condition) : null;
        var says = map.Local("says");
        map.RefuseUnknown();
        return when is null || says is null ? null : new(when, says);
    }
}

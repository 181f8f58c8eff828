using FinServ.Compliance.Checking;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>A row of a file as a mapping would read it.</summary>
/// <param name="Lines">Its register rows and events as masked canonical lines; empty where it cannot be read.</param>
public sealed record PreviewRow(long Line, RowFault? Fault, IReadOnlyList<string> Lines);

/// <summary>What a mapping makes of a file: its first rows, and counts of the rest.</summary>
/// <param name="Faults">Rows that cannot be read, by reason.</param>
/// <param name="Events">Events by type.</param>
/// <param name="Hints">What is no mistake but worth a look.</param>
public sealed record MappingPreview(
    IReadOnlyList<PreviewRow> Rows, long Read, IReadOnlyDictionary<string, long> Faults, IReadOnlyDictionary<string, long> Events,
    IReadOnlyList<NoteCount> Notes, IReadOnlyList<Problem> Hints);

/// <summary>Tries a mapping out on a file without storing anything.</summary>
public sealed class MappingCheck(Vocabulary vocabulary, TextMasker masker, ProtectedTokens tokens)
{
    private const int MostRows = 100_000;

    /// <param name="shown">How many rows are shown as they would be read; rows with faults come on top, as many again.</param>
    /// <exception cref="UnreadableInputException">The file is of another shape than the mapping says.</exception>
    public MappingPreview Preview(SourceMapping mapping, string file, int shown = 3)
    {
        var set = new EventSet(vocabulary, new Symbols());
        var mark = set.Mark();
        using var reader = new MappedFiles(mapping, masker, tokens).Open(file, set);
        var (rows, faults, events) = (new List<PreviewRow>(), new SortedDictionary<string, long>(), new SortedDictionary<string, long>());
        var (read, faulty) = (0L, 0);
        set.ReturnTo(mark); // rows that stand in the mapping itself are no rows of the file
        while (read < MostRows && reader.Read())
        {
            read++;
            if (reader.Fault is { } fault) faults[fault.Reason] = faults.GetValueOrDefault(fault.Reason) + 1;
            for (var row = 0; row < set.Count; row++) events[set.TypeOf(row).Name] = events.GetValueOrDefault(set.TypeOf(row).Name) + 1;
            if (reader.Fault is null ? rows.Count - faulty < shown : faulty++ < shown) rows.Add(new(reader.Line, reader.Fault, Lines(set)));
            set.Forget(mark);
        }

        return new(rows, read, faults, events, [.. reader.Notes.Where(note => note.Rows > 0)], Hints(mapping));
    }

    private static string[] Lines(EventSet set) =>
        [.. set.RegisterRows.Select(row => CanonicalJson.Of(set, row)), .. Enumerable.Range(0, set.Count).Select(row => CanonicalJson.Of(set, row))];

    /// <summary>Optional fields that the mapping neither fills nor declares as never filled: rules will hold them for forgotten.</summary>
    private static Problem[] Hints(SourceMapping mapping)
    {
        var mapped = mapping.Records.SelectMany(record => record.Events).ToLookup(each => each.Type);
        return
        [
            .. mapped.Select(type => (Type: type.Key, Fields: type.Key.Fields
                    .Where(field => !field.Required && field.AbsentMeans == AbsentMeaning.Unknown && !mapping.NeverFills.Contains(field.Name) && !type.Any(each => each.Data.Any(data => data.Field.Index == field.Index)))
                    .Select(field => field.Name).ToArray()))
                .Where(type => type.Fields.Length > 0)
                .Select(type => new Problem(mapping.File, 0, 0, $"`{type.Type.Name}` never gets {string.Join(", ", type.Fields)}.", "Where the source cannot know them, name them under `never_fills:`; rules that need them then say unknown, not violated.")),
        ];
    }
}

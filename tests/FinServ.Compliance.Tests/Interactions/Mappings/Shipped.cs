using FinServ.Compliance.Interactions;
using FinServ.Compliance.Interactions.Mappings;
using FinServ.Compliance.Tests.Evaluation;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Tests.Interactions.Mappings;

/// <summary>Reads recordings through mappings into a set.</summary>
internal static class Shipped
{
    public static TextMasker Masker { get; } = new(new PersonalDataScanner(TimeProvider.System));

    public static ProtectedTokens Tokens { get; } = new(new byte[32]);

    public static SourceMapping Mapping(string source) =>
        new MappingReader(Bench.Rules.Vocabulary, Bench.Calendars).Read(Path.Combine(TestData.RulesFolder, "sources", source + ".yaml"));

    public static ReadSource Read(string source, string folder, string file)
    {
        Assert.SkipWhen(TestData.Folder(folder) is null, $"The recording {folder} is not at hand (COMPLIANCE_TEST_DATA).");
        return Read(Mapping(source), Path.Combine(TestData.Folder(folder)!, file));
    }

    public static ReadSource Read(SourceMapping mapping, string path)
    {
        using var bytes = InputFile.Open(path);
        return Read(mapping, path, bytes);
    }

    public static ReadSource Read(SourceMapping mapping, string path, Stream bytes)
    {
        var set = Bench.Rules.NewSet();
        using var reader = new MappedFiles(mapping, Masker, Tokens).Open(path, bytes, set);
        var faults = new List<(long Line, RowFault Fault)>();
        var rows = 0;
        while (reader.Read())
        {
            rows++;
            if (reader.Fault is { } fault) faults.Add((reader.Line, fault));
        }

        return new(set, rows, faults, reader.Notes, reader.Declare(reader.Latest));
    }
}

/// <summary>What came out of a file.</summary>
internal sealed record ReadSource(
    EventSet Set, int Rows, IReadOnlyList<(long Line, RowFault Fault)> Faults, IReadOnlyList<NoteCount> Notes, SourceDeclaration Declaration)
{
    /// <summary>Events of a type, as rows of the set.</summary>
    public IReadOnlyList<int> Of(string type)
    {
        var index = Set.Vocabulary.Event(type)!.Index;
        return [.. Enumerable.Range(0, Set.Count).Where(row => Set[row].Type == index)];
    }

    /// <summary>The code or id in a field; empty where it is absent.</summary>
    public string Code(int row, string field) => Set.Field(row, Index(field)) is > 0 and var symbol ? Set.Symbols[(int)symbol] : "";

    public decimal Number(int row, string field) => (decimal)Set.Field(row, Index(field)) / Instants.Millionth;

    public long Raw(int row, string field) => Set.Field(row, Index(field));

    private int Index(string field) => Set.Vocabulary.FieldNames.Index().First(pair => pair.Item == field).Index;
}

using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>Finds the columns that a mapping reads in the header of a file, or says what the file is instead.</summary>
internal static class HeaderCheck
{
    private static readonly (char Sign, string Name)[] Delimiters = [('\t', "tab"), (',', "comma"), (';', "semicolon"), ('|', "pipe")];

    /// <returns>For each column of the mapping its place in the file; -1 for an optional one that is not there.</returns>
    /// <exception cref="UnreadableInputException">A column is missing.</exception>
    public static int[] Places(string path, SourceMapping mapping, IReadOnlyList<string> header)
    {
        var columns = mapping.Columns;
        var places = new int[columns.Count];
        for (var i = 0; i < places.Length; i++)
        {
            var column = columns[i];
            places[i] = PlaceOf(column.Name, header);
            if (places[i] < 0 && !mapping.Shape.Optional.Contains(column.Name)) throw Missing(path, mapping, column, header);
        }

        return places;
    }

    public static UnreadableInputException Unreadable(string path, int line, string message, string remedy) => new(new(path, line, line == 0 ? 0 : 1, message, remedy));

    private static int PlaceOf(string name, IReadOnlyList<string> header)
    {
        for (var i = 0; i < header.Count; i++)
        {
            if (header[i] == name) return i;
        }

        return -1;
    }

    private static UnreadableInputException Missing(string path, SourceMapping mapping, MappedColumn column, IReadOnlyList<string> header)
    {
        if (header.Count == 1 && Delimiters.FirstOrDefault(other => other.Sign != mapping.Shape.Delimiter && header[0].Contains(other.Sign)) is { Name: { } likely })
            return Unreadable(path, 1, $"The header has one column under the mapping's delimiter ({NameOf(mapping.Shape.Delimiter)}).", $"Its columns look divided by {likely}: write `delimiter: {likely}` into {mapping.File}.");

        return Unreadable(
            path, 1, $"The column `{column.Name}`, which {mapping.File} reads in line {column.Line}, is not in the file.",
            $"{Spelling.Suggest(column.Name, header.Where(name => name.Length is > 0 and < 80))} Where only some files have it, name it under `file: optional:`.");
    }

    private static string NameOf(char delimiter) => Delimiters.FirstOrDefault(known => known.Sign == delimiter).Name ?? $"`{delimiter}`";
}

using System.Text;

namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>How the files of a source are laid out.</summary>
public sealed record FileShape
{
    /// <summary>True for NDJSON (one object a line), false for separated columns.</summary>
    public bool IsJson { get; init; }

    /// <summary>The sign between columns.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>Whether a field may stand between quotes, with signs and line ends in it.</summary>
    public bool Quotes { get; init; } = true;

    /// <summary>Whether the first row names the columns.</summary>
    public bool Header { get; init; } = true;

    /// <summary>Names of all columns in order, for files without a header.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Columns that some files of the source do not have; absent there.</summary>
    public IReadOnlyList<string> Optional { get; init; } = [];

    /// <summary>The encoding's name as the mapping writes it.</summary>
    public string EncodingName { get; init; } = "utf-8";

    /// <summary>Throws on bytes that are no text of the encoding.</summary>
    public Encoding Encoding { get; init; } = FileEncodings.Find("utf-8")!;
}

/// <summary>The encodings of files, by the names that mappings use.</summary>
public static class FileEncodings
{
    private static readonly EncodingProvider CodePages = CodePagesEncodingProvider.Instance;

    public static IReadOnlyList<string> Names { get; } = ["utf-8", "gb18030", "gbk", "gb2312", "big5", "iso-8859-1", "windows-1252", "windows-1255"];

    /// <summary>The encoding, strict in both directions; null for a name that is not known.</summary>
    public static Encoding? Find(string name)
    {
        if (!Names.Contains(name)) return null;
        // GB2312 and GBK are parts of GB18030, and files that claim the smaller one often hold signs of the larger.
        var known = name is "gb2312" or "gbk" ? "gb18030" : name;
        return CodePages.GetEncoding(known, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
            ?? Encoding.GetEncoding(known, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }
}

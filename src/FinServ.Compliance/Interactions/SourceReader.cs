using System.Text;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions;

/// <summary>Reads one file of a source row by row into an event set.</summary>
public interface ISourceReader : IDisposable
{
    /// <summary>Takes the next row; false at the end of the file.</summary>
    bool Read();

    /// <summary>What is wrong with the row just read; null when it was taken.</summary>
    Problem? Problem { get; }

    /// <summary>The same, with a code and the column's name, for quarantine; null when the row was taken.</summary>
    RowFault? Fault { get; }

    /// <summary>Line on which the row just read starts, from 1.</summary>
    long Line { get; }

    /// <summary>Remarks on rows that were taken although something about them is odd, and how many rows each concerns.</summary>
    IReadOnlyList<NoteCount> Notes { get; }

    /// <summary>The row just read as it stands in the file, for sealing and quarantine; the beginning of one that is too long.</summary>
    ReadOnlySpan<byte> Raw { get; }

    /// <summary>The row just read for people to look at, without values that name somebody; null where it cannot be taken apart.</summary>
    string? Shown => null;

    /// <summary>What has to stand before a row so that the same source reads it again: the header; empty where rows need none.</summary>
    ReadOnlySpan<byte> Header { get; }

    /// <summary>Latest instant of the events taken (UTC milliseconds); <see cref="long.MinValue"/> before the first.</summary>
    long Latest { get; }

    /// <summary>What the source says of itself, now that the file was read.</summary>
    /// <param name="now">UTC milliseconds; a canonical file is complete up to it.</param>
    SourceDeclaration Declare(long now);
}

/// <summary>Opens files of one source.</summary>
public interface ISourceReaders
{
    /// <summary>Reads bytes that stand for a file; the reader closes them.</summary>
    /// <exception cref="UnreadableInputException">They are of another shape.</exception>
    ISourceReader Open(string file, Stream bytes, EventSet target);

    /// <summary>Turns bytes of the source's files into text.</summary>
    Encoding Encoding { get; }
}

/// <summary>A remark on accepted rows, and how many it concerns.</summary>
public sealed record NoteCount(LocalText Says, long Rows);

public static class SourceReaders
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="UnreadableInputException">The file is missing, unreadable or of another shape.</exception>
    public static ISourceReader Open(this ISourceReaders readers, string file, EventSet target) => readers.Open(file, InputFile.Open(file), target);
}

namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>The rows of one file, one after the other; no more than one is in memory.</summary>
internal interface IRows : IDisposable
{
    /// <summary>Goes to the next row; false at the end of the file.</summary>
    bool Read();

    /// <summary>Why the row cannot be taken apart; null when it could.</summary>
    RowFault? Fault { get; }

    /// <summary>Line on which the row starts, from 1.</summary>
    long Line { get; }

    /// <summary>The row as it stands in the file, without the end of its line.</summary>
    ReadOnlySpan<byte> Raw { get; }

    /// <summary>The header as it stands in the file; empty where there is none.</summary>
    ReadOnlySpan<byte> Header { get; }

    /// <summary>A column of the row as text; null where the row or the file has none.</summary>
    /// <param name="column">Place in <see cref="SourceMapping.Columns"/>.</param>
    string? Cell(int column);
}

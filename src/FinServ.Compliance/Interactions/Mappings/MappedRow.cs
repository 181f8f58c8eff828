using FinServ.Compliance.Text;

namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>The row at hand: its columns, and what was already made of them.</summary>
internal sealed class MappedRow(IRows rows, int namedValues, ProtectedTokens tokens)
{
    private readonly string?[] texts = new string?[namedValues];
    private readonly long[] instants = new long[namedValues];
    private readonly int[] made = new int[namedValues];
    private int turn;

    public ProtectedTokens Tokens => tokens;

    /// <summary>The first thing that is wrong with the row; null while nothing is.</summary>
    public RowFault? Fault { get; private set; }

    /// <summary>Forgets the row before.</summary>
    public void Begin()
    {
        turn++;
        Fault = null;
    }

    public string? Cell(int column) => rows.Cell(column);

    public void Fail(string reason, string column, string message, string remedy) => Fault ??= new(reason, column, message, remedy);

    public string? Remember(int index, RowValue value)
    {
        if (made[index] != turn) (texts[index], made[index]) = (value.Text(this), turn);
        return texts[index];
    }

    public long Remember(int index, InstantValue value)
    {
        if (made[index] != turn) (instants[index], made[index]) = (value.Instant(this), turn);
        return instants[index];
    }
}

namespace FinServ.Compliance.Text;

/// <summary>Decides whether a window of digits is a number of one kind.</summary>
/// <param name="lengths">How many digits such numbers have; nothing else is put before it.</param>
internal abstract class NumberDetector(params int[] lengths)
{
    /// <summary>How far a word may stand from a value to be its context, in UTF-16 units.</summary>
    protected const int ContextReach = 30;

    public IReadOnlyList<int> Lengths { get; } = lengths;

    /// <summary>True with the finding; its place may differ from the window's by a country code or a check letter.</summary>
    public abstract bool Judge(in NumberWindow window, out Finding finding);
}

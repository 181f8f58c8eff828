namespace FinServ.Compliance.Checking;

/// <summary>Something wrong in a file that a person wrote: where it stands, what is wrong, and what to do about it.</summary>
/// <param name="File">Path of the file as it was named to us.</param>
/// <param name="Line">Line, counted from 1; 0 where the problem concerns the file as a whole.</param>
/// <param name="Column">Column, counted from 1; 0 where the problem concerns the line or file as a whole.</param>
/// <param name="Message">What is wrong, with the value. Never personal data.</param>
/// <param name="Remedy">What to do next.</param>
public sealed record Problem(string File, int Line, int Column, string Message, string Remedy)
{
    public override string ToString() => $"{File}({Line},{Column}): {Message} {Remedy}";
}

/// <summary>Collects every problem of a load, so that an author meets all of them at once.</summary>
public sealed class Problems
{
    private readonly List<Problem> all = [];

    public bool Any => all.Count > 0;

    public int Count => all.Count;

    public void Add(Problem problem) => all.Add(problem);

    public void Add(string file, int line, int column, string message, string remedy) =>
        all.Add(new(file, line, column, message, remedy));

    /// <summary>All problems in order of file, line and column.</summary>
    public IReadOnlyList<Problem> InOrder() =>
        [.. all.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Column)];

    /// <exception cref="InvalidFilesException">Something was found wrong.</exception>
    public void ThrowIfAny()
    {
        if (Any) throw new InvalidFilesException(InOrder());
    }
}

/// <summary>Rules, mappings, calendars or settings do not hold together; nothing of them was taken over (exit code 3).</summary>
public sealed class InvalidFilesException(IReadOnlyList<Problem> problems)
    : Exception($"{problems.Count} problem(s): {string.Join(" | ", problems.Take(5))}")
{
    public IReadOnlyList<Problem> Problems { get; } = problems;
}

/// <summary>Input could not be read at all: a missing file, an unknown encoding, a wrong delimiter (exit code 4).</summary>
public sealed class UnreadableInputException(Problem problem) : Exception(problem.ToString())
{
    public Problem Problem { get; } = problem;
}

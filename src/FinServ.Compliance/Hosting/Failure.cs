using FinServ.Compliance.Checking;
using FinServ.Compliance.Evidence;
using FinServ.Compliance.Storage;

namespace FinServ.Compliance.Hosting;

/// <summary>What a failure that was foreseen tells the person who started a process, and what the process returns.</summary>
/// <param name="Sentences">What is wrong, where, and what to do; one line each.</param>
public sealed record Failure(int ExitCode, IReadOnlyList<string> Sentences)
{
    private const int DiskFull = 28, DiskFullOnWindows = unchecked((int)0x80070070);

    /// <summary>Null for what nobody foresaw: a bug, whose trace is needed.</summary>
    public static Failure? Of(Exception failure) => failure switch
    {
        InvalidFilesException invalid => new(ExitCodes.Invalid, [.. invalid.Problems.Select(problem => problem.ToString())]),
        UnreadableInputException unreadable => new(ExitCodes.UnreadableInput, [unreadable.Problem.ToString()]),
        KeyRingException keys => new(ExitCodes.StoreUnavailable, [keys.Message]),
        IOException { HResult: DiskFull or DiskFullOnWindows } full =>
            new(ExitCodes.StoreUnavailable, [$"The disk is full: {full.Message} Free space, then run this again; what was acknowledged is kept."]),
        _ when StoreUnavailableException.Of(failure, "The database") is { } trouble => new(ExitCodes.StoreUnavailable, [trouble.Message]),
        _ when failure.InnerException is { } cause => Of(cause),
        _ => null,
    };
}

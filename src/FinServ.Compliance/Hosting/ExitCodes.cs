namespace FinServ.Compliance.Hosting;

/// <summary>What a process says when it ends (contracts.md §2).</summary>
public static class ExitCodes
{
    /// <summary>Done; quarantined rows are in the counts.</summary>
    public const int Done = 0;

    /// <summary>An unforeseen error: a bug.</summary>
    public const int Unforeseen = 1;

    public const int WrongUsage = 2;

    /// <summary>Rules, mapping, calendar or settings do not hold together.</summary>
    public const int Invalid = 3;

    public const int UnreadableInput = 4;

    /// <summary>A store or server is not reachable, refuses, is full or of the wrong version.</summary>
    public const int StoreUnavailable = 5;
}

using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Hosting.Jobs;

/// <summary>How jobs run. The defaults suit one process as well as several on one store.</summary>
public sealed class JobsOptions
{
    public const string Section = "Jobs";

    /// <summary>False leaves the jobs to other processes on the same store.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Name under which this process takes work; shown in the ledger.</summary>
    public string Worker { get; set; } = $"{Environment.MachineName}:{Environment.ProcessId}";

    /// <summary>How long a window of a process that died stays taken; a living one renews in time. 10 s to 1 h.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Attempts before a failed window waits for people, 1 to 20; the pause doubles from one to the next.</summary>
    public int MostAttempts { get; set; } = 5;

    /// <summary>Pause after the first failure.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A window that begins so long after its time counts as caught up.</summary>
    public TimeSpan CaughtUpAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <exception cref="InvalidFilesException">Settings do not hold together; each problem names key, value and remedy.</exception>
    public JobsOptions Check()
    {
        var problems = new Problems();
        if (Lease < TimeSpan.FromSeconds(10) || Lease > TimeSpan.FromHours(1))
            problems.Add("settings", 0, 0, $"{Section}:Lease ({Lease}) is out of range.", "Give 00:00:10 to 01:00:00.");
        if (MostAttempts is < 1 or > 20)
            problems.Add("settings", 0, 0, $"{Section}:MostAttempts ({MostAttempts}) is out of range.", "Give 1 to 20.");
        if (Worker.Length is 0 or > 100)
            problems.Add("settings", 0, 0, $"{Section}:Worker has {Worker.Length} characters.", "Give 1 to 100.");
        problems.ThrowIfAny();
        return this;
    }
}

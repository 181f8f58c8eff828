using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions.Intake;

/// <summary>Sources that are pulled on schedule, under `Pull`.</summary>
public sealed class PullOptions
{
    public const string Section = "Pull";

    /// <summary>How long a file must have been left alone before it is read: whoever writes it may not be done. 0 s to 1 h.</summary>
    public TimeSpan QuietFor { get; set; } = TimeSpan.FromSeconds(10);

    public IList<PulledFolder> Folders { get; set; } = [];

    /// <exception cref="InvalidFilesException">Settings do not hold together; each problem names key, value and remedy.</exception>
    public PullOptions Check()
    {
        var problems = new Problems();
        foreach (var folder in Folders)
        {
            if (string.IsNullOrWhiteSpace(folder.Source)) problems.Add("settings", 0, 0, $"{Section}:Folders names no Source for `{folder.Path}`.", "Name a shipped source, `canonical` or a mapping file.");
            if (!Directory.Exists(folder.Path)) problems.Add("settings", 0, 0, $"{Section}:Folders: `{folder.Path}` is not there.", "Make the folder, or correct the path.");
        }

        if (QuietFor < TimeSpan.Zero || QuietFor > TimeSpan.FromHours(1)) problems.Add("settings", 0, 0, $"{Section}:QuietFor ({QuietFor}) is out of range.", "Give 00:00:00 to 01:00:00.");
        problems.ThrowIfAny();
        return this;
    }
}

/// <summary>A folder into which a source lays its files.</summary>
public sealed class PulledFolder
{
    /// <summary>`canonical`, the name of a shipped source, or a mapping file.</summary>
    public string Source { get; set; } = "";

    public string Path { get; set; } = "";

    /// <summary>Which files; the others are left alone.</summary>
    public string Pattern { get; set; } = "*";
}

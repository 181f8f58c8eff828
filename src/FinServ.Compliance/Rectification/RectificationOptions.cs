namespace FinServ.Compliance.Rectification;

/// <summary>Settings of notices.</summary>
public sealed class RectificationOptions
{
    public const string Section = "Rectification";

    /// <summary>How long before the close of the week collective S4 notices are issued; violations confirmed later go into the next week's.</summary>
    public TimeSpan CollectiveBefore { get; init; } = TimeSpan.FromHours(2);

    /// <summary>False leaves collective notices to a person.</summary>
    public bool IssueCollective { get; init; } = true;
}

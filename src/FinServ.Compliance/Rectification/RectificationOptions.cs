namespace FinServ.Compliance.Rectification;

/// <summary>Settings of notices.</summary>
public sealed class RectificationOptions
{
    public const string Section = "Rectification";

    /// <summary>How long before the close of the week collective S4 notices are issued; violations confirmed later go into the next week's.</summary>
    public TimeSpan CollectiveBefore { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Name of the bank at the head of notices and digests, in Chinese.</summary>
    public string BankZh { get; init; } = "本行";

    /// <summary>Name of the bank at the head of notices and digests, in English.</summary>
    public string BankEn { get; init; } = "The bank";

    /// <summary>False leaves collective notices to a person.</summary>
    public bool IssueCollective { get; init; } = true;
}

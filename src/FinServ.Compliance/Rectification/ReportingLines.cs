namespace FinServ.Compliance.Rectification;

/// <summary>Who stands in the line of a notice's addressee, as the register of staff tells it: superiors and subordinates.</summary>
/// <param name="of">Employee ids in the addressee's line; empty where the register does not say.</param>
public sealed class ReportingLines(Func<RectificationNotice, IReadOnlySet<string>> of)
{
    /// <summary>No register of staff is at hand.</summary>
    public static ReportingLines Unknown { get; } = new(_ => new HashSet<string>());

    public IReadOnlySet<string> Of(RectificationNotice notice) => of(notice);
}

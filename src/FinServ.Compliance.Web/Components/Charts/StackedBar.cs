namespace FinServ.Compliance.Web.Components.Charts;

/// <summary>One period of a severity chart.</summary>
/// <param name="Unknown">True where the data of the period do not suffice.</param>
/// <param name="Running">True while the period is not over: outlined, not filled.</param>
public sealed record StackedBar(string Label, int S1, int S2, int S3, int S4, bool Unknown = false, bool Running = false)
{
    public int Total => S1 + S2 + S3 + S4;
}

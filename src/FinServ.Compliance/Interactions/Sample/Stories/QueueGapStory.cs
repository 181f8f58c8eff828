namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>The queue machines of some branches passed no calls on for an afternoon, and their operator said so: what hangs on them is unknown.</summary>
internal sealed class QueueGapStory(QueueGap gap) : ISampleStory
{
    public string Code => "U";

    public void Tell(Telling t)
    {
        foreach (var unit in gap.Units)
            t.Tell("CoverageGapDeclared", gap.From, new() { Unit = unit, By = "system" }, ("until", FieldValue.At(gap.Until)), ("types", new[] { "TicketCalled" }), ("unit", unit));
    }
}

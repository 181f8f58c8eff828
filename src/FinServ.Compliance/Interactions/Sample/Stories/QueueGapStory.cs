namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>A branch's queue machine passed no calls on for an afternoon, and its operator said so: what hangs on them is unknown.</summary>
internal sealed class QueueGapStory(QueueGap gap) : ISampleStory
{
    public string Code => "U";

    public void Tell(Telling t) =>
        t.Tell("CoverageGapDeclared", gap.From, new() { Unit = gap.Unit, By = "system" }, ("until", FieldValue.At(gap.Until)), ("types", new[] { "TicketCalled" }), ("unit", gap.Unit));
}

namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>A declared failure of the telephone platform: what waits too long in that time is excused.</summary>
internal sealed class IncidentStory : ISampleStory
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(145);

    public string Code => "I";

    public void Tell(Telling t)
    {
        var about = new Envelope { Unit = SampleBank.ContactCentre, By = SampleStaff.Head(SampleBank.ContactCentre).Id };
        t.Tell("IncidentDeclared", t.At, about, ("incidentId", "SB-I-1"), ("incidentKind", "system-failure"), ("incidentGrade", "ordinary"), ("ownerId", about.By));
        t.Tell("IncidentReported", t.At + 25 * SampleTime.Minute, about, ("incidentId", "SB-I-1"), ("reportRecipient", "management"), ("reportForm", "short"));
        t.Tell("IncidentClosed", t.At + (long)Lasts.TotalMilliseconds, about, ("incidentId", "SB-I-1"), ("outcome", "handled"));
    }
}

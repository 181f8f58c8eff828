namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>A complaint with its whole life: intake, work of the department, decision, dissatisfaction, callback.</summary>
/// <param name="code">Letters of this kind of complaints.</param>
/// <param name="always">A lapse that each of them has; null to deal one.</param>
internal sealed class ComplaintStory(string code, ComplaintLapse? always = null) : ISampleStory
{
    private static readonly Deck<ComplaintLapse> lapses = new(
        ComplaintLapse.None,
        (ComplaintLapse.DemandMissing, 18),
        (ComplaintLapse.DemandCompleted, 20),
        (ComplaintLapse.AcknowledgedLate, 14),
        (ComplaintLapse.NeverAcknowledged, 10),
        (ComplaintLapse.NoCommitment, 22),
        (ComplaintLapse.ClassifiedLate, 12),
        (ComplaintLapse.UrgencyMissing, 12),
        (ComplaintLapse.AssignedLate, 16),
        (ComplaintLapse.TransferredLate, 24),
        (ComplaintLapse.PlannedLate, 22),
        (ComplaintLapse.NeverPlanned, 20),
        (ComplaintLapse.ResultLate, 26),
        (ComplaintLapse.ResultToldLate, 14),
        (ComplaintLapse.DecidedLate, 16),
        (ComplaintLapse.NeverDecided, 6),
        (ComplaintLapse.NoSecondContact, 40),
        (ComplaintLapse.SecondContactBySame, 25),
        (ComplaintLapse.NoLeader, 45),
        (ComplaintLapse.CalledBackLate, 18),
        (ComplaintLapse.NeverCalledBack, 18),
        (ComplaintLapse.SharedAccount, 14));

    private static readonly Deck<ComplaintCourse> courses = new(
        ComplaintCourse.Ordinary,
        (ComplaintCourse.OnTheSpot, 150),
        (ComplaintCourse.Complex, 80),
        (ComplaintCourse.Extended, 50),
        (ComplaintCourse.Appraised, 30),
        (ComplaintCourse.Withdrawn, 20));

    private static readonly Deck<string> channels = new("call", ("app", 130), ("web", 90), ("email", 80), ("branch", 160), ("letter", 40), ("social", 30), ("messenger", 50), ("chat", 90), ("sms", 20), ("visit", 15), ("video", 20));

    public string Code => code;

    public void Tell(Telling t)
    {
        var lapse = always ?? t.Deal(Choice.ComplaintLapse, lapses);
        var course = always is null ? Fits(lapse, t.Deal(Choice.ComplaintCourse, courses)) : ComplaintCourse.Ordinary;
        var channel = t.Deal(Choice.ComplaintChannel, channels);
        var unit = channel is "branch" or "visit" ? t.Random.Pick(SampleBank.Branches).Id : SampleBank.ContactCentre;
        var contact = Contact.Of(t, channel, unit);
        contact = contact with { About = contact.About with { Case = $"TS-{t.Time.DayOf(t.At):yyyyMMdd}-{t.Name}" } };
        var complaint = new Complaint(contact, course, lapse, t.At + 2 * SampleTime.Minute,
            t.Random.Pick(SampleStaff.Agents(SampleBank.ComplaintUnit)).Id, t.Random.Pick(SampleStaff.Agents(contact.Topic.Department)).Id);

        var classified = ComplaintIntake.Tell(t, complaint);
        switch (course)
        {
            case ComplaintCourse.OnTheSpot:
                ComplaintOutcome.SettleOnTheSpot(t, complaint, classified);
                break;
            case ComplaintCourse.Withdrawn:
                t.Tell("ComplaintClosed", t.Time.After(classified, t.Random.Minutes(200, 900)), complaint.ByHandler, ("closingCode", "withdrawn"));
                break;
            default:
                if (ComplaintHandling.Tell(t, complaint, classified) is { } told) ComplaintOutcome.Tell(t, complaint, told);
                break;
        }
    }

    /// <summary>What goes wrong in the department goes wrong only where the department has it.</summary>
    private static ComplaintCourse Fits(ComplaintLapse lapse, ComplaintCourse course) =>
        lapse is ComplaintLapse.None or < ComplaintLapse.NoCommitment || course is not (ComplaintCourse.OnTheSpot or ComplaintCourse.Withdrawn) ? course : ComplaintCourse.Ordinary;
}

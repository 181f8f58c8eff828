namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>A figure of the contact centre went out of bounds: its supervisor takes the alert and acts on it.</summary>
/// <param name="code">Letters of this kind of alerts.</param>
/// <param name="rule">The rule that raises it.</param>
/// <param name="withinHours">Hours of service within which it has to be acknowledged.</param>
internal sealed class AlertStory(string code, string rule, int withinHours) : ISampleStory
{
    private enum Course
    {
        Handled,
        AcknowledgedLate,
        Ignored,
    }

    private static readonly Deck<Course> courses = new(Course.Handled, (Course.AcknowledgedLate, 120), (Course.Ignored, 110));

    public string Code => code;

    public void Tell(Telling t)
    {
        var course = t.Deal(Choice.AlertCourse, courses);
        if (course == Course.Ignored) return;

        // An alert is named by its rule, its subject and the instant of the crossing (policy/rules.md 1.7).
        var alert = $"{rule}/unit:{SampleBank.ContactCentre}/{SampleLines.Local(t.At):yyyy-MM-dd'T'HH:mm:sszzz}";
        var about = new Envelope { Unit = SampleBank.ContactCentre, Agent = "A0102", By = "A0102" };
        var due = t.Time.After(t.At, withinHours * SampleTime.Hour);
        var acknowledged = course == Course.AcknowledgedLate ? t.Time.Late(due, t.Random, 1, 9) : t.Time.Within(t.At, due, t.Random, 10, 70);
        var analysed = t.Time.After(acknowledged, t.Random.Minutes(60, 400));
        var acted = t.Time.After(analysed, t.Random.Minutes(60, 400));
        t.Tell("AlertAcknowledged", acknowledged, about, ("alertId", alert));
        t.Tell("HandlingStepTaken", analysed, about with { Text = "高峰时段排班不足，临时请假未补位。" }, ("stepKind", "cause-analysis"), ("alertId", alert));
        t.Tell("HandlingStepTaken", acted, about with { Text = "已从信用卡组调入四人，并开放回拨。" }, ("stepKind", "action"), ("alertId", alert));
        t.Tell("AlertClosed", t.Time.After(acted, t.Random.Minutes(600, 1500)), about, ("alertId", alert), ("outcome", "handled"));
    }
}

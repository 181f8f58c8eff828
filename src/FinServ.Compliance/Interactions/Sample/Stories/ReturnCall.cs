namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>Calling back somebody who gave up in the queue.</summary>
internal static class ReturnCall
{
    private enum Course
    {
        Reached,
        TwoTries,
        Late,
        Never,
    }

    private static readonly Deck<Course> courses = new(Course.Reached, (Course.TwoTries, 80), (Course.Late, 40), (Course.Never, 30));

    public static void Tell(Telling t, Contact contact, long abandoned)
    {
        var due = t.Time.WorkingDays(abandoned, 1);
        var caller = t.Random.Pick(SampleStaff.Agents(SampleBank.ContactCentre)).Id;
        switch (t.Deal(Choice.ReturnCall, courses))
        {
            case Course.Reached:
                Reach(t, contact, t.Time.Within(abandoned, due, t.Random, 5, 60), caller);
                break;
            case Course.TwoTries:
                var first = t.Time.Within(abandoned, due, t.Random, 5, 30);
                Try(t, contact, first, caller, "no-answer", 1);
                Try(t, contact, t.Time.Within(first, due, t.Random, 20, 80), caller, "no-answer", 2);
                break;
            case Course.Late:
                Reach(t, contact, t.Time.Late(due, t.Random), caller);
                break;
        }
    }

    private static void Reach(Telling t, Contact contact, long at, string caller)
    {
        var call = contact with { About = contact.About with { Interaction = t.Contact("call", at, 1), Agent = caller } };
        Try(t, call, at, caller, "connected", 1);
        var ended = at + t.Random.Seconds(70, 240);
        t.Tell("InteractionEnded", ended, call.ByCustomer, ("outcome", "served"), ("talkSeconds", (int)((ended - at) / 1000)));
        ContactRecord.Write(t, call, at, ended, settled: true);
    }

    private static void Try(Telling t, Contact contact, long at, string caller, string outcome, int number) =>
        t.Tell("CallbackAttempted", at, contact.About with { Agent = caller, By = caller, Interaction = outcome == "connected" ? contact.About.Interaction : null },
            ("callbackId", $"CB-{t.Name}-{number}"), ("callbackKind", "abandoned-call"), ("outcome", outcome));
}

namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>A call that the bank owes a customer: to a new customer, or after a complaint.</summary>
internal static class Callback
{
    private enum Course
    {
        Reached,
        Unreachable,
        Refused,
    }

    private static readonly Deck<Course> courses = new(Course.Reached, (Course.Unreachable, 50), (Course.Refused, 25));

    /// <param name="about">Customer, case and account that it is about; its unit is responsible.</param>
    /// <param name="at">When the customer is reached, or tried for the first time.</param>
    public static void Tell(Telling t, SampleCustomer customer, Envelope about, string kind, long at, string? accountId = null)
    {
        var caller = t.Random.Pick(SampleStaff.Agents(SampleBank.ContactCentre)).Id;
        var call = about with { Agent = caller, By = caller, Channel = "call", Interaction = t.Contact("call", at, 9), Text = null, Speaker = null };
        var course = t.Deal(Choice.CallbackCourse, courses);
        if (course == Course.Unreachable)
        {
            Unreachable(t, call with { Interaction = null }, kind, at, accountId);
            return;
        }

        var id = "CB-" + t.Name;
        t.Tell("CallbackAttempted", at, call, ("callbackId", id), ("callbackKind", kind), ("outcome", "connected"));
        var ended = at + t.Random.Seconds(course == Course.Refused ? 22 : 70, course == Course.Refused ? 50 : 300);
        t.Tell("InteractionEnded", ended, call with { By = "customer" }, ("outcome", "served"), ("talkSeconds", (int)((ended - at) / 1000)));
        t.Tell("CallbackCompleted", ended + 30_000, call,
            ("callbackId", id), ("callbackKind", kind), ("outcome", course == Course.Refused ? "refused" : "reached"),
            ("resolution", course == Course.Refused ? null : "yes"), ("satisfaction", course == Course.Refused ? FieldValue.None : t.Random.Chance(750) ? 5 : 4),
            ("elements", new[] { "basic-information", "service-experience", "product-usage", "opinions" }), ("issueKinds", Array.Empty<string>()), ("followUpWanted", false),
            ("accountId", accountId), ("questionnaireId", "SB-W-CALLBACK"), ("questionCount", 8), ("answeredQuestionCount", 8), ("mandatoryQuestionCount", 5), ("answeredMandatoryQuestionCount", 5),
            ("answersKey", "AK-" + t.Name), ("enteredAt", FieldValue.At(ended + 20_000)), ("talkSeconds", (int)((ended - at) / 1000)));
        var topic = SampleTopic.Any(t.Random);
        ContactRecord.Write(t, new(customer, topic, SampleTopic.Amount(t.Random), call), at, ended, settled: true, serious: true);
    }

    /// <summary>Three tries on two days in two parts of the day and a written message: the unreachable standard.</summary>
    private static void Unreachable(Telling t, Envelope call, string kind, long at, string? accountId)
    {
        var id = "CB-" + t.Name;
        var day = t.Time.DayOf(at);
        long[] tries = [at, Math.Max(at + SampleTime.Hour, t.Time.On(day, 15)), t.Time.On(day.AddDays(1), 10, t.Random.Below(60))];
        foreach (var one in tries)
            t.Tell("CallbackAttempted", one, call, ("callbackId", id), ("callbackKind", kind), ("outcome", "no-answer"));
        t.Tell("ContactAttempted", tries[2] + 10 * SampleTime.Minute, call with { Channel = "sms" }, ("purpose", "callback"), ("outcome", "delivered"), ("refusalOffered", true));
        t.Tell("CallbackCompleted", tries[2] + 15 * SampleTime.Minute, call, ("callbackId", id), ("callbackKind", kind), ("outcome", "unreachable"), ("accountId", accountId));
    }
}

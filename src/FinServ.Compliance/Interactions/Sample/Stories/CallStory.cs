namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>A call to the contact centre: queue, answer, talk, record, and now and then a case.</summary>
/// <param name="code">Letters of this kind of calls.</param>
/// <param name="queue">Queue that the caller chose.</param>
/// <param name="waits">How long callers wait.</param>
internal sealed class CallStory(string code, string queue, Deck<CallWait> waits) : ISampleStory
{
    /// <summary>An ordinary day: nine of ten within 20 seconds.</summary>
    public static readonly Deck<CallWait> Ordinary = new(CallWait.Short, (CallWait.Medium, 55), (CallWait.Long, 12), (CallWait.TooLong, 6), (CallWait.GivesUp, 32));

    /// <summary>Too few agents for what comes in.</summary>
    public static readonly Deck<CallWait> Crowded = new(CallWait.Medium, (CallWait.Short, 80), (CallWait.Long, 380), (CallWait.TooLong, 110), (CallWait.GivesUp, 240));

    private static readonly Deck<ContactResult> results = new(ContactResult.Settled, (ContactResult.Case, 55), (ContactResult.FirstContactCase, 20), (ContactResult.FollowUp, 40));
    private static readonly Deck<bool> testCalls = new(false, (true, 3));

    public string Code => code;

    public void Tell(Telling t)
    {
        var contact = Contact.Of(t, "call", SampleBank.ContactCentre);
        var wait = t.Deal(Choice.CallWait, waits);
        var test = t.Deal(Choice.TestCall, testCalls);
        t.Tell("CallQueued", t.At, contact.ByCustomer with { Agent = null },
            ("queueId", queue), ("direction", "inbound"), ("callerPhone", contact.Customer.Phone), ("publishedChannelId", "SB-H-HOTLINE"), ("testContact", test ? true : FieldValue.None));
        if (wait == CallWait.GivesUp)
        {
            if (!test) t.Calls.Add(t.At, null);
            GivesUp(t, contact);
            return;
        }

        var answered = t.At + Waits(t.Random, wait);
        if (!test) t.Calls.Add(t.At, answered);
        var ended = answered + t.Random.Seconds(75, 420);
        t.Tell("CallAnswered", answered, contact.ByAgent, ("queueId", queue), ("direction", "inbound"), ("recordingAnnounced", true));
        if (t.Random.Chance(220)) Conversation.Speak(t, contact, answered, ended);
        t.Tell("InteractionEnded", ended, contact.ByCustomer, ("outcome", "served"), ("talkSeconds", (int)((ended - answered) / 1000)), ("testContact", test ? true : FieldValue.None));
        if (test) return;

        AfterContact.Tell(t, contact, answered, ended, t.Deal(Choice.Result, results));
        if (t.Random.Chance(90)) Survey.Answer(t, contact, ended);
    }

    private void GivesUp(Telling t, Contact contact)
    {
        var at = t.At + t.Random.Seconds(32, 140);
        t.Tell("CallAbandoned", at, contact.ByCustomer with { Agent = null }, ("queueId", queue), ("callerPhone", contact.Customer.Phone));
        ReturnCall.Tell(t, contact, at);
    }

    private static long Waits(SampleRandom random, CallWait wait) => wait switch
    {
        CallWait.Short => random.Seconds(2, 18),
        CallWait.Medium => random.Seconds(24, 58),
        CallWait.Long => random.Seconds(60, 118),
        _ => random.Seconds(124, 260),
    };
}

/// <summary>How long a caller waits for an agent.</summary>
internal enum CallWait
{
    Short,
    Medium,
    Long,
    TooLong,
    GivesUp,
}

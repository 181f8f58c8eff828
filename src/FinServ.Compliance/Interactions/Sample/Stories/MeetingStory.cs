namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>A customer is met: on a visit, whose notes reach the bank hours later, or at the video counter.</summary>
/// <param name="code">Letters of this kind of meetings.</param>
/// <param name="channel">`visit` or `video`.</param>
internal sealed class MeetingStory(string code, string channel) : ISampleStory
{
    private static readonly Deck<ContactResult> results = new(ContactResult.Settled, (ContactResult.Case, 35), (ContactResult.FollowUp, 60));

    public string Code => code;

    public void Tell(Telling t)
    {
        var contact = Contact.Of(t, channel, channel == "visit" ? t.Random.Pick(SampleBank.Branches).Id : SampleBank.ContactCentre);
        if (channel == "visit") t.LearnedAfter = t.Random.Minutes(60, 1200);
        var ended = t.At + t.Random.Minutes(5, channel == "visit" ? 50 : 16);
        t.Tell("IdentityVerified", t.At + 20_000, contact.ByAgent, ("outcome", "passed"), ("methods", channel == "video" ? ["biometric", "document"] : new[] { "document", "knowledge" }));
        if (channel == "video") Conversation.Speak(t, contact, t.At, ended);
        t.Tell("InteractionEnded", ended, contact.ByCustomer, ("outcome", "served"), ("talkSeconds", (int)((ended - t.At) / 1000)));
        AfterContact.Tell(t, contact, t.At, ended, t.Deal(Choice.Result, results));
    }
}

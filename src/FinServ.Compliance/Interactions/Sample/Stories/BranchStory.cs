namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>A customer at a branch: ticket, window, record.</summary>
/// <param name="gap">The afternoon on which the queue machines of some branches passed nothing on.</param>
internal sealed class BranchStory(QueueGap gap) : ISampleStory
{
    private enum Wait
    {
        Usual,
        TooLong,
        Returned,
    }

    private static readonly Deck<Wait> waits = new(Wait.Usual, (Wait.TooLong, 18), (Wait.Returned, 15));
    private static readonly Deck<ContactResult> results = new(ContactResult.Settled, (ContactResult.Case, 30), (ContactResult.FollowUp, 30));
    private static readonly string[] businesses = ["SB-B-ACCOUNT", "SB-B-CARD", "SB-B-FX", "SB-B-PROOF", "SB-B-CASH"];

    public string Code => "Q";

    public void Tell(Telling t)
    {
        var unit = t.Random.Pick(SampleBank.Branches).Id;
        var contact = Contact.Of(t, "branch", unit);
        t.Tell("TicketTaken", t.At, contact.ByCustomer with { Agent = null }, ("businessTypeId", t.Random.Pick(businesses)), ("openWindowCount", t.Random.Between(2, 4)));

        var wait = t.Deal(Choice.TicketWait, waits);
        if (wait == Wait.Returned)
        {
            t.Tell("InteractionEnded", t.At + t.Random.Minutes(4, 25), contact.ByCustomer with { Agent = null }, ("outcome", "ticket-returned"));
            return;
        }

        var called = t.At + (wait == Wait.TooLong ? t.Random.Minutes(32, 62) : t.Random.Minutes(2, 24));
        var ended = called + t.Random.Minutes(4, 18);
        if (!gap.Swallows(unit, called)) t.Tell("TicketCalled", called, contact.ByAgent, ("windowNo", t.Random.Between(1, 4)));
        if (t.Random.Chance(120)) Conversation.Speak(t, contact, called, ended);
        t.Tell("InteractionEnded", ended, contact.ByCustomer, ("outcome", "served"), ("talkSeconds", (int)((ended - called) / 1000)));
        AfterContact.Tell(t, contact, called, ended, t.Deal(Choice.Result, results));
        if (t.Random.Chance(60)) Survey.Answer(t, contact, ended);
    }
}

/// <summary>A time in which what the queue machines of some branches saw was lost; both ends included (UTC milliseconds).</summary>
internal sealed record QueueGap(IReadOnlyList<string> Units, long From, long Until)
{
    public bool Swallows(string unit, long at) => Units.Contains(unit) && at >= From && at <= Until;
}

namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>Somebody opens a first account at a branch and is called within the week.</summary>
internal sealed class NewCustomerStory : ISampleStory
{
    private enum Lapse
    {
        None,
        CalledLate,
        NeverCalled,
        RefusesCallbacks,
    }

    private static readonly Deck<Lapse> lapses = new(Lapse.None, (Lapse.CalledLate, 18), (Lapse.NeverCalled, 14), (Lapse.RefusesCallbacks, 25));

    public string Code => "N";

    public void Tell(Telling t)
    {
        var customer = new SampleCustomer(SampleCustomer.Count + t.Index);
        var unit = t.Random.Pick(SampleBank.Branches).Id;
        SampleRegisters.Customer(t, customer, t.At, t.Time.DayOf(t.At));
        var contact = Contact.Of(t, "branch", unit, customer);
        t.Tell("TicketTaken", t.At, contact.ByCustomer with { Agent = null }, ("businessTypeId", "SB-B-ACCOUNT"));
        var called = t.At + t.Random.Minutes(2, 20);
        var opened = called + t.Random.Minutes(8, 20);
        var ended = opened + t.Random.Minutes(2, 6);
        t.Tell("TicketCalled", called, contact.ByAgent, ("windowNo", 1));
        t.Tell("IdentityVerified", called + SampleTime.Minute, contact.ByAgent, ("outcome", "passed"), ("methods", new[] { "document", "biometric" }));
        t.Tell("AccountOpened", opened, contact.ByAgent, ("accountId", "SB-A-" + t.Name), ("firstRelationship", true), ("givenBy", "customer"));
        t.Tell("InteractionEnded", ended, contact.ByCustomer, ("outcome", "served"), ("talkSeconds", (int)((ended - called) / 1000)));
        ContactRecord.Write(t, contact, called, ended, settled: true);

        var lapse = t.Deal(Choice.NewCustomerLapse, lapses);
        var due = t.Time.NaturalDays(opened, 7);
        if (lapse == Lapse.RefusesCallbacks)
        {
            t.Tell("ConsentRecorded", t.Time.Within(opened, due, t.Random, 5, 40), contact.ByCustomer with { Interaction = null }, ("purpose", "callback"), ("consentState", "refused"), ("givenBy", "customer"));
            return;
        }

        if (lapse == Lapse.NeverCalled) return;
        var at = lapse == Lapse.CalledLate ? t.Time.Late(due, t.Random, 1, 30) : t.Time.Within(opened, due, t.Random, 8, 60);
        Callback.Tell(t, customer, contact.About with { Interaction = null }, "new-customer", at, "SB-A-" + t.Name);
    }
}

namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>A contact as the other parts of a story need it: with whom, by whom, about what.</summary>
internal sealed record Contact(SampleCustomer Customer, SampleTopic Topic, decimal Amount, Envelope About)
{
    public string Agent => About.Agent!;

    public string Channel => About.Channel!;

    /// <summary>The same contact as the agent's doing.</summary>
    public Envelope ByAgent => About with { By = Agent };

    public Envelope ByCustomer => About with { By = "customer" };

    /// <summary>A contact of any customer about any topic, served by an agent of the unit.</summary>
    public static Contact Of(Telling t, string channel, string unit, SampleCustomer? customer = null)
    {
        customer ??= SampleCustomer.Any(t.Random);
        var about = new Envelope
        {
            Interaction = t.Contact(channel, t.At),
            Customer = customer.Key,
            Unit = unit,
            Channel = channel,
            Agent = t.Random.Pick(SampleStaff.Agents(unit)).Id,
        };
        return new(customer, SampleTopic.Any(t.Random), SampleTopic.Amount(t.Random), about);
    }

    /// <summary>Words of the topic in the customer's language.</summary>
    public string Say(Checking.LocalText words) => SampleTopic.Say(words, Customer, Amount);
}

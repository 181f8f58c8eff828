namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>What comes of a contact.</summary>
internal enum ContactResult
{
    /// <summary>Settled, and nothing more.</summary>
    Settled,

    /// <summary>A case is opened and worked on.</summary>
    Case,

    /// <summary>A case is opened and settled in the contact.</summary>
    FirstContactCase,

    /// <summary>Not settled, no case: the agent notes what follows.</summary>
    FollowUp,
}

/// <summary>The agent's record, and the case that comes of the contact.</summary>
internal static class AfterContact
{
    public static void Tell(Telling t, Contact contact, long start, long end, ContactResult result)
    {
        var settled = result is ContactResult.Settled or ContactResult.FirstContactCase;
        if (result is ContactResult.Case or ContactResult.FirstContactCase)
        {
            var withCase = contact with { About = contact.About with { Case = $"WT-{t.Time.DayOf(end):yyyyMMdd}-{t.Name}" } };
            ProblemCase.Tell(t, withCase, end - 20 * SampleTime.Second, settled);
            contact = withCase;
        }

        ContactRecord.Write(t, contact, start, end, settled, serious: contact.About.Case is not null);
    }
}

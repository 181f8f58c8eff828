namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>A mail to a customer mailbox: acknowledged by the gateway, answered by a person, recorded.</summary>
internal sealed class MailStory : ISampleStory
{
    private enum Lapse
    {
        None,
        AcknowledgedLate,
        NeverAcknowledged,
        AnsweredLate,
        NeverAnswered,
        Spam,
        WaitsForCustomer,
        BecomesCase,
    }

    private static readonly Deck<Lapse> lapses = new(
        Lapse.None,
        (Lapse.AcknowledgedLate, 14),
        (Lapse.NeverAcknowledged, 8),
        (Lapse.AnsweredLate, 16),
        (Lapse.NeverAnswered, 9),
        (Lapse.Spam, 30),
        (Lapse.WaitsForCustomer, 35),
        (Lapse.BecomesCase, 40));

    public string Code => "M";

    public void Tell(Telling t)
    {
        var lapse = t.Deal(Choice.MailLapse, lapses);
        var contact = Contact.Of(t, "email", SampleBank.ContactCentre);
        var spam = lapse == Lapse.Spam;
        t.Tell("EmailReceived", t.At, contact.About with { Agent = null, By = SampleStaff.Robot, Speaker = "customer", Customer = spam ? null : contact.Customer.Key, Text = spam ? "Congratulations, claim your prize today." : contact.Say(contact.Topic.Ask) },
            ("publishedChannelId", "SB-H-MAIL"), ("messageId", "MSG-" + t.Name), ("threadId", "TH-" + t.Name), ("mailKind", spam ? "spam" : "inquiry"), ("senderAddress", contact.Customer.Mail));
        if (spam) return;

        Acknowledge(t, contact, lapse);
        var due = t.Time.WorkingDays(t.At, 2);
        if (lapse == Lapse.NeverAnswered) return;
        if (lapse == Lapse.BecomesCase)
        {
            var opened = t.Time.Within(t.At, due, t.Random, 5, 40);
            AfterContact.Tell(t, contact, opened - 5 * SampleTime.Minute, opened, ContactResult.Case);
            return;
        }

        var answered = lapse switch
        {
            Lapse.AnsweredLate => t.Time.Late(due, t.Random),
            Lapse.WaitsForCustomer => Ask(t, contact, due),
            Lapse.AcknowledgedLate or Lapse.NeverAcknowledged => t.Time.Within(t.Time.WorkingDays(t.At, 1), due, t.Random, 15, 75),
            _ => t.Time.Within(t.At, due, t.Random, 5, 75),
        };
        t.Tell("ReplySent", answered, contact.ByAgent with { Speaker = "agent", Text = contact.Say(contact.Topic.Answer) }, ("outcome", "delivered"));
        ContactRecord.Write(t, contact, answered - t.Random.Minutes(3, 15), answered, settled: true);
    }

    private static void Acknowledge(Telling t, Contact contact, Lapse lapse)
    {
        if (lapse is Lapse.NeverAcknowledged) return;
        var due = t.Time.WorkingDays(t.At, 1);
        var at = lapse == Lapse.AcknowledgedLate ? t.Time.After(due, t.Random.Minutes(5, 40)) : t.At + t.Random.Seconds(20, 180);
        t.Tell("AckSent", at, contact.About with { Agent = null, By = SampleStaff.Robot, Speaker = "agent", Text = contact.Customer.Words("您的邮件已收到，我们将在两个工作日内答复。", "Your mail has arrived; we answer within two working days.") },
            ("elements", new[] { "acceptance", "reply-time" }), ("automatic", true), ("dueAt", FieldValue.At(t.Time.WorkingDays(t.At, 2))));
    }

    /// <summary>The customer is asked for something; the answer comes days later and the reply soon after.</summary>
    private static long Ask(Telling t, Contact contact, long due)
    {
        var asked = t.Time.Within(t.At, due, t.Random, 10, 60);
        var received = t.Time.After(asked, t.Random.Minutes(500, 2000));
        t.Tell("CustomerInfoRequested", asked, contact.ByAgent, ("requestId", "RQ-" + t.Name));
        t.Tell("CustomerInfoReceived", received, contact.ByCustomer, ("requestId", "RQ-" + t.Name));
        return t.Time.After(received, t.Random.Minutes(20, 120));
    }
}

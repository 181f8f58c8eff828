namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>A written conversation: perhaps a robot first, then a human who answers, a record, now and then a case.</summary>
/// <param name="code">Letters of this kind of chats.</param>
/// <param name="channel">`chat`, `messenger` or `app`.</param>
internal sealed class ChatStory(string code, string channel) : ISampleStory
{
    private enum Answer
    {
        Quick,
        Slow,
        TooLate,
        RobotOnly,
        Left,
    }

    private static readonly Deck<Answer> answers = new(Answer.Quick, (Answer.Slow, 70), (Answer.TooLate, 9), (Answer.RobotOnly, 90), (Answer.Left, 12));
    private static readonly Deck<ContactResult> results = new(ContactResult.Settled, (ContactResult.Case, 45), (ContactResult.FirstContactCase, 15), (ContactResult.FollowUp, 45));

    public string Code => code;

    public void Tell(Telling t)
    {
        var contact = Contact.Of(t, channel, SampleBank.ContactCentre);
        var answer = t.Deal(Choice.ChatAnswer, answers);
        var at = t.At;
        if (answer == Answer.RobotOnly || t.Random.Chance(300)) at = Robot(t, contact);
        if (answer == Answer.RobotOnly)
        {
            var robot = contact with { About = contact.About with { Agent = SampleStaff.Robot } };
            t.Tell("InteractionEnded", at, robot.ByCustomer, ("outcome", "served"));
            ContactRecord.Write(t, robot, t.At, at, settled: true, serious: true);
            return;
        }

        t.Tell("ChatStarted", at, contact.ByCustomer with { Agent = null }, ("serving", "human"), ("queueId", "SB-Q-CHAT"), ("loggedIn", true));
        if (answer == Answer.Left)
        {
            t.Tell("InteractionEnded", at + t.Random.Seconds(4, 13), contact.ByCustomer with { Agent = null }, ("outcome", "customer-left"));
            return;
        }

        var first = at + answer switch { Answer.Quick => t.Random.Seconds(6, 50), Answer.Slow => t.Random.Seconds(70, 170), _ => t.Random.Seconds(190, 460) };
        var ended = first + t.Random.Seconds(150, 700);
        Conversation.Write(t, contact, at == t.At ? 0 : 2, at + 1000, first, ended);
        t.Tell("InteractionEnded", ended, contact.ByCustomer, ("outcome", "served"), ("talkSeconds", (int)((ended - first) / 1000)));
        AfterContact.Tell(t, contact, first, ended, t.Deal(Choice.Result, results));
        if (t.Random.Chance(70)) Survey.Answer(t, contact, ended);
    }

    private static long Robot(Telling t, Contact contact)
    {
        var robot = contact.About with { Agent = null };
        t.Tell("ChatStarted", t.At, robot with { By = "customer" }, ("serving", "robot"), ("loggedIn", true));
        t.Tell("UtteranceSaid", t.At + 4000, robot with { By = "customer", Speaker = "customer", Text = contact.Customer.Words("你好", "Hello") }, ("turnNo", 1));
        t.Tell("UtteranceSaid", t.At + 5000, robot with { By = SampleStaff.Robot, Speaker = "agent", Text = contact.Customer.Words("您好，我是智能客服，您可以输入问题，或回复“人工”。", "Hello, I am the assistant. Type your question, or “human”.") },
            ("turnNo", 2), ("automatic", true), ("understood", true), ("humanOffered", true));
        return t.At + t.Random.Seconds(20, 70);
    }
}

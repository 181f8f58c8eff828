namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>Turns of a call, chat or visit.</summary>
internal static class Conversation
{
    // Published examples of the papers; none belongs to a person.
    private static readonly (string Zh, string En)[] personalData =
    [
        ("我的卡号是6222020000000000000。", "My card number is 6222020000000000000."),
        ("我的身份证号是11010519491231002X。", "My ID number is 11010519491231002X."),
        ("有消息请发到wang@example.com。", "Please write to wang@example.com."),
        ("请打我手机13800001234。", "Please call my mobile 13800001234."),
        ("刚收到的验证码是385021，是这个吗？", "The code is 385021, is that the one?"),
    ];

    private static readonly (string Zh, string En) greeting = ("您好，很高兴为您服务，请问有什么可以帮您？", "Good day, thank you for contacting us. How can I help you?");
    private static readonly (string Zh, string En) thanks = ("好的，明白了，谢谢。", "All right, I see. Thank you.");
    private static readonly (string Zh, string En) goodbye = ("请问还有其他需要吗？感谢您的来访，祝您生活愉快。", "Is there anything else I can do? Thank you and have a good day.");

    private static readonly Deck<bool> tellsTooMuch = new(false, (true, 30));

    /// <summary>Greeting, question, answer and goodbye, spread over the talk.</summary>
    /// <param name="start">When the agent begins.</param>
    public static void Speak(Telling t, Contact contact, long start, long end)
    {
        var customer = contact.Customer;
        var step = Math.Max((end - start) / 6, 1);
        Turn(t, contact, 1, start + 1500, "agent", customer.Words(greeting.Zh, greeting.En), typed: false, 5);
        Turn(t, contact, 2, start + step, "customer", Question(t, contact), typed: false, 14);
        Turn(t, contact, 3, start + 2 * step, "agent", contact.Say(contact.Topic.Answer), typed: false, 12);
        Turn(t, contact, 4, start + 4 * step, "customer", customer.Words(thanks.Zh, thanks.En), typed: false, 3);
        Turn(t, contact, 5, end - Math.Min(4000, step), "agent", customer.Words(goodbye.Zh, goodbye.En), typed: false, 5);
    }

    /// <summary>The customer writes before anybody is there; greeting and answer come together.</summary>
    /// <param name="before">Turns that went before, with a robot.</param>
    /// <param name="asked">When the customer writes.</param>
    /// <param name="answered">When a person answers for the first time.</param>
    public static void Write(Telling t, Contact contact, int before, long asked, long answered, long end)
    {
        var customer = contact.Customer;
        Turn(t, contact, before + 1, asked, "customer", Question(t, contact), typed: true);
        Turn(t, contact, before + 2, answered, "agent", customer.Words(greeting.Zh, greeting.En + " ") + contact.Say(contact.Topic.Answer), typed: true);
        Turn(t, contact, before + 3, answered + (end - answered) / 2, "customer", customer.Words(thanks.Zh, thanks.En), typed: true);
        Turn(t, contact, before + 4, end - 4000, "agent", customer.Words(goodbye.Zh, goodbye.En), typed: true);
    }

    private static string Question(Telling t, Contact contact)
    {
        var ask = contact.Say(contact.Topic.Ask);
        if (!t.Deal(Choice.PersonalDataTold, tellsTooMuch)) return ask;
        var (zh, en) = t.Random.Pick(personalData);
        return ask + contact.Customer.Words(zh, " " + en);
    }

    public static void Turn(Telling t, Contact contact, int number, long at, string speaker, string text, bool typed, int seconds = 4) =>
        t.Tell("UtteranceSaid", at, contact.About with { Speaker = speaker, By = speaker == "agent" ? contact.Agent : "customer", Text = text },
            ("turnNo", number), ("speakingSeconds", typed ? FieldValue.None : seconds));
}

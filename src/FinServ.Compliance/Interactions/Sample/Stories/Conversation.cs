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
        ("刚收到的验证码是385021，是这个吗？", "The code I just got is 385021, is that the one?"),
    ];

    private static readonly Deck<bool> tellsTooMuch = new(false, (true, 30));

    /// <summary>Greeting, question, answer and goodbye, spread over the contact.</summary>
    /// <returns>How many turns there were.</returns>
    public static int Hold(Telling t, Contact contact, long start, long end, bool typed)
    {
        var customer = contact.Customer;
        var length = end - start;
        var step = Math.Max(length / 6, 1);
        var ask = contact.Say(contact.Topic.Ask);
        if (t.Deal(Choice.PersonalDataTold, tellsTooMuch)) ask += customer.Words("", " ") + Said(customer, t.Random.Pick(personalData));

        Turn(t, contact, 1, start + 1500, "agent", customer.Words("您好，工号为您服务，请问有什么可以帮您？", "Good day, thank you for contacting us. How can I help you?"), typed, 5);
        Turn(t, contact, 2, start + step, "customer", ask, typed, 14);
        Turn(t, contact, 3, start + 2 * step, "agent", contact.Say(contact.Topic.Answer), typed, 12);
        Turn(t, contact, 4, start + 4 * step, "customer", customer.Words("好的，明白了，谢谢。", "All right, I see. Thank you."), typed, 3);
        Turn(t, contact, 5, end - Math.Min(4000, step), "agent", customer.Words("请问还有其他需要吗？感谢您的来访，祝您生活愉快。", "Is there anything else I can do? Thank you and have a good day."), typed, 5);
        return 5;
    }

    public static void Turn(Telling t, Contact contact, int number, long at, string speaker, string text, bool typed, int seconds = 4) =>
        t.Tell("UtteranceSaid", at, contact.About with { Speaker = speaker, By = speaker == "agent" ? contact.Agent : "customer", Text = text },
            ("turnNo", number), ("speakingSeconds", typed ? FieldValue.None : seconds));

    private static string Said(SampleCustomer customer, (string Zh, string En) words) => customer.Words(words.Zh, words.En);
}

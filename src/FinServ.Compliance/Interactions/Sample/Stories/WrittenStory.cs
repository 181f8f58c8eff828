namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>A message by text, form, letter, social network or box: recorded, answered, some of it as feedback.</summary>
/// <param name="code">Letters of this kind of messages.</param>
/// <param name="channel">How it came: `sms`, `web`, `app`, `letter`, `social` or `box`.</param>
internal sealed class WrittenStory(string code, string channel) : ISampleStory
{
    private static readonly Deck<ContactResult> results = new(ContactResult.Settled, (ContactResult.Case, 40), (ContactResult.FollowUp, 40));

    public string Code => code;

    public void Tell(Telling t)
    {
        var contact = Contact.Of(t, channel, channel == "box" ? t.Random.Pick(SampleBank.Branches).Id : SampleBank.ContactCentre);
        var read = t.Time.Within(t.At, t.Time.WorkingDays(t.At, 1), t.Random, 5, 50);
        if (channel == "box")
        {
            Feedback(t, contact, read);
            return;
        }

        var result = t.Deal(Choice.Result, results);
        if (channel is "web" or "app" or "letter")
            t.Tell("AckSent", channel == "letter" ? read : t.At + t.Random.Seconds(5, 60), contact.About with { Agent = null, By = channel == "letter" ? contact.Agent : SampleStaff.Robot }, ("elements", new[] { "acceptance", "reply-time" }), ("automatic", channel != "letter"));
        if (result != ContactResult.Case)
            t.Tell("ReplySent", t.Time.After(read, t.Random.Minutes(5, 60)), contact.ByAgent with { Speaker = "agent", Text = contact.Say(contact.Topic.Answer) }, ("outcome", channel == "letter" ? "posted" : "delivered"));
        AfterContact.Tell(t, contact, read, read + t.Random.Minutes(2, 5), result);
    }

    /// <summary>A slip of paper from the box on the counter, kept as a feedback case.</summary>
    private static void Feedback(Telling t, Contact contact, long read)
    {
        var praise = t.Random.Chance(300);
        var about = contact with { About = contact.About with { Case = $"FK-{t.Time.DayOf(read):yyyyMMdd}-{t.Name}" } };
        t.Tell("CaseOpened", read, about.ByAgent with { Text = praise ? "柜台服务热情周到，特此表扬。" : "建议大厅增加休息座椅和老花镜。" },
            ("caseKind", "feedback"), ("feedbackKind", praise ? "praise" : "suggestion"), ("categoryId", "SB-G-SERVICE"), ("nature", "service-quality"), ("urgency", "low"), ("origin", "customer"), ("publishedChannelId", "SB-H-BOX"), ("replyWanted", !praise));
        t.Tell("CaseClassified", read + t.Random.Minutes(2, 15), about.ByAgent, ("caseKind", "feedback"), ("categoryId", "SB-G-SERVICE"), ("nature", "service-quality"), ("urgency", "low"), ("reasonCode", "first"));
        t.Tell("CaseAssigned", t.Time.After(read, t.Random.Minutes(10, 90)), about.About with { By = SampleStaff.Head(about.About.Unit).Id }, ("assignmentRole", "owner"));
        ContactRecord.Write(t, about, read, read + t.Random.Minutes(2, 5), settled: true, serious: true);
        var replied = t.Time.Within(read, t.Time.WorkingDays(read, 5), t.Random, 10, 70);
        if (!praise) t.Tell("ReplySent", replied, about.ByAgent with { Channel = "sms" }, ("outcome", "delivered"));
        t.Tell("CaseClosed", replied + t.Random.Minutes(5, 60), about.ByAgent, ("closingCode", "answered"), ("processText", "已转网点办理"), ("resultText", "已采纳并答复客户"));
    }
}

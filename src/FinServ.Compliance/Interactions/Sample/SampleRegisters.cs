using FinServ.Compliance.Interactions.Sample.Stories;

namespace FinServ.Compliance.Interactions.Sample;

/// <summary>What the bank knows of itself at the start of the quarter: its units, staff, queues, customers and lists.</summary>
internal sealed class SampleRegisters : ISampleStory
{
    private static readonly string[] recorded = ["call", "chat", "video", "messenger"];

    /// <summary>Registers of which the sample holds every row.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["units", "staff", "queues", "channelPolicies", "publishedChannels", "products", "businessTypes", "categories", "causes", "questionnaires", "customers", "consents", "holds", "representatives", "phoneNumbers"];

    public string Code => "G";

    public void Tell(Telling t)
    {
        foreach (var unit in SampleBank.Units)
            t.Row("units", unit.Id, t.At, ("unitKind", unit.Kind), ("parentUnitId", unit.Parent), ("headId", SampleStaff.Head(unit.Id).Id), ("complaintUnitId", SampleBank.ComplaintUnit), ("worksMakeUpDays", unit.WorksMakeUpDays), ("customerCount", unit.Kind == "branch" ? 450 : SampleCustomer.Count));
        foreach (var one in SampleStaff.All) Staff(t, one);
        Channels(t);
        Lists(t);
        for (var number = 0; number < SampleCustomer.Count; number++)
        {
            var customer = new SampleCustomer(number);
            Customer(t, customer, t.At, new DateOnly(2012, 1, 1).AddDays(number * 131 % 4500));
            if (customer.RefusesCallbacks) t.Row("consents", customer.Key + "/callback", t.At, ("consentState", "refused"), ("givenBy", "customer"));
        }

        t.Row("holds", $"customer:{new SampleCustomer(77).Key}/court", t.At);
        t.Row("representatives", $"{new SampleCustomer(12).Key}/RP-1", t.At, ("representativeName", "赵女士"), ("relation", "guardian"));
        t.Row("phoneNumbers", "13800009999", t.At, ("phoneKind", "do-not-call"));
    }

    public static void Customer(Telling t, SampleCustomer customer, long at, DateOnly since) =>
        t.Row("customers", customer.Key, at,
            ("customerKind", "person"), ("segment", customer.Segment), ("customerName", customer.Name), ("contactPhone", customer.Phone), ("contactEmail", customer.Mail),
            ("customerFileId", "F-" + customer.Key), ("preferredChannel", customer.PreferredChannel), ("language", customer.English ? "en" : "zh"),
            ("ageClass", customer.Number % 11 == 0 ? "65-plus" : "18-to-64"), ("vulnerable", false), ("riskGrade", 1 + customer.Number % 5), ("riskRatedOn", since), ("relationshipFrom", since));

    private static void Staff(Telling t, SampleEmployee one)
    {
        // The leaver's last day is the middle of the quarter.
        var last = one.Id == SampleStaff.Leaver ? t.Time.DayOf(t.At).AddDays(20) : (DateOnly?)null;
        t.Row("staff", one.Id, t.At,
            ("staffKind", one.Kind), ("unitId", one.UnitId), ("roleKind", one.RoleKind), ("level", one.Level), ("supervisorId", one.SupervisorId),
            ("employedFrom", new DateOnly(2020, 3, 1)), ("employedUntil", last is { } day ? day : FieldValue.None), ("preJobPassedOn", one.Kind == "person" ? new DateOnly(2020, 3, 20) : FieldValue.None));
    }

    private static void Channels(Telling t)
    {
        foreach (var (queue, kind, always) in new[] { ("SB-Q-GEN", "general", false), ("SB-Q-LOSS", "card-loss", true), ("SB-Q-ENG", "general", false), ("SB-Q-COMPLAINT", "complaint-hotline", false), ("SB-Q-CHAT", "chat", false) })
            t.Row("queues", queue, t.At, ("unitId", SampleBank.ContactCentre), ("queueKind", kind), ("roundTheClock", always));
        foreach (var (channel, kind, purpose) in new[] { ("SB-H-HOTLINE", "hotline", null), ("SB-H-MAIL", "mailbox", "service"), ("SB-H-APP", "app", null), ("SB-H-WEB", "web", null), ("SB-H-BOX", "box", (string?)"feedback") })
            t.Row("publishedChannels", channel, t.At, ("publishedChannelKind", kind), ("mailboxPurpose", purpose), ("unitId", SampleBank.ContactCentre));
        foreach (var channel in new[] { "call", "chat", "email", "branch", "visit", "letter", "sms", "app", "web", "video", "messenger", "box", "social" })
            t.Row("channelPolicies", channel, t.At, ("recorded", recorded.Contains(channel)), ("surveyed", channel is "call" or "chat" or "branch"), ("approvedForCallback", channel is "call" or "sms" or "app" or "email" or "messenger"));
    }

    private static void Lists(Telling t)
    {
        foreach (var (product, kind, risk) in new[] { ("SB-P-CREDIT", "card", 1), ("SB-P-DEBIT", "card", 1), ("SB-P-APP", "other", 1), ("SB-P-MORTGAGE", "loan", 1), ("SB-P-DEPOSIT", "deposit", 1), ("SB-P-WEALTH", "investment", 3), ("SB-P-COUNTER", "other", 1), ("SB-P-FX", "other", 2) })
            t.Row("products", product, t.At, ("saleKind", kind), ("riskGrade", risk), ("usageCallback", kind == "investment"));
        foreach (var (business, limit, name) in new[] { ("SB-B-ACCOUNT", "1bd", "开户"), ("SB-B-CARD", "3bd", "换卡补卡"), ("SB-B-FX", "2bd", "外汇汇款"), ("SB-B-PROOF", "1bd", "证明开具"), ("SB-B-CASH", "1bd", "现金业务") })
            t.Row("businessTypes", business, t.At, ("businessLimit", limit), ("catalogueVersion", 1), ("businessName", name));
        foreach (var topic in SampleTopics.All) t.Row("categories", topic.Category, t.At, ("caseKind", "inquiry"), ("otherClass", false), ("lowRisk", topic.Nature == "consultation"));
        t.Row("categories", "SB-G-OTHER", t.At, ("otherClass", true));
        foreach (var cause in new[] { "SB-C-PROCESS", "SB-C-STAFF", "SB-C-SYSTEM", "SB-C-PRODUCT" }) t.Row("causes", cause, t.At, ("otherClass", false));
        t.Row("questionnaires", "SB-W-CALLBACK", t.At, ("surveyKind", "callback"), ("questionCount", 8), ("mandatoryQuestionCount", 5), ("questionTopics", new[] { "service", "product", "process", "callback" }));
    }
}

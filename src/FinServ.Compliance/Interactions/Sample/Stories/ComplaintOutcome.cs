namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>What follows the decision on a complaint: acceptance, or dissatisfaction and further talks; then the callback.</summary>
internal static class ComplaintOutcome
{
    private enum Mood
    {
        Content,
        DissatisfiedOnce,
        DissatisfiedTwice,
    }

    private static readonly Deck<Mood> moods = new(Mood.Content, (Mood.DissatisfiedOnce, 130), (Mood.DissatisfiedTwice, 300));

    public static void SettleOnTheSpot(Telling t, Complaint complaint, long classified)
    {
        var settled = t.Time.Within(classified, t.Time.WorkingDays(classified, 0), t.Random, 5, 40);
        var doing = complaint.Contact.ByAgent with { Channel = "call" };
        t.Tell("ComplaintDecisionMade", settled, doing, ("outcome", "settled"));
        t.Tell("ComplaintDecisionNotified", settled, doing, ("outcome", "connected"), ("elements", new[] { "facts", "decision", "grounds", "redress" }), ("customerAccepted", true), ("shortForm", true));
        Resolve(t, complaint, settled + 5 * SampleTime.Minute);
    }

    /// <param name="told">When the decision was told.</param>
    public static void Tell(Telling t, Complaint complaint, long told)
    {
        var lapse = complaint.Lapse;
        var mood = lapse switch
        {
            ComplaintLapse.NoLeader => Mood.DissatisfiedTwice,
            ComplaintLapse.NoSecondContact or ComplaintLapse.SecondContactBySame => Mood.DissatisfiedOnce,
            _ => t.Deal(Choice.ComplaintMood, moods),
        };
        if (mood == Mood.Content)
        {
            Resolve(t, complaint, t.Time.After(told, t.Random.Minutes(60, 900)));
            return;
        }

        var said = Dissatisfied(t, complaint, told);
        if (lapse == ComplaintLapse.NoSecondContact) return;
        var once = mood == Mood.DissatisfiedOnce;
        var talked = SecondContact(t, complaint, said, lapse == ComplaintLapse.SecondContactBySame ? null : SampleStaff.Head(SampleBank.ComplaintUnit), accepted: once);
        if (!once) talked = Leader(t, complaint, Dissatisfied(t, complaint, talked));
        Resolve(t, complaint, t.Time.After(talked, t.Random.Minutes(30, 400)));
    }

    private static long Dissatisfied(Telling t, Complaint complaint, long after)
    {
        var at = t.Time.After(after, t.Random.Minutes(60, 600));
        t.Tell("CustomerDissatisfied", at, complaint.ByCustomer with { Speaker = "customer", Text = complaint.Customer.Words("这个处理结果我不接受，请重新考虑。", "I do not accept this result, please think again.") },
            ("origin", "customer"), ("satisfaction", t.Random.Between(1, 2)));
        return at;
    }

    /// <param name="other">Another person than the handler; null where the handler calls again.</param>
    private static long SecondContact(Telling t, Complaint complaint, long dissatisfied, SampleEmployee? other, bool accepted)
    {
        var at = t.Time.Within(dissatisfied, t.Time.WorkingDays(dissatisfied, 3), t.Random, 10, 70);
        var who = other?.Id ?? complaint.Handler;
        t.Tell("SecondContactMade", at, complaint.ByHandler with { Agent = who, By = who, Channel = "call" }, ("outcome", accepted ? "accepted" : "not-accepted"), ("level", other?.Level ?? "agent"));
        return at;
    }

    /// <summary>The head of the complaint unit takes part, then talks with the customer.</summary>
    private static long Leader(Telling t, Complaint complaint, long dissatisfied)
    {
        var leader = SampleStaff.Head(SampleBank.ComplaintUnit);
        var at = dissatisfied;
        if (complaint.Lapse != ComplaintLapse.NoLeader)
        {
            at = t.Time.Within(dissatisfied, t.Time.WorkingDays(dissatisfied, 2), t.Random, 10, 70);
            t.Tell("LeaderInvolved", at, complaint.ByHandler with { By = leader.Id, Agent = leader.Id, Text = "已听取录音并与部门沟通，建议按补充方案答复客户。" }, ("level", leader.Level));
        }
        else
        {
            at = t.Time.WorkingDays(dissatisfied, 2);
        }

        var talked = t.Time.Within(at, t.Time.WorkingDays(dissatisfied, 3), t.Random, 10, 70);
        t.Tell("SecondContactMade", talked, complaint.ByHandler with { Agent = leader.Id, By = leader.Id, Channel = "call" }, ("outcome", "accepted"), ("level", leader.Level));
        return talked;
    }

    private static void Resolve(Telling t, Complaint complaint, long at)
    {
        var lapse = complaint.Lapse;
        t.Tell("ComplaintResolved", at, complaint.ByHandler, ("customerConfirmed", true));
        t.Tell("ComplaintClosed", at + t.Random.Minutes(2, 60), complaint.ByHandler, ("closingCode", "accepted"));
        if (lapse == ComplaintLapse.NeverCalledBack) return;

        var due = t.Time.NaturalDays(at, 7);
        var called = lapse == ComplaintLapse.CalledBackLate ? t.Time.Late(due, t.Random, 1, 20) : t.Time.Within(at, due, t.Random, 10, 60);
        Callback.Tell(t, complaint.Customer, complaint.ByHandler with { By = null }, "complaint", called);
    }
}

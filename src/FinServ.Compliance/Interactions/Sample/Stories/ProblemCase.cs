namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>The life of a problem: opened, classified, assigned, worked on, resolved, told, followed up, closed.</summary>
internal static class ProblemCase
{
    private enum Lapse
    {
        None,
        ClassifiedLate,
        NeverClassified,
        UrgencyLate,
        AssignedLate,
        QueueOnly,
        AssignedToLeaver,
        ResolvedLate,
        NeverResolved,
        ToldLate,
        NeverTold,
        FollowedUpLate,
        NeverFollowedUp,
        SharedAccount,
    }

    private enum Class
    {
        Simple,
        Ordinary,
        Complex,
    }

    private enum Course
    {
        Straight,
        WaitsForCustomer,
        Extended,
    }

    private static readonly Deck<Lapse> lapses = new(
        Lapse.None,
        (Lapse.ClassifiedLate, 14),
        (Lapse.NeverClassified, 10),
        (Lapse.UrgencyLate, 12),
        (Lapse.AssignedLate, 14),
        (Lapse.QueueOnly, 8),
        (Lapse.AssignedToLeaver, 8),
        (Lapse.ResolvedLate, 18),
        (Lapse.NeverResolved, 10),
        (Lapse.ToldLate, 14),
        (Lapse.NeverTold, 9),
        (Lapse.FollowedUpLate, 14),
        (Lapse.NeverFollowedUp, 12),
        (Lapse.SharedAccount, 12));

    private static readonly Deck<Class> classes = new(Class.Ordinary, (Class.Simple, 420), (Class.Complex, 90));
    private static readonly Deck<Course> courses = new(Course.Straight, (Course.WaitsForCustomer, 60), (Course.Extended, 25));

    /// <param name="contact">The contact that the case came of; its envelope has the case.</param>
    /// <param name="firstContact">Settled in the contact itself.</param>
    public static void Tell(Telling t, Contact contact, long opened, bool firstContact)
    {
        var lapse = firstContact ? Lapse.None : t.Deal(Choice.ProblemLapse, lapses);
        var grade = firstContact ? Class.Simple : t.Deal(Choice.ProblemClass, classes);
        var urgency = contact.Topic.Nature == "fraud-or-loss" ? "high" : "normal";
        t.Tell("CaseOpened", opened, contact.ByAgent,
            ("caseKind", "problem"), ("urgency", lapse is Lapse.UrgencyLate or Lapse.NeverClassified or Lapse.ClassifiedLate ? null : urgency), ("origin", "interaction"), ("productId", contact.Topic.Product));

        var classified = Classify(t, contact, opened, lapse, grade, urgency);
        if (firstContact)
        {
            Assign(t, contact, opened, Lapse.None);
            var settled = classified + 10 * SampleTime.Second;
            t.Tell("CaseResolved", settled, Work(contact), ("firstContact", true), ("customerConfirmed", true), ("resultText", contact.Say(contact.Topic.Result)));
            t.Tell("ResultNotified", settled, Work(contact), ("outcome", "connected"));
            Close(t, contact, settled + SampleTime.Minute);
            return;
        }

        var worked = Assign(t, contact, opened, lapse);
        var due = t.Time.WorkingDays(classified, grade switch { Class.Simple => 1, Class.Ordinary => 5, _ => 10 });
        var (from, until) = Handle(t, contact, Math.Max(worked, classified), due, lapse, grade);
        if (lapse == Lapse.NeverResolved) return;

        var resolved = lapse == Lapse.ResolvedLate ? t.Time.Late(until, t.Random, 1, 20) : t.Time.Within(from, until, t.Random, 10, 85);
        Finish(t, contact, resolved, lapse);
    }

    private static long Classify(Telling t, Contact contact, long opened, Lapse lapse, Class grade, string urgency)
    {
        var due = t.Time.After(opened, 30 * SampleTime.Minute);
        var at = lapse is Lapse.ClassifiedLate or Lapse.NeverClassified ? t.Time.Late(due, t.Random, 1, 6) : opened + t.Random.Seconds(5, 15);
        if (lapse == Lapse.NeverClassified) return at;

        t.Tell("CaseClassified", at, Work(contact),
            ("caseKind", "problem"), ("categoryId", contact.Topic.Category), ("nature", contact.Topic.Nature), ("urgency", lapse == Lapse.UrgencyLate ? null : urgency),
            ("complexity", grade switch { Class.Simple => "simple", Class.Ordinary => "ordinary", _ => "complex" }), ("escalationCriteria", Array.Empty<string>()), ("reasonCode", "first"));
        if (lapse == Lapse.UrgencyLate)
            t.Tell("CaseClassified", t.Time.Late(due, t.Random, 1, 6), Work(contact), ("nature", contact.Topic.Nature), ("urgency", urgency), ("reasonCode", "reassessed"));
        return at;
    }

    private static long Assign(Telling t, Contact contact, long opened, Lapse lapse)
    {
        var due = t.Time.After(opened, 2 * SampleTime.Hour);
        var at = lapse == Lapse.AssignedLate ? t.Time.Late(due, t.Random, 1, 8) : t.Time.Within(opened, due, t.Random, 2, 50);
        var by = SampleStaff.Head(contact.About.Unit).Id;
        if (lapse == Lapse.QueueOnly)
        {
            t.Tell("CaseAssigned", at, contact.About with { Agent = null, By = by }, ("assignmentRole", "owner"), ("queueId", "SB-Q-GEN"));
            return at;
        }

        // An employee who left is still in the list from which supervisors assign.
        var owner = lapse == Lapse.AssignedToLeaver ? SampleStaff.Leaver : contact.Agent;
        t.Tell("CaseAssigned", at, contact.About with { Agent = owner, By = by }, ("assignmentRole", "owner"));
        return at;
    }

    private static (long From, long Until) Handle(Telling t, Contact contact, long from, long due, Lapse lapse, Class grade)
    {
        var step = t.Time.Within(from, due, t.Random, 2, 20);
        t.Tell("HandlingStepTaken", step, Work(contact) with { By = lapse == Lapse.SharedAccount ? SampleStaff.SharedAccount : contact.Agent }, ("stepKind", "investigation"));
        if (grade == Class.Complex)
        {
            var handler = t.Random.Pick(SampleStaff.Agents(contact.Topic.Department)).Id;
            var sent = t.Time.Within(from, t.Time.After(from, 4 * SampleTime.Hour), t.Random, 10, 60);
            var task = new Envelope { Case = contact.About.Case, Customer = contact.About.Customer, Unit = contact.Topic.Department };
            t.Tell("TaskSent", sent, task with { By = contact.Agent }, ("taskId", "TK-" + t.Name), ("taskKind", "joint-handling"), ("fromUnitId", contact.About.Unit));
            t.Tell("TaskAccepted", t.Time.After(sent, t.Random.Minutes(20, 150)), task with { Agent = handler, By = handler }, ("taskId", "TK-" + t.Name), ("taskKind", "joint-handling"));
        }

        switch (t.Deal(Choice.ProblemCourse, courses))
        {
            case Course.WaitsForCustomer:
                var asked = t.Time.Within(step, due, t.Random, 10, 40);
                var answered = t.Time.After(asked, t.Random.Minutes(240, 1500));
                t.Tell("CustomerInfoRequested", asked, Work(contact), ("requestId", "RQ-" + t.Name));
                t.Tell("CustomerInfoReceived", answered, contact.ByCustomer, ("requestId", "RQ-" + t.Name));
                return (answered, t.Time.After(due, Math.Max(t.Time.Calendar.WorkingTime(asked, answered), 1)));
            case Course.Extended when grade != Class.Simple:
                var extended = t.Time.Within(step, due, t.Random, 40, 80);
                var until = t.Time.WorkingDays(due, grade == Class.Ordinary ? 3 : 5);
                var approver = SampleStaff.Head(contact.About.Unit);
                t.Tell("DeadlineExtended", extended, contact.About with { By = approver.Id },
                    ("extensionNo", 1), ("dueAt", FieldValue.At(until)), ("approverId", approver.Id), ("level", approver.Level), ("reasonText", "需对方行配合核查"), ("toldAt", FieldValue.At(extended)));
                return (extended, until);
            default:
                return (step, due);
        }
    }

    private static void Finish(Telling t, Contact contact, long resolved, Lapse lapse)
    {
        t.Tell("CaseResolved", resolved, Work(contact), ("resultText", contact.Say(contact.Topic.Result)));
        var due = t.Time.WorkingDays(resolved, 1);
        var told = lapse == Lapse.ToldLate ? t.Time.Late(due, t.Random) : t.Time.Within(resolved, due, t.Random, 2, 60);
        if (lapse != Lapse.NeverTold)
            t.Tell("ResultNotified", told, Work(contact) with { Channel = "call", Interaction = null }, ("outcome", "connected"));

        var followUpDue = t.Time.WorkingDays(resolved, 3);
        var followed = lapse == Lapse.FollowedUpLate ? t.Time.Late(followUpDue, t.Random) : t.Time.Within(Math.Min(told, followUpDue), followUpDue, t.Random, 10, 80);
        if (lapse != Lapse.NeverFollowedUp)
        {
            t.Tell("FollowUpDone", followed, Work(contact) with { Channel = "call", Interaction = null, Text = contact.Customer.Words("客户确认问题已解决，对处理表示满意。", "Customer confirms that it is solved and is content.") },
                ("recordId", "FU-" + t.Name), ("resolution", "yes"), ("satisfaction", t.Random.Chance(800) ? 5 : 4), ("processText", contact.Say(contact.Topic.Plan)), ("resultText", contact.Say(contact.Topic.Result)), ("followUpWanted", false));
        }

        Close(t, contact, Math.Max(told, followed) + t.Random.Minutes(2, 40));
    }

    private static void Close(Telling t, Contact contact, long at) =>
        t.Tell("CaseClosed", at, Work(contact), ("closingCode", "answered"), ("processText", contact.Say(contact.Topic.Plan)), ("resultText", contact.Say(contact.Topic.Result)));

    private static Envelope Work(Contact contact) => contact.ByAgent;
}

namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>A complaint arrives: contact, registration, classification, owner, acknowledgement.</summary>
internal static class ComplaintIntake
{
    /// <returns>When it was classified.</returns>
    public static long Tell(Telling t, Complaint complaint)
    {
        var (contact, received) = (complaint.Contact, complaint.Received);
        var ended = received + t.Random.Minutes(5, 9);
        if (contact.Channel == "call")
        {
            t.Calls.Add(t.At - 9000, t.At);
            t.Tell("CallQueued", t.At - 9000, contact.ByCustomer with { Agent = null }, ("queueId", "SB-Q-COMPLAINT"), ("direction", "inbound"), ("callerPhone", contact.Customer.Phone), ("publishedChannelId", "SB-H-HOTLINE"));
            t.Tell("CallAnswered", t.At, contact.ByAgent, ("queueId", "SB-Q-COMPLAINT"), ("direction", "inbound"), ("recordingAnnounced", true));
            Conversation.Turn(t, contact, 1, t.At + 1500, "agent", contact.Customer.Words("您好，投诉热线，请讲。", "Good day, complaints line, please go ahead."), typed: false);
            Conversation.Turn(t, contact, 2, t.At + 8000, "customer", contact.Say(contact.Topic.Matter), typed: false, 20);
            Conversation.Turn(t, contact, 3, t.At + 60_000, "agent", contact.Customer.Words("给您带来不便非常抱歉，我马上为您登记投诉，并告知办理时限。", "I am sorry for the trouble. I register your complaint now and tell you how long it takes."), typed: false, 9);
        }

        Receive(t, complaint, received);
        if (contact.Channel == "call") t.Tell("InteractionEnded", ended, contact.ByCustomer, ("outcome", "served"), ("talkSeconds", (int)((ended - t.At) / 1000)));
        ContactRecord.Write(t, contact, t.At, ended, settled: false, serious: true);
        var classified = Classify(t, complaint, received + 3 * SampleTime.Minute);
        Assign(t, complaint, received + 3 * SampleTime.Minute);
        Acknowledge(t, complaint, ended);
        return classified;
    }

    private static void Receive(Telling t, Complaint complaint, long received)
    {
        var (contact, customer) = (complaint.Contact, complaint.Customer);
        var incomplete = complaint.Lapse is ComplaintLapse.DemandMissing or ComplaintLapse.DemandCompleted;
        t.Tell("ComplaintReceived", received, contact.ByAgent with { Text = contact.Say(contact.Topic.Matter) },
            ("complainantName", customer.Name), ("contactPhone", customer.Phone), ("contactEmail", customer.Mail), ("demandText", incomplete ? null : contact.Say(contact.Topic.Demand)),
            ("claimAmount", contact.Amount), ("productId", contact.Topic.Product), ("categoryId", contact.Topic.Category),
            ("accusedUnitId", contact.Topic.Nature == "service-quality" ? customer.Branch : contact.Topic.Department), ("accusedStaffIds", Array.Empty<string>()), ("origin", "customer"));
        if (complaint.Lapse == ComplaintLapse.DemandCompleted)
        {
            var completed = t.Time.Within(received, t.Time.After(received, 4 * SampleTime.Hour), t.Random, 20, 90);
            t.Tell("RecordUpdated", completed, contact.ByAgent, ("recordType", "ComplaintReceived"), ("demandText", contact.Say(contact.Topic.Demand)), ("reasonCode", "completion"));
        }
    }

    private static long Classify(Telling t, Complaint complaint, long opened)
    {
        var (contact, lapse) = (complaint.Contact, complaint.Lapse);
        var urgency = lapse is ComplaintLapse.UrgencyMissing or ComplaintLapse.ClassifiedLate ? null : "normal";
        t.Tell("CaseOpened", opened, contact.ByAgent, ("caseKind", "complaint"), ("urgency", urgency), ("origin", "customer"), ("productId", contact.Topic.Product));

        var due = t.Time.After(opened, 30 * SampleTime.Minute);
        var at = lapse == ComplaintLapse.ClassifiedLate ? t.Time.Late(due, t.Random, 1, 5) : opened + t.Random.Minutes(1, 20);
        t.Tell("CaseClassified", at, contact.ByAgent,
            ("caseKind", "complaint"), ("categoryId", contact.Topic.Category), ("nature", contact.Topic.Nature), ("urgency", lapse == ComplaintLapse.UrgencyMissing ? null : "normal"),
            ("complexity", complaint.Course is ComplaintCourse.Complex or ComplaintCourse.Extended ? "complex" : "simple"), ("onTheSpot", complaint.Course == ComplaintCourse.OnTheSpot),
            ("escalationCriteria", Array.Empty<string>()), ("claimAmount", contact.Amount), ("reasonCode", "first"));
        return at;
    }

    private static void Assign(Telling t, Complaint complaint, long opened)
    {
        var due = t.Time.After(opened, 2 * SampleTime.Hour);
        var at = complaint.Lapse == ComplaintLapse.AssignedLate ? t.Time.Late(due, t.Random, 1, 8) : t.Time.Within(opened, due, t.Random, 5, 70);
        t.Tell("CaseAssigned", at, complaint.ByHandler with { By = "A0306" }, ("assignmentRole", "owner"));
    }

    private static void Acknowledge(Telling t, Complaint complaint, long ended)
    {
        var (contact, lapse) = (complaint.Contact, complaint.Lapse);
        var promisedOn = t.Time.DayOf(complaint.Received).AddDays(complaint.Course is ComplaintCourse.Extended or ComplaintCourse.Complex ? 15 : 12);
        if (lapse != ComplaintLapse.NoCommitment)
            t.Tell("PromiseMade", ended - SampleTime.Minute, contact.ByAgent, ("promiseId", "PR-" + t.Name), ("promiseKind", "reply"), ("dueAt", promisedOn));
        if (lapse == ComplaintLapse.NeverAcknowledged) return;

        var due = t.Time.WorkingDays(complaint.Received, 1);
        var at = lapse == ComplaintLapse.AcknowledgedLate ? t.Time.Late(due, t.Random) : t.Time.Within(ended, due, t.Random, 2, 60);
        t.Tell("AckSent", at, complaint.ByHandler with { Channel = "sms", Speaker = "agent", Text = contact.Customer.Words("您的投诉已受理，我行将在规定时限内答复，联系人见工单。", "Your complaint has been accepted; we answer within the limit, your contact is on the slip.") },
            ("elements", new[] { "acceptance", "limit", "contact" }), ("outcome", "delivered"), ("dueAt", lapse == ComplaintLapse.NoCommitment ? FieldValue.None : promisedOn));
    }
}

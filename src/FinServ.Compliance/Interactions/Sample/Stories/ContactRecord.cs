namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>The record that an agent makes of a contact, complete and in time as a rule.</summary>
internal static class ContactRecord
{
    private enum Lapse
    {
        None,
        Missing,
        NoName,
        NameLate,
        NameCompleted,
        Thin,
        ThinCompleted,
        Unclassified,
        ClassifiedLate,
        EndsBeforeStart,
        OtherDuration,
        InFuture,
        SharedAccount,
    }

    private static readonly Deck<Lapse> lapses = new(
        Lapse.None,
        (Lapse.Missing, 4),
        (Lapse.NoName, 3),
        (Lapse.NameLate, 2),
        (Lapse.NameCompleted, 6),
        (Lapse.Thin, 5),
        (Lapse.ThinCompleted, 3),
        (Lapse.Unclassified, 3),
        (Lapse.ClassifiedLate, 2),
        (Lapse.EndsBeforeStart, 2),
        (Lapse.OtherDuration, 2),
        (Lapse.InFuture, 1),
        (Lapse.SharedAccount, 2));

    private static readonly Deck<bool> withoutPlan = new(false, (true, 35));

    /// <summary>Writes the record a few minutes after the contact's end.</summary>
    /// <param name="settled">Whether the matter was settled in the contact; where not, the record says what follows.</param>
    /// <param name="serious">True where the record is part of a larger story, which has lapses of its own.</param>
    public static void Write(Telling t, Contact contact, long start, long end, bool settled, bool serious = false)
    {
        var lapse = serious ? Lapse.None : t.Deal(Choice.RecordLapse, lapses);
        if (lapse == Lapse.Missing) return;

        var (customer, topic) = (contact.Customer, contact.Topic);
        var at = end + t.Random.Minutes(1, 6);
        var thin = lapse is Lapse.Thin or Lapse.ThinCompleted;
        var unnamed = lapse is Lapse.NoName or Lapse.NameLate or Lapse.NameCompleted;
        var unclassified = lapse is Lapse.Unclassified or Lapse.ClassifiedLate;
        var planned = !settled && (serious || !t.Deal(Choice.FollowUpNoted, withoutPlan));
        var by = lapse == Lapse.SharedAccount ? SampleStaff.SharedAccount : contact.Agent;
        var record = contact.About with { By = by, Text = thin ? customer.Words("客户咨询", "Question") : contact.Say(topic.Note) };

        var usual = t.LearnedAfter;
        if (lapse == Lapse.InFuture) t.LearnedAfter = -25 * SampleTime.Minute;
        t.Tell("InteractionRecorded", at, record,
            ("recordId", "R-" + contact.About.Interaction),
            ("startedAt", FieldValue.At(lapse == Lapse.EndsBeforeStart ? end + 5 * SampleTime.Minute : start)),
            ("endedAt", FieldValue.At(end)),
            ("talkSeconds", (int)((end - start) / 1000) + (lapse == Lapse.OtherDuration ? 240 : 0)),
            ("customerName", unnamed ? null : customer.Name),
            ("contactPhone", customer.Phone),
            ("resultText", thin ? customer.Words("已处理", "Done") : settled ? contact.Say(topic.Result) : customer.Words("已登记，转相关部门处理。", "Noted and passed on to the department concerned.")),
            ("caseKind", unclassified ? null : "inquiry"),
            ("categoryId", unclassified ? null : topic.Category),
            ("urgency", "normal"),
            ("settled", settled),
            ("nextStepText", planned ? customer.Words("核实后电话回复客户", "Check and call the customer back") : null),
            ("ownerId", planned ? contact.Agent : null),
            ("dueAt", FieldValue.At(planned ? t.Time.WorkingDays(at, 2) : null)),
            ("productId", topic.Product),
            ("relation", "self"),
            ("accountRelated", true));
        t.LearnedAfter = usual;
        Complete(t, contact, lapse, at);
    }

    private static void Complete(Telling t, Contact contact, Lapse lapse, long at)
    {
        var due = t.Time.WorkingDays(at, 1);
        var update = contact.ByAgent;
        switch (lapse)
        {
            case Lapse.NameCompleted or Lapse.NameLate:
                var named = lapse == Lapse.NameLate ? t.Time.Late(due, t.Random) : t.Time.Within(at, due, t.Random);
                t.Tell("RecordUpdated", named, update, ("recordType", "InteractionRecorded"), ("recordId", "R-" + contact.About.Interaction), ("customerName", contact.Customer.Name), ("reasonCode", "completion"));
                break;
            case Lapse.ThinCompleted:
                t.Tell("RecordUpdated", t.Time.Within(at, due, t.Random), update with { Text = contact.Say(contact.Topic.Note) },
                    ("recordType", "InteractionRecorded"), ("recordId", "R-" + contact.About.Interaction), ("resultText", contact.Say(contact.Topic.Result)), ("reasonCode", "completion"));
                break;
            case Lapse.ClassifiedLate:
                t.Tell("RecordUpdated", t.Time.Late(due, t.Random), update,
                    ("recordType", "InteractionRecorded"), ("recordId", "R-" + contact.About.Interaction), ("caseKind", "inquiry"), ("categoryId", contact.Topic.Category), ("reasonCode", "completion"));
                break;
        }
    }
}

namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>The responsible department works on a complaint until its decision is told.</summary>
internal static class ComplaintHandling
{
    /// <returns>When the decision was told; null where it never was.</returns>
    public static long? Tell(Telling t, Complaint complaint, long classified)
    {
        var lapse = complaint.Lapse;
        var accepted = Transfer(t, complaint, classified, out var transferred);
        Plan(t, complaint, accepted);

        var limit = Limit(t, complaint, accepted, out var departmentDue);
        departmentDue ??= t.Time.NaturalDays(transferred, 10);
        if (lapse == ComplaintLapse.NeverDecided) return null;

        var returned = lapse == ComplaintLapse.ResultLate ? t.Time.Late(departmentDue.Value, t.Random, 1, 10) : t.Time.Within(accepted, departmentDue.Value, t.Random, 25, 80);
        t.Tell("DepartmentResultReturned", returned, complaint.ByExpert, ("taskId", "TK-" + t.Name), ("outcome", t.Random.Chance(600) ? "upheld" : t.Random.Chance(500) ? "partly-upheld" : "not-upheld"), ("causeId", "SB-C-PROCESS"), ("causeText", complaint.Contact.Say(complaint.Contact.Topic.Plan)));
        return Decide(t, complaint, returned, limit);
    }

    private static long Transfer(Telling t, Complaint complaint, long classified, out long transferred)
    {
        var due = t.Time.WorkingDays(classified, 1);
        transferred = complaint.Lapse == ComplaintLapse.TransferredLate ? t.Time.Late(due, t.Random) : t.Time.Within(classified, due, t.Random, 5, 45);
        var accepted = complaint.Lapse == ComplaintLapse.TransferredLate ? t.Time.After(transferred, t.Random.Minutes(20, 90)) : t.Time.Within(transferred, due, t.Random, 10, 80);
        t.Tell("ComplaintTransferred", transferred, complaint.ByExpert with { Agent = null, By = complaint.Handler }, ("taskId", "TK-" + t.Name), ("fromUnitId", SampleBank.ComplaintUnit), ("recordComplete", true));
        t.Tell("TaskAccepted", accepted, complaint.ByExpert, ("taskId", "TK-" + t.Name), ("taskKind", "investigation"));
        return accepted;
    }

    private static void Plan(Telling t, Complaint complaint, long accepted)
    {
        if (complaint.Lapse == ComplaintLapse.NeverPlanned) return;
        var due = t.Time.WorkingDays(accepted, 5);
        var at = complaint.Lapse == ComplaintLapse.PlannedLate ? t.Time.Late(due, t.Random, 1, 6) : t.Time.Within(accepted, due, t.Random, 5, 35);
        t.Tell("SolutionPlanned", at, complaint.ByExpert with { Text = complaint.Contact.Say(complaint.Contact.Topic.Plan) }, ("ownerId", complaint.Expert), ("dueAt", FieldValue.At(t.Time.WorkingDays(at, 3))));
    }

    /// <summary>The legal limit in force, with the events that move it; 15 or 30 natural days from receipt at first.</summary>
    private static long Limit(Telling t, Complaint complaint, long accepted, out long? departmentDue)
    {
        departmentDue = null;
        var complex = complaint.Course is ComplaintCourse.Complex or ComplaintCourse.Extended;
        var limit = t.Time.NaturalDays(complaint.Received, complex ? 30 : 15);
        switch (complaint.Course)
        {
            case ComplaintCourse.Extended:
                var last = t.Time.DayOf(complaint.Received).AddDays(45);
                var approved = t.Time.Within(accepted, t.Time.NaturalDays(complaint.Received, 9), t.Random, 40, 90);
                var approver = SampleStaff.Head(SampleBank.ComplaintUnit);
                t.Tell("ComplaintExtended", approved, complaint.ByHandler with { By = approver.Id },
                    ("extensionNo", 1), ("dueAt", last), ("reasonCode", "complex"), ("reasonText", "涉及多个部门，需进一步核查"), ("approverId", approver.Id), ("level", approver.Level), ("toldAt", FieldValue.At(approved)));
                departmentDue = t.Time.NaturalDays(complaint.Received, 40);
                return t.Time.NaturalDays(complaint.Received, 45);
            case ComplaintCourse.Appraised:
                var ordered = t.Time.Within(accepted, t.Time.NaturalDays(complaint.Received, 6), t.Random, 20, 60);
                var reported = t.Time.After(ordered, t.Random.Minutes(1500, 3000));
                t.Tell("ExternalAppraisalStarted", ordered, complaint.ByHandler, ("requestId", "AP-" + t.Name), ("toldAt", FieldValue.At(ordered)));
                t.Tell("ExternalAppraisalEnded", reported, complaint.ByHandler, ("requestId", "AP-" + t.Name));
                return limit;
            default:
                return limit;
        }
    }

    private static long Decide(Telling t, Complaint complaint, long returned, long limit)
    {
        var lapse = complaint.Lapse;
        var tellDue = t.Time.WorkingDays(returned, 1);
        var told = lapse switch
        {
            ComplaintLapse.ResultToldLate => t.Time.Late(tellDue, t.Random, 1, 5),
            ComplaintLapse.DecidedLate => t.Time.Late(Math.Max(limit, tellDue), t.Random, 1, 24),
            _ => t.Time.Within(returned, Math.Max(returned + SampleTime.Hour, Math.Min(tellDue, limit)), t.Random, 10, 70),
        };
        var notice = complaint.ByHandler with { Channel = t.Random.Chance(700) ? "call" : "letter" };
        var outcome = notice.Channel == "call" ? "connected" : "posted";
        t.Tell("ComplaintDecisionMade", told - 10 * SampleTime.Minute, complaint.ByHandler, ("outcome", "upheld"), ("causeId", "SB-C-PROCESS"), ("approverId", SampleStaff.Head(SampleBank.ComplaintUnit).Id));
        t.Tell("ComplaintDecisionNotified", told, notice with { Speaker = "agent", Text = complaint.Customer.Words("经核查，您反映的情况处理如下：", "We have looked into your complaint and decided: ") + complaint.Contact.Say(complaint.Contact.Topic.Result) },
            ("outcome", outcome), ("elements", new[] { "facts", "decision", "grounds", "redress" }), ("written", true), ("promiseId", "PR-" + t.Name));
        t.Tell("ResultNotified", told, notice, ("outcome", outcome));
        return told;
    }
}

namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>What goes wrong with a complaint.</summary>
internal enum ComplaintLapse
{
    None,
    DemandMissing,
    DemandCompleted,
    AcknowledgedLate,
    NeverAcknowledged,
    NoCommitment,
    ClassifiedLate,
    UrgencyMissing,
    AssignedLate,
    TransferredLate,
    PlannedLate,
    NeverPlanned,
    ResultLate,
    ResultToldLate,
    DecidedLate,
    NeverDecided,
    NoSecondContact,
    SecondContactBySame,
    NoLeader,
    CalledBackLate,
    NeverCalledBack,
    SharedAccount,
}

/// <summary>Which way a complaint goes.</summary>
internal enum ComplaintCourse
{
    Ordinary,
    OnTheSpot,
    Complex,
    Extended,
    Appraised,
    Withdrawn,
}

/// <summary>A complaint while it is being told.</summary>
/// <param name="Contact">The contact in which it was received; its envelope has the case and the accepting unit.</param>
/// <param name="Handler">Who owns it in the complaint unit.</param>
/// <param name="Expert">Who works on it in the responsible department.</param>
internal sealed record Complaint(Contact Contact, ComplaintCourse Course, ComplaintLapse Lapse, long Received, string Handler, string Expert)
{
    public string Department => Contact.Topic.Department;

    public SampleCustomer Customer => Contact.Customer;

    /// <summary>The case alone, as the work of its owner in the complaint unit.</summary>
    public Envelope ByHandler => Case with { Unit = SampleBank.ComplaintUnit, Agent = Handler, By = Lapse == ComplaintLapse.SharedAccount ? SampleStaff.SharedAccount : Handler };

    /// <summary>The case alone, as the department's work.</summary>
    public Envelope ByExpert => Case with { Unit = Department, Agent = Expert, By = Expert };

    public Envelope ByCustomer => Case with { By = "customer", Agent = null };

    private Envelope Case => Contact.About with { Interaction = null, Channel = null, Agent = null };
}

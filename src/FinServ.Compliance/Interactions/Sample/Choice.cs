namespace FinServ.Compliance.Interactions.Sample;

/// <summary>What is chosen from a deck in a story; each choice goes its own way through the stories, so that none of them hangs on another.</summary>
internal enum Choice
{
    RecordLapse,
    FollowUpNoted,
    PersonalDataTold,
    CallWait,
    TestCall,
    Result,
    ReturnCall,
    Rating,
    ProblemLapse,
    ProblemClass,
    ProblemCourse,
    ChatAnswer,
    MailLapse,
    TicketWait,
    CallbackCourse,
    NewCustomerLapse,
    ComplaintLapse,
    ComplaintCourse,
    ComplaintChannel,
    ComplaintMood,
    AlertCourse,
}

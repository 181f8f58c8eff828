namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>A customer rates a contact.</summary>
internal static class Survey
{
    private static readonly Deck<int> ratings = new(5, (4, 240), (3, 40), (2, 12), (1, 8));

    public static void Answer(Telling t, Contact contact, long ended)
    {
        var satisfaction = t.Deal(Choice.Rating, ratings);
        var words = satisfaction switch
        {
            5 => contact.Customer.Words("服务很好，解释得清楚。", "Very good service, clearly explained."),
            4 => contact.Customer.Words("还可以。", "Good."),
            3 => contact.Customer.Words("一般，等的时间有点长。", "Fair, the wait was rather long."),
            _ => contact.Customer.Words("没有解决我的问题，希望改进。", "My matter was not solved, please do better."),
        };
        t.Tell("SurveyAnswered", ended + t.Random.Minutes(1, 30), contact.ByCustomer with { Agent = contact.Agent, Speaker = "customer", Text = words },
            ("surveyId", "S-" + contact.About.Interaction), ("surveyKind", "post-contact"), ("satisfaction", satisfaction));
    }
}

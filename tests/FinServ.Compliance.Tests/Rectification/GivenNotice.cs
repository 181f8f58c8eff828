using FinServ.Compliance.Calendars;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Tests.Violations;

namespace FinServ.Compliance.Tests.Rectification;

/// <summary>Notices in every state, and the people around them.</summary>
internal static class GivenNotice
{
    public static NoticeTerms Terms { get; } = new(Given.Profiles, Given.Clock);

    /// <summary>Drafted the notice of the pictures.</summary>
    public static Actor Author { get; } = Given.Person("A0058", Roles.QaLead);

    public static Actor Second { get; } = Given.Person("A0021", Roles.SupervisionGroup);

    public static Actor Addressee { get; } = Given.Person("A0137", Roles.Addressee);

    public static Actor Head { get; } = Given.Person("A0102", Roles.DepartmentHead);

    public static Actor Inspector { get; } = Given.Person("Q0001", Roles.QaLead);

    public static IReadOnlySet<string> NoLine { get; } = new HashSet<string>();

    /// <summary>Thursday 2026-03-05 10:40 in Shanghai.</summary>
    public static readonly DateTimeOffset IssuedAt = Given.Shanghai("2026-03-05T10:40");

    public static RectificationNotice Draft(
        Severity severity = Severity.S2, string within = "1bd", string? agent = null, bool collective = false, string rule = "sla-result-feedback") => new()
    {
        Id = new Guid("0a000000-0000-0000-0000-000000000012"),
        Key = $"{rule}|unit:CD|2026-03-04",
        Rule = new(rule, 2),
        Severity = severity,
        Unit = "CD",
        Agent = agent,
        Within = Amount.TryParse(within, out var amount) ? amount : throw new FormatException(within),
        Collective = collective,
        Members = 1,
        Involved = ["A0344"],
        DraftedAt = Given.Shanghai("2026-03-04T15:20"),
        IssueBy = Given.Shanghai("2026-03-05T17:30"),
    };

    public static RectificationNotice Issued(Severity severity = Severity.S2, string within = "1bd", string? agent = null, string rule = "sla-result-feedback")
    {
        var draft = Draft(severity, within, agent, rule: rule);
        if (NoticeDuties.NeedsSecondPerson(draft)) draft = draft with { Completed = new(Author.Id, draft.DraftedAt) };
        return draft.Issue(Second, "ZG-CD-20260305-0012", Terms, IssuedAt);
    }

    public static RectificationNotice InRectification(Severity severity = Severity.S2, string within = "1bd") =>
        Issued(severity, within).Acknowledge(Addressee, Given.Shanghai("2026-03-05T14:20"));

    public static RectificationNotice Disputed() => InRectification().Object(Addressee, "客户已在网点知悉结果", Terms, Given.Shanghai("2026-03-05T15:00"));

    public static RectificationNotice Submitted(Severity severity = Severity.S2, string within = "3bd") =>
        InRectification(severity, within).Submit(Addressee, "已告知并登记", ["E1"], Terms, Given.Shanghai("2026-03-06T09:00"));

    public static RectificationNotice Overdue(Severity severity = Severity.S2) =>
        InRectification(severity).MarkOverdue(Terms, Given.Shanghai("2026-03-06T17:31"));
}

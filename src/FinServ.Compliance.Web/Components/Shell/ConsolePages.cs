using FinServ.Compliance.Checking;
using FinServ.Compliance.Web.Accounts;

namespace FinServ.Compliance.Web.Components.Shell;

/// <summary>A page as the rail names it.</summary>
/// <param name="Policy">Who may open it; null for every signed-in person.</param>
public sealed record ConsolePage(string Address, LocalText Title, string? Policy)
{
    /// <summary>Whether an address lies in this page: itself, or something below it.</summary>
    public bool Holds(string address) =>
        Address == "/" ? address == "/" : Below(Address, address) || Also.Any(other => Below(other, address));

    /// <summary>Further addresses that belong to this page: cases to the search, sources to the jobs.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    private static bool Below(string page, string address) => address == page || address.StartsWith(page + "/", StringComparison.Ordinal);
}

/// <summary>The pages of the console in the groups of the rail (ui/README §2).</summary>
public static class ConsolePages
{
    public static IReadOnlyList<(LocalText Title, IReadOnlyList<ConsolePage> Pages)> Groups { get; } =
    [
        (new("监督", "Supervise"),
        [
            new("/", new("总览", "Overview"), Policies.ReadOverview),
            new("/violations", new("违规", "Violations"), Policies.ReadViolations),
            new("/notices", new("整改通知书", "Notices"), Policies.ReadNotices),
        ]),
        (new("查证", "Prove"),
        [
            new("/search", new("互动检索", "Search"), Policies.SearchInteractions) { Also = ["/cases", "/customers", "/interactions"] },
            new("/audit", new("审计轨迹", "Audit trail"), Policies.ReadAudit),
        ]),
        (new("报告", "Report"),
        [
            new("/digests", new("质量周报", "Weekly digest"), Policies.ReadDigests),
        ]),
        (new("依据", "Basis"),
        [
            new("/rules", new("规则", "Rules"), null),
            new("/calendars", new("工作日历", "Calendars"), null),
        ]),
        (new("运行", "Run"),
        [
            new("/jobs", new("作业与来源", "Jobs & sources"), Policies.ReadOperation) { Also = ["/sources"] },
            new("/quarantine", new("隔离区", "Quarantine"), Policies.Operate),
            new("/users", new("用户", "Users"), Policies.Administer),
        ]),
    ];
}

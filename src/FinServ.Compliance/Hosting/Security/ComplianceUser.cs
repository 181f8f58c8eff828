using Microsoft.AspNetCore.Identity;

namespace FinServ.Compliance.Hosting.Security;

/// <summary>A person who signs in to the console; what he or she may do follows from roles and units.</summary>
public sealed class ComplianceUser : IdentityUser
{
    /// <summary>Name shown on pages, notices and in the audit trail.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Id under which sources know the same person; ties him or her to interactions that nobody may decide on for himself.</summary>
    public string? EmployeeId { get; set; }

    /// <summary>Units whose records the person sees; not asked for bank-wide roles (policy/rules.md §3).</summary>
    public List<string> UnitIds { get; set; } = [];

    /// <summary>Language of pages and messages: `zh-CN` or `en`.</summary>
    public string Language { get; set; } = "zh-CN";

    /// <summary>True for a user that came with the shipped sample and goes with it.</summary>
    public bool IsSample { get; set; }
}

using FinServ.Compliance.Hosting.Security;

namespace FinServ.Compliance.Web.Accounts;

/// <summary>The page on which a role starts (ui/README §2).</summary>
public static class Landing
{
    /// <summary>The first page of somebody with these roles; supervision comes before all else.</summary>
    public static string For(IReadOnlySet<Role> roles)
    {
        var pages = roles.Order().Select(PageOf).ToList();
        return pages.Contains("/") ? "/" : pages.FirstOrDefault("/rules");
    }

    private static string PageOf(Role role) => role switch
    {
        Role.Auditor => "/search",
        Role.DepartmentHead or Role.BranchManager or Role.BankLeader => "/digests",
        Role.Addressee or Role.Agent => "/notices",
        Role.Operator => "/jobs",
        Role.Administrator => "/users",
        Role.RuleAuthor or Role.RuleApprover => "/rules",
        _ => "/",
    };
}

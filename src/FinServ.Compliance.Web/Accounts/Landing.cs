using FinServ.Compliance.Hosting.Security;

namespace FinServ.Compliance.Web.Accounts;

/// <summary>The page on which a role starts (ui/README §2).</summary>
public static class Landing
{
    /// <summary>The first page of somebody with these roles; supervision comes before all else.</summary>
    public static string For(IReadOnlySet<string> roles)
    {
        var pages = Roles.Names.Keys.Where(roles.Contains).Select(PageOf).ToList();
        return pages.Contains("/") ? "/" : pages.FirstOrDefault("/rules");
    }

    private static string PageOf(string role) => role switch
    {
        Roles.Auditor => "/search",
        Roles.DepartmentHead or Roles.BranchManager or Roles.BankLeader => "/digests",
        Roles.Addressee or Roles.Agent => "/notices",
        Roles.Operator => "/jobs",
        Roles.Administrator => "/users",
        Roles.RuleAuthor or Roles.RuleApprover => "/rules",
        _ => "/",
    };
}

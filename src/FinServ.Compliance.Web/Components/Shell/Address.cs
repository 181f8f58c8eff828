using Microsoft.AspNetCore.Components;

namespace FinServ.Compliance.Web.Components.Shell;

/// <summary>The address of the page being shown, as links on it need it.</summary>
public static class Address
{
    /// <summary>`/violations/V-1`, without query and fragment.</summary>
    public static string Path(this NavigationManager navigation) => navigation.PathAndQuery().Split('?')[0];

    /// <summary>`/violations?state=raised`, without fragment.</summary>
    public static string PathAndQuery(this NavigationManager navigation) => "/" + navigation.ToBaseRelativePath(navigation.Uri).Split('#')[0];
}

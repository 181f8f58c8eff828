using Microsoft.AspNetCore.DataProtection;

namespace FinServ.Compliance.Web.Searching;

/// <summary>What a person searches for today; kept in the browser for the session, encrypted, so that it never stands in an address.</summary>
internal static class Purpose
{
    private const string Cookie = "purpose";

    public static string? Of(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } kept) return null;
        try
        {
            return Protector(http).Unprotect(kept);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null; // Written by another installation, or under keys that are gone.
        }
    }

    public static void Keep(HttpContext http, string purpose) =>
        http.Response.Cookies.Append(Cookie, Protector(http).Protect(purpose), new() { HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Path = "/" });

    private static IDataProtector Protector(HttpContext http) => http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("search-purpose");
}

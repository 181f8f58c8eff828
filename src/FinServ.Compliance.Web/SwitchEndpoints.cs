using Microsoft.AspNetCore.Localization;

namespace FinServ.Compliance.Web;

/// <summary>Changes of language and theme: remembered in a cookie, and back to the very place they were asked from.</summary>
internal static class SwitchEndpoints
{
    private static readonly CookieOptions ForAYear = new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };

    public static void MapSwitches(this IEndpointRouteBuilder app)
    {
        app.MapGet("/language/{to}", (string to, string? back, HttpContext http) =>
        {
            var language = to == "en" ? "en" : "zh-CN";
            http.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new(language)), ForAYear);
            return Back(back);
        }).AllowAnonymous().ExcludeFromDescription();

        app.MapGet("/theme/{to}", (string to, string? back, HttpContext http) =>
        {
            http.Response.Cookies.Append("theme", to == "dark" ? "dark" : "light", ForAYear);
            return Back(back);
        }).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>To a page of this console only: an address elsewhere is not followed.</summary>
    internal static IResult Back(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] ? TypedResults.LocalRedirect(address) : TypedResults.LocalRedirect("/");
}

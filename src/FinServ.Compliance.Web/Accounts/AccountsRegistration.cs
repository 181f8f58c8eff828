using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace FinServ.Compliance.Web.Accounts;

/// <summary>Sign-in with ASP.NET Core Identity, and what each role may open.</summary>
public static class AccountsRegistration
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<ComplianceUser>(options =>
            {
                options.Password.RequiredLength = 12;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireDigit = false;
                options.Lockout.MaxFailedAccessAttempts = 6;
            })
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<ComplianceDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<ComplianceClaims>();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.LoginPath = "/sign-in";
            cookie.AccessDeniedPath = "/not-allowed";
            cookie.ReturnUrlParameter = "back";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
            cookie.Cookie.Name = "compliance";
            cookie.Events.OnRedirectToLogin = ForPagesOnly(cookie.Events.OnRedirectToLogin, StatusCodes.Status401Unauthorized);
            cookie.Events.OnRedirectToAccessDenied = ForPagesOnly(cookie.Events.OnRedirectToAccessDenied, StatusCodes.Status403Forbidden);
        });
        services.AddAuthorization(Policies.AddTo);
        services.AddSingleton<FirstAdministrator>();
        services.AddHostedService<WelcomeMessage>();
        return services;
    }

    public static void MapAccounts(this IEndpointRouteBuilder app) => SignInEndpoints.Map(app);

    /// <summary>Callers of the API get the status; people get the sign-in page.</summary>
    private static Func<RedirectContext<CookieAuthenticationOptions>, Task> ForPagesOnly(
        Func<RedirectContext<CookieAuthenticationOptions>, Task> redirect, int status) =>
        context =>
        {
            if (!context.Request.Path.StartsWithSegments("/api")) return redirect(context);
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };
}

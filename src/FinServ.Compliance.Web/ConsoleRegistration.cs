using System.Globalization;
using System.Text.Json.Serialization;
using FinServ.Compliance.Storage;
using FinServ.Compliance.Web.Accounts;
using FinServ.Compliance.Web.Api;
using FinServ.Compliance.Web.Components;
using FinServ.Compliance.Web.Components.Shell;
using FinServ.Compliance.Web.Searching;
using FinServ.Compliance.Web.Supervision;
using FinServ.Compliance.Web.Wording;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Radzen;

namespace FinServ.Compliance.Web;

/// <summary>What the console needs and how requests reach it; all that `Program.cs` sees.</summary>
public static class ConsoleRegistration
{
    public static void AddConsole(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets(); // Also when the host is started from its DLL.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        var services = builder.Services;
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddRadzenComponents();
        services.AddProblemDetails();
        services.AddExceptionHandler<RefusalsAsProblems>();
        services.AddOpenApi(options => options.AddDocumentTransformer(ApiDescription.Introduce));
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        services.AddAccounts();
        services.AddDataProtection().SetApplicationName("FinServ.Compliance").PersistKeysToFileSystem(new(CookieKeysOf(builder.Configuration)));
        services.AddScoped<Reader>();
        services.AddScoped<RailCounts>();
        services.AddConsoleBasis();
        services.Configure<RequestLocalizationOptions>(UseBothLanguages);
    }

    public static void UseConsole(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.Use(Guard);
        app.UseExceptionHandler("/failed");
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(KeepStatusOfApi);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapSwitches();
        app.MapAccounts();
        app.MapSearch();
        app.MapJump();
        app.MapViolations();
        app.MapNoticeDocuments();
        app.MapDigests();
        app.MapNotices();
        app.MapOpenApi("/api/openapi.json");
        app.MapRazorComponents<App>();
    }

    /// <summary>Pages run no script but our own, load nothing from elsewhere, and stand in nobody else's frame.</summary>
    private static Task Guard(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return next(http);
    }

    /// <summary>Keys of cookies lie with the other keys, beside the data and never in them, so that a restart signs nobody out.</summary>
    private static string CookieKeysOf(ConfigurationManager configuration) => Path.Combine(
        configuration["Keys:Folder"] ?? Path.GetFullPath(configuration["Storage:Folder"] ?? new StorageOptions().Folder).TrimEnd('/', '\\') + "-keys", "console");

    /// <summary>Callers of the API get the bare status, not a page.</summary>
    private static Task KeepStatusOfApi(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments("/api") && http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        return next(http);
    }

    private static void UseBothLanguages(RequestLocalizationOptions options)
    {
        CultureInfo[] languages = [new("zh-CN"), new("en")];
        options.DefaultRequestCulture = new(languages[0]);
        options.SupportedCultures = languages;
        options.SupportedUICultures = languages;
        options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
    }
}

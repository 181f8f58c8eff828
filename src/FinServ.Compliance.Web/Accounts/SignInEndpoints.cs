using FinServ.Compliance.Audit;
using FinServ.Compliance.Hosting.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace FinServ.Compliance.Web.Accounts;

/// <summary>What the sign-in forms post to. Every sign-in, refused or not, stands in the audit trail.</summary>
internal static class SignInEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var accounts = app.MapGroup("").ExcludeFromDescription();
        accounts.MapPost("/sign-in", SignIn).AllowAnonymous();
        accounts.MapPost("/sign-in/sample", SignInAsSample).AllowAnonymous();
        accounts.MapPost("/set-up", SetUp).AllowAnonymous();
        accounts.MapPost("/sign-out", SignOut).AllowAnonymous();
    }

    private static async Task<IResult> SignIn(
        [FromForm] string name, [FromForm] string password, [FromForm] string? back,
        SignInManager<ComplianceUser> signIn, UserManager<ComplianceUser> users, AuditTrail audit, TimeProvider clock)
    {
        var user = await users.FindByNameAsync(name);
        var result = user is null || user.IsSample
            ? SignInResult.Failed
            : await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
        if (user is null || !result.Succeeded)
        {
            await audit.RecordAsync(AuditEntry.By(user?.UserName ?? "unknown", "", "sign-in-refused", "console", clock.GetUtcNow()));
            return TypedResults.LocalRedirect($"/sign-in?refused={(result.IsLockedOut ? "locked" : "wrong")}&back={Uri.EscapeDataString(back ?? "")}");
        }

        return await WelcomeAsync(user, back, users, audit, clock);
    }

    private static async Task<IResult> SignInAsSample(
        HttpContext http, [FromForm] string name, [FromForm] string? back,
        SignInManager<ComplianceUser> signIn, UserManager<ComplianceUser> users, AuditTrail audit, TimeProvider clock)
    {
        if (!SamplePeople.IsLocal(http) || await users.FindByNameAsync(name) is not { IsSample: true } user)
            return TypedResults.LocalRedirect("/sign-in?refused=wrong");
        await signIn.SignInAsync(user, isPersistent: false);
        return await WelcomeAsync(user, back, users, audit, clock);
    }

    private static async Task<IResult> SetUp(
        [FromForm] string code, [FromForm] string name, [FromForm] string password,
        FirstAdministrator first, SignInManager<ComplianceUser> signIn, UserManager<ComplianceUser> users, RoleManager<IdentityRole> roles, AuditTrail audit, TimeProvider clock)
    {
        var created = await first.CreateAsync(code, name, password, users, roles);
        if (!created.Succeeded)
            return TypedResults.LocalRedirect($"/set-up?code={Uri.EscapeDataString(code)}&refused={created.Errors.First().Code}");

        var user = (await users.FindByNameAsync(name))!;
        await audit.RecordAsync(AuditEntry.By(name, Roles.Administrator, "first-administrator-created", "console", clock.GetUtcNow()));
        await signIn.SignInAsync(user, isPersistent: false);
        return TypedResults.LocalRedirect("/users");
    }

    private static async Task<IResult> SignOut(SignInManager<ComplianceUser> signIn)
    {
        await signIn.SignOutAsync();
        return TypedResults.LocalRedirect("/sign-in");
    }

    private static async Task<IResult> WelcomeAsync(ComplianceUser user, string? back, UserManager<ComplianceUser> users, AuditTrail audit, TimeProvider clock)
    {
        var roles = (await users.GetRolesAsync(user)).ToHashSet();
        await audit.RecordAsync(AuditEntry.By(user.UserName!, roles.FirstOrDefault(""), "signed-in", "console", clock.GetUtcNow()));
        return string.IsNullOrEmpty(back) || back == "/" ? TypedResults.LocalRedirect(Landing.For(roles)) : SwitchEndpoints.Back(back);
    }
}

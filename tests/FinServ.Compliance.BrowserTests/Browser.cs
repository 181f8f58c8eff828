using Microsoft.Playwright;

namespace FinServ.Compliance.BrowserTests;

/// <summary>How wide, in which language and theme somebody looks.</summary>
public sealed record Look(int Width, string Language, string Theme)
{
    public override string ToString() => $"{Width}-{Language}-{Theme}";
}

/// <summary>The system's Chromium, one console for all tests of the run. Without Chromium every test is skipped with that reason.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? playwright;
    private IBrowser? chromium;

    public ConsoleUnderTest? Console { get; private set; }

    /// <summary>A console that runs already, to take pictures of; a story of our own is told otherwise.</summary>
    private static string? Elsewhere { get; } = Environment.GetEnvironmentVariable("CONSOLE_ADDRESS");

    private static string? Executable { get; } = Places.FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Executable is null) return;
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
        if (Elsewhere is null) Console = await ConsoleUnderTest.StartAsync();
    }

    /// <summary>A page on which nobody is signed in yet.</summary>
    public async Task<IPage> OpenAsync(Look look, bool scripts = true)
    {
        Assert.SkipUnless(chromium is not null, $"No Chromium at {string.Join(" or ", Places)}.");
        var context = await chromium!.NewContextAsync(new()
        {
            BaseURL = Elsewhere ?? Console!.Address,
            Locale = look.Language,
            ColorScheme = look.Theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = look.Width, Height = look.Width < 720 ? 844 : 900 },
            JavaScriptEnabled = scripts,
            AcceptDownloads = true,
            ReducedMotion = ReducedMotion.Reduce,
        });
        return await context.NewPageAsync();
    }

    /// <summary>A page on which a person of the sample is signed in.</summary>
    public async Task<IPage> SignInAsync(string person, Look look, bool scripts = true)
    {
        var page = await OpenAsync(look, scripts);
        await page.GotoAsync("/sign-in");
        await page.Locator($"form:has(input[value='{person}']) button").ClickAsync();
        await page.WaitForURLAsync(address => !address.Contains("sign-in", StringComparison.Ordinal));
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        playwright?.Dispose();
        if (Console is not null) await Console.DisposeAsync();
    }
}

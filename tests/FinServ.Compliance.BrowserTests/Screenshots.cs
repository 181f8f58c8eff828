using Microsoft.Playwright;

namespace FinServ.Compliance.BrowserTests;

/// <summary>Pictures of every page, to be looked at; taken only where CONSOLE_PICTURES names a folder.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class Screenshots(Browser browser)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("CONSOLE_PICTURES");

    [Fact]
    public async Task Pages_are_pictured_for_the_eye()
    {
        Assert.SkipUnless(Folder is not null, "CONSOLE_PICTURES names no folder.");
        Directory.CreateDirectory(Folder);
        var wanted = Environment.GetEnvironmentVariable("CONSOLE_PAGES")?.Split(',') ?? [];
        var looks = (Environment.GetEnvironmentVariable("CONSOLE_LOOKS") ?? "1440-zh-CN-light").Split(',').Select(Read);
        foreach (var look in looks)
        {
            foreach (var (person, address) in wanted.Select(page => (page.Split(':')[0], page.Split(':')[1])))
            {
                var page = await browser.SignInAsync(person, look);
                await page.GotoAsync(address);
                if (address.StartsWith("/search?", StringComparison.Ordinal))
                {
                    await page.Locator(".purpose input").FillAsync("核查投诉回访落实情况");
                    await page.Locator(".ask button[type=submit]").ClickAsync();
                    await page.WaitForSelectorAsync(".recorded");
                }

                var name = $"{look}{address.Replace('/', '_').Replace('?', '_').Replace('&', '_').Replace('=', '-')}.png";
                await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name), FullPage = true });
                await page.Context.CloseAsync();
            }
        }
    }

    private static Look Read(string name)
    {
        var parts = name.Split('-');
        return new(int.Parse(parts[0], null), string.Join('-', parts[1..^1]), parts[^1]);
    }
}

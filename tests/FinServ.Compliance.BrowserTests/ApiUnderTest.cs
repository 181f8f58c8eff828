using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FinServ.Compliance.BrowserTests;

/// <summary>The console as a program talks to it: signed in as a person of the sample, without a browser.</summary>
internal sealed partial class ApiUnderTest : IDisposable
{
    private readonly HttpClient client;

    private ApiUnderTest(string address) => client = new(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new(address) };

    public static async Task<ApiUnderTest> SignInAsync(ConsoleUnderTest console, string person)
    {
        var api = new ApiUnderTest(console.Address);
        var token = Token().Match(await api.client.GetStringAsync("/sign-in")).Groups[1].Value;
        var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["name"] = person, ["__RequestVerificationToken"] = token });
        Assert.Equal(HttpStatusCode.Redirect, (await api.client.PostAsync("/sign-in/sample", form)).StatusCode);
        return api;
    }

    public async Task<JsonElement> JsonAsync(string address) => await client.GetFromJsonAsync<JsonElement>(address);

    public async Task<string> TextAsync(string address) => WebUtility.HtmlDecode(await client.GetStringAsync(address));

    public Task<HttpResponseMessage> GetAsync(string address) => client.GetAsync(address);

    public void Dispose() => client.Dispose();

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FinServ.Compliance.BrowserTests;

/// <summary>Page, file, API and overview print one number, and a number opens exactly the rows that it counts.</summary>
public sealed partial class FiguresAgree : IAsyncLifetime
{
    private const string Week = "2026-W11";

    private ConsoleUnderTest console = null!;

    public async ValueTask InitializeAsync() => console = await ConsoleUnderTest.StartAsync();

    public ValueTask DisposeAsync() => console.DisposeAsync();

    [Fact]
    public async Task New_violations_of_a_week_are_one_number_everywhere()
    {
        using var api = await ApiUnderTest.SignInAsync(console, "A0021");
        var model = await api.JsonAsync($"/api/digests/{Week}");
        var counted = model.GetProperty("newViolations").GetInt32();

        Assert.True(counted > 0);
        Assert.Equal(counted, (await api.JsonAsync("/api/overview")).GetProperty("weeks").EnumerateArray().Last().GetProperty("total").GetInt32());
        Assert.Contains($"新增违规 {counted} 项", await api.TextAsync($"/digests/{Week}"), StringComparison.Ordinal);
        Assert.Contains($"新增违规 {counted} 项", await api.TextAsync($"/digests/{Week}/file"), StringComparison.Ordinal);
        Assert.Equal(counted, (await api.JsonAsync("/api/violations?state=standing&from=2026-03-09&until=2026-03-15")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Open_and_overdue_notices_are_one_number_everywhere()
    {
        using var api = await ApiUnderTest.SignInAsync(console, "A0021");
        var notices = (await api.JsonAsync($"/api/digests/{Week}")).GetProperty("notices");
        var (open, overdue) = (notices.GetProperty("open").GetInt32(), notices.GetProperty("overdue").GetArrayLength());

        Assert.Equal(overdue, (await api.JsonAsync("/api/notices?state=Overdue")).GetProperty("total").GetInt32());
        Assert.Equal(overdue, (await api.JsonAsync("/api/overview")).GetProperty("overdueNotices").GetInt32());
        Assert.Contains($"未销号 {open} 份，其中 {overdue} 份已逾期", await api.TextAsync("/notices"), StringComparison.Ordinal);
        Assert.Contains($"未销号 {open}，", await api.TextAsync($"/digests/{Week}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_review_is_one_number_on_overview_list_and_rail()
    {
        using var api = await ApiUnderTest.SignInAsync(console, "A0021");
        var overview = await api.JsonAsync("/api/overview");
        var waiting = overview.GetProperty("toConfirm").EnumerateArray().Sum(each => each.GetProperty("total").GetInt32());

        Assert.Equal(waiting, (await api.JsonAsync("/api/violations?state=raised")).GetProperty("total").GetInt32());
        var list = await api.TextAsync("/violations");
        Assert.Contains($"待确认 {waiting} 项", list, StringComparison.Ordinal);
        Assert.Equal(waiting, int.Parse(RailCount().Match(list).Groups[1].Value));
    }

    [Fact]
    public async Task An_API_call_without_the_right_gets_its_status_and_no_page()
    {
        using var operators = await ApiUnderTest.SignInAsync(console, "A0500");
        Assert.Equal(HttpStatusCode.Forbidden, (await operators.GetAsync("/api/violations")).StatusCode);
        using var nobody = new HttpClient { BaseAddress = new(console.Address) };
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/api/overview")).StatusCode);
    }

    [Fact]
    public async Task A_refusal_is_a_problem_with_a_stable_code()
    {
        using var api = await ApiUnderTest.SignInAsync(console, "A0021");
        var refused = await api.GetAsync("/api/digests/2026-W99");

        Assert.True(refused.StatusCode == HttpStatusCode.Conflict, await refused.Content.ReadAsStringAsync());
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Equal("period-unknown", JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Somebody_of_one_unit_finds_nothing_of_another()
    {
        using var supervisor = await ApiUnderTest.SignInAsync(console, "A0102");
        foreach (var item in (await supervisor.JsonAsync("/api/violations?take=1000")).GetProperty("items").EnumerateArray())
            Assert.Contains(item.GetProperty("unit").GetString(), Story.Units);
    }

    [GeneratedRegex("""href="/violations"[^>]*>\s*<span>违规</span>\s*<span class="count[^"]*">([\d,]+)""")]
    private static partial Regex RailCount();
}

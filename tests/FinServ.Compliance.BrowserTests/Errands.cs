using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace FinServ.Compliance.BrowserTests;

/// <summary>One errand of each role to its end; things are found by role and label, as people find them.</summary>
[Collection(ConsoleCollection.Name)]
public sealed partial class Errands(Browser browser)
{
    private static readonly Look Desk = new(1440, "zh-CN", "light");
    private static readonly Look Phone = new(390, "zh-CN", "light");

    [Fact]
    public async Task Supervision_sees_what_is_due_next_and_opens_it()
    {
        var page = await browser.SignInAsync("A0021", Desk);

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/$"));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("S1");
        await page.GetByRole(AriaRole.Link, new() { Name = "记录留存鉴别信息" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("记录留存鉴别信息");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "为什么不是别的判定" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "确认违规" })).ToBeEnabledAsync();
    }

    [Fact]
    public async Task A_reviewer_decides_by_keys_and_goes_on_to_the_next_row()
    {
        var page = await browser.SignInAsync("A0102", Desk);
        await page.GotoAsync("/violations?sev=S4");
        var first = await SelectedNumber(page);

        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("sel="));
        var second = await SelectedNumber(page);
        Assert.NotEqual(first, second);

        await page.Keyboard.PressAsync("c");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(second);
        await page.GotoAsync($"/violations/{second}");
        await Assertions.Expect(page.GetByText("A0102 确认").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_dismissal_asks_for_its_reason_and_other_for_a_note()
    {
        var page = await browser.SignInAsync("A0102", Desk);
        await page.GotoAsync("/violations?sev=S3");

        await page.Keyboard.PressAsync("d");
        await page.GetByLabel("原因（必选）").SelectOptionAsync("Other");
        await page.GetByRole(AriaRole.Button, new() { Name = "驳回违规" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("须写说明");

        await page.GetByLabel("说明；选“其他”时必填").FillAsync("网点已补录，记录号见附件。");
        await page.GetByRole(AriaRole.Button, new() { Name = "驳回违规" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("已处理");
    }

    [Fact]
    public async Task An_auditor_finds_a_phrase_and_every_search_leaves_a_number()
    {
        var page = await browser.SignInAsync("A0009", Desk);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/search$"));

        await page.GetByLabel("短语", new() { Exact = true }).FillAsync("没人跟我说");
        await page.GetByLabel("目的（记入审计轨迹）").FillAsync("核查投诉回访落实情况");
        await page.GetByRole(AriaRole.Button, new() { Name = "检索", Exact = true }).ClickAsync();

        await Assertions.Expect(page.GetByText("本次查询已记录")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("mark")).ToHaveCountAsync(4);
        await page.Locator(".hits").GetByRole(AriaRole.Link, new() { Name = "时间线" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "时钟与事件" })).ToBeVisibleAsync();

        await page.GotoAsync("/audit?action=interactions-searched");
        await Assertions.Expect(page.GetByText("核查投诉回访落实情况").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_search_for_a_personal_number_is_refused_and_never_stands_in_the_address()
    {
        var page = await browser.SignInAsync("A0009", Desk);
        await page.GotoAsync("/search");

        await page.GetByLabel("短语", new() { Exact = true }).FillAsync("13812342047");
        await page.GetByLabel("目的（记入审计轨迹）").FillAsync("核对");
        await page.GetByRole(AriaRole.Button, new() { Name = "检索", Exact = true }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("个人信息");
        Assert.DoesNotContain("138", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_lands_on_the_latest_digest()
    {
        var page = await browser.SignInAsync("B0001", Desk);

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/digests$"));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("新增违规");
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "下载单文件网页" }).ClickAsync());
        Assert.EndsWith(".html", file.SuggestedFilename, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_addressee_answers_a_notice_on_the_phone()
    {
        var page = await browser.SignInAsync("A0137", Phone);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/notices$"));
        await page.GetByRole(AriaRole.Link, new() { Name = "处理结果未及时反馈" }).ClickAsync();

        await page.GetByText("提交整改").First.ClickAsync();
        await Assertions.Expect(page.GetByText("还差证明材料")).ToBeVisibleAsync();
        await page.GetByLabel("添加材料").SetInputFilesAsync(new FilePayload { Name = "receipt.txt", MimeType = "text/plain", Buffer = "告知短信回执"u8.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "上传材料" }).ClickAsync();

        await page.GetByText("提交整改").First.ClickAsync();
        await page.GetByLabel("整改措施").FillAsync("03-10 09:10 已补发告知短信并登记；今后办结当日由经办人告知。");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交整改" }).ClickAsync();
        await Assertions.Expect(page.Locator(".stepper li.now")).ToContainTextAsync("待复查");
    }

    [Fact]
    public async Task An_operator_sees_jobs_and_no_customer_data()
    {
        var page = await browser.SignInAsync("A0500", Desk);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/jobs$"));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "窗口台账" })).ToBeVisibleAsync();

        foreach (var closed in (string[])["/violations", "/search", "/notices", "/", "/cases/TS-20260211-0087", "/audit"])
        {
            await page.GotoAsync(closed);
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("您的角色不能打开这一页");
        }
    }

    [Fact]
    public async Task An_administrator_adds_a_user_who_gets_a_password_once()
    {
        var page = await browser.SignInAsync("A0900", Desk);
        await page.GetByLabel("用户名").FillAsync("Z0001");
        await page.Locator("select[name='Added.Role']").SelectOptionAsync("qa-lead");
        await page.GetByRole(AriaRole.Button, new() { Name = "新增用户" }).ClickAsync();

        var shown = await page.GetByRole(AriaRole.Status).InnerTextAsync();
        var password = Password().Match(shown).Groups[1].Value;
        await page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await page.GetByLabel("用户名").FillAsync("Z0001");
        await page.GetByLabel("密码").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("质检负责人").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_number_box_leads_to_what_it_names()
    {
        var page = await browser.SignInAsync("A0021", Desk);
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("V-20260310-0001");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/violations/V-20260310-0001$"));

        await page.Keyboard.PressAsync("r");
        await Assertions.Expect(page.Locator("#receipt")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/violations$"));
    }

    [Fact]
    public async Task Switching_the_language_keeps_the_place()
    {
        var page = await browser.SignInAsync("A0021", Desk);
        await page.GotoAsync("/violations?sev=S2");
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/violations\?sev=S2$"));
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Violations");
    }

    [Fact]
    public async Task Everything_works_without_scripts()
    {
        var page = await browser.SignInAsync("A0021", Desk, scripts: false);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("确认");
        await page.GotoAsync("/violations?sev=S2");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认违规" }).ClickAsync();
        await Assertions.Expect(page.GetByText("已处理，记入审计轨迹")).ToBeVisibleAsync();
    }

    private static async Task<string> SelectedNumber(IPage page) => (await page.Locator("aside.preview .mono").First.InnerTextAsync()).Trim();

    [GeneratedRegex(@"Z0001\s+([0-9a-f]{20})")]
    private static partial Regex Password();
}

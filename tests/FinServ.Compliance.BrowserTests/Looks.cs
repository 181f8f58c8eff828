using System.Text.RegularExpressions;

namespace FinServ.Compliance.BrowserTests;

/// <summary>Every page in every look: nothing scrolls sideways on the phone, nothing is too faint to read, nothing personal shows, one language at a time.</summary>
[Collection(ConsoleCollection.Name)]
public sealed partial class Looks(Browser browser)
{
    private static readonly (string Person, string Address)[] Pages =
    [
        ("A0021", "/"), ("A0021", "/violations?state=all"), ("A0021", "/violations/V-20260310-0001"), ("A0021", "/notices"), ("A0021", "/notices/ZG-CD-20260305-0001"),
        ("A0021", "/cases/TS-20260211-0087"), ("A0009", "/search"), ("A0009", "/audit"), ("B0001", "/digests"), ("A0021", "/rules"), ("A0021", "/rules/callback-complaint-missed"),
        ("A0021", "/calendars/cn"), ("A0500", "/jobs"), ("A0500", "/quarantine"), ("A0900", "/users"),
    ];

    public static TheoryData<int, string, string> All { get; } = new()
    {
        { 1440, "zh-CN", "light" }, { 1440, "zh-CN", "dark" }, { 1440, "en", "light" }, { 390, "zh-CN", "light" }, { 390, "en", "dark" },
    };

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_page_can_be_read(int width, string language, string theme)
    {
        var faults = new List<string>();
        foreach (var group in Pages.GroupBy(page => page.Person))
        {
            var page = await browser.SignInAsync(group.Key, new(width, language, theme));
            foreach (var (_, address) in group)
            {
                await page.GotoAsync(address);
                if (await page.Locator("html").GetAttributeAsync("data-theme") != theme) faults.Add($"{address}: not {theme}");
                var sideways = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                if (sideways > 0) faults.Add($"{address}: {sideways} px wider than the screen");
                faults.AddRange((await page.EvaluateAsync<string[]>(TooFaint)).Select(faint => $"{address}: {faint}"));

                var words = await page.EvaluateAsync<string>(WordsOfThisLanguage);
                if (Personal().Match(words) is { Success: true } personal) faults.Add($"{address}: looks like personal data, at {personal.Index}");
                if (language == "en" && Chinese().Match(words) is { Success: true } foreign) faults.Add($"{address}: Chinese in an English page: {foreign.Value}");
            }

            await page.Context.CloseAsync();
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Texts below 4.5 to 1 against what lies behind them (WCAG 2.2, 1.4.3); patterns and pictures are left out.</summary>
    private const string TooFaint = """
        () => {
          const part = v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
          const light = c => 0.2126 * part(c[0]) + 0.7152 * part(c[1]) + 0.0722 * part(c[2]);
          const read = s => { const n = (s.match(/[\d.]+/g) || []).map(Number); return n.length < 4 ? [...n, 1] : n; };
          const behind = e => { for (; e; e = e.parentElement) { const st = getComputedStyle(e); if (st.backgroundImage !== 'none' && e !== document.querySelector('.shell')) return null; const c = read(st.backgroundColor); if (c[3] > 0.99) return c; } return [255, 255, 255, 1]; };
          const found = new Set();
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const e = walk.currentNode.parentElement;
            if (!walk.currentNode.textContent.trim() || e.closest('script,style,option,.unseen,.onlate') || !e.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
            const back = behind(e); if (!back) continue;
            const st = getComputedStyle(e); const fore = read(e instanceof SVGElement ? st.fill : st.color);
            const [a, b] = [light(fore), light(back)].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            if (ratio < 4.5) found.add(`${ratio.toFixed(1)} “${walk.currentNode.textContent.trim().slice(0, 20)}” ${e.className || e.tagName}`);
          }
          return [...found].slice(0, 8);
        }
        """;

    /// <summary>The words on a page without passages that are marked as another language, quoted originals and what people wrote.</summary>
    private const string WordsOfThisLanguage = """
        () => {
          const copy = document.body.cloneNode(true);
          copy.querySelectorAll('script, style, blockquote, .quote, .thread, .md, mark, details.numbers, input, pre, .mono, .switch, .paper').forEach(e => e.remove());
          if (document.documentElement.lang === 'en') copy.querySelectorAll('[lang=zh-CN]').forEach(e => e.remove());
          const said = [];
          for (const walk = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT); walk.nextNode();) said.push(walk.currentNode.textContent.trim());
          return said.filter(word => word).join(' | ');
        }
        """;

    [GeneratedRegex(@"(?<![\d*-])(1[3-9]\d{9}|\d{16,19}|\d{17}[\dX])(?![\d-])")]
    private static partial Regex Personal();

    [GeneratedRegex(@"[\u4e00-\u9fff][^\n]{0,20}")]
    private static partial Regex Chinese();
}

using System.Net;
using System.Text;

namespace FinServ.Compliance.Rectification;

/// <summary>The notice as one self-contained HTML file for A4: no scripts, no outside requests (ui/README.md §9).</summary>
public static class NoticeHtml
{
    private const string Style = """
        @page { size: A4; margin: 2.5cm }
        body { margin: 2.5cm auto; max-width: 16cm; background: #fff; color: #000;
          font: 15px/1.75 "FangSong", "STFangsong", "Songti SC", "Noto Serif CJK SC", serif; font-variant-numeric: tabular-nums }
        @media print { body { margin: 0; max-width: none } }
        header { text-align: center } header p { margin: 0 }
        h1 { font-size: 24px; font-weight: 600; letter-spacing: .3em; margin: 4px 0 12px }
        :lang(en) h1 { letter-spacing: 0 }
        dl { display: flex; flex-wrap: wrap; gap: 0 24px; justify-content: space-between; border-block: 1px solid #000; border-top-width: 2px; margin: 0; padding: 6px 0; font-size: 14px }
        dl div { display: flex; gap: 12px } dd { margin: 0 }
        section { break-inside: avoid; margin-top: 12px } h2 { font-size: 15px; font-weight: 600; margin: 0; break-after: avoid }
        section p { margin: 0; text-indent: 2em } :lang(en) section p { text-indent: 0 }
        .signatures { text-align: right; margin-top: 24px } .signatures p { margin: 0 }
        .annex { border-top: 1px solid #000; padding-top: 8px; font-size: 13px; break-inside: auto }
        table { border-collapse: collapse; width: 100%; font-size: 12px } th, td { text-align: left; vertical-align: top; padding: 2px 8px 2px 0; border-bottom: 1px solid #C9C9C2; font-weight: 400 }
        footer { margin-top: 16px; font-size: 13px }
        """;

    public static string Render(NoticeDocument document)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"").Append(document.Language).Append("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
        html.Append("<title>").Append(E($"{document.Title} {document.Number}")).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n");
        html.Append("<body>\n").Append(Body(document)).Append("</body>\n</html>\n");
        return html.ToString();
    }

    /// <summary>The letter alone, for a page that has its own frame.</summary>
    public static string Body(NoticeDocument document)
    {
        var html = new StringBuilder();
        html.Append($"<header>\n<p>{E(document.Bank)}　{E(document.Frame.Department)}</p>\n<h1>{E(document.Title)}</h1>\n</header>\n<dl>\n");
        Pair(document.Frame.NumberLabel, document.Number);
        Pair(document.Frame.SeverityLabel, $"{document.Severity} {document.SeverityTitle}");
        if (document.IssuedAt.Length > 0) Pair(document.Frame.IssuedLabel, document.IssuedAt);
        html.Append($"</dl>\n<p>{E(document.Addressee)}</p>\n");
        foreach (var section in document.Sections) Section(section, "section");
        html.Append("<div class=\"signatures\">\n");
        foreach (var signature in document.Signatures) html.Append($"<p>{E(signature)}</p>\n");
        html.Append("</div>\n");
        foreach (var annex in document.Annexes) Section(annex, "section class=\"annex\"");
        html.Append($"<footer>{E(document.Frame.CheckLabel)} {E(document.Check)}</footer>\n");
        return html.ToString();

        void Pair(string label, string value) => html.Append($"<div><dt>{E(label)}</dt><dd>{E(value)}</dd></div>\n");

        void Section(NoticeSection section, string tag)
        {
            html.Append($"<{tag}>\n<h2>{E(section.Heading)}</h2>\n");
            foreach (var paragraph in section.Paragraphs) html.Append($"<p>{E(paragraph)}</p>\n");
            if (section.Rows.Count > 0)
            {
                html.Append("<table>\n<thead>").Append(Row(section.Rows[0], "th scope=\"col\"", "th")).Append("</thead>\n<tbody>\n");
                foreach (var row in section.Rows.Skip(1)) html.Append(Row(row, "td", "td")).Append('\n');
                html.Append("</tbody>\n</table>\n");
            }

            html.Append("</section>\n");
        }
    }

    private static string Row(IReadOnlyList<string> cells, string open, string close) =>
        $"<tr>{string.Concat(cells.Select(cell => $"<{open}>{E(cell)}</{close}>"))}</tr>";

    private static string E(string text) => WebUtility.HtmlEncode(text);
}

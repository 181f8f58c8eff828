using System.Text;

namespace FinServ.Compliance.Rectification;

/// <summary>The notice as plain text: for mail, and what its check value is taken of.</summary>
public static class NoticeText
{
    public static string Render(NoticeDocument document)
    {
        var colon = document.Language == "en" ? ": " : "：";
        var text = new StringBuilder();
        Line($"{document.Bank} {document.Frame.Department}");
        Line(document.Title);
        Line($"{document.Frame.NumberLabel}{colon}{document.Number}    {document.Frame.SeverityLabel}{colon}{document.Severity} {document.SeverityTitle}    {document.Frame.IssuedLabel}{colon}{document.IssuedAt}");
        Line();
        Line(document.Addressee);
        foreach (var section in document.Sections) Write(section);
        Line();
        foreach (var signature in document.Signatures) Line(signature);
        foreach (var annex in document.Annexes) Write(annex);
        if (document.Check.Length > 0)
        {
            Line();
            Line($"{document.Frame.CheckLabel}{colon}{document.Check}");
        }

        return text.ToString();

        void Line(string line = "") => text.Append(line.TrimEnd()).Append('\n');

        void Write(NoticeSection section)
        {
            Line();
            Line(section.Heading);
            foreach (var paragraph in section.Paragraphs) Line("  " + paragraph);
            foreach (var row in section.Rows) Line("  " + string.Join(" | ", row));
        }
    }
}

using System.Globalization;
using System.Net;
using System.Text;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Digests;

/// <summary>The pictures of a digest as inline SVG: grey-safe, without scripts or outside requests (ui/README.md §7).</summary>
public static class DigestCharts
{
    private static readonly (Severity Severity, string Fill)[] Stack = [(Severity.S4, "#D6DBE0"), (Severity.S3, "#E8B964"), (Severity.S2, "#CF6A1F"), (Severity.S1, "#9E1B22")];

    /// <summary>New violations by severity, S4 at the bottom to S1 on top; the total is written above each bar.</summary>
    /// <param name="name">What the picture shows, for those who do not see it.</param>
    public static string Bars(IReadOnlyList<PeriodBar> bars, string name)
    {
        const int width = 480, height = 190, left = 34, bottom = 24, top = 18;
        var (plot, room) = (height - bottom - top, (double)(width - left) / Math.Max(1, bars.Count));
        var step = StepFor(bars.Count == 0 ? 0 : bars.Max(bar => bar.Total));
        var most = step * 4;
        var svg = new StringBuilder($"<svg role=\"img\" aria-label=\"{E(name)}\" viewBox=\"0 0 {width} {height}\" width=\"100%\">\n");
        for (var line = 0; line <= 4; line++)
        {
            var y = top + plot - plot * line / 4;
            svg.Append($"<line x1=\"{left}\" x2=\"{width}\" y1=\"{y}\" y2=\"{y}\" stroke=\"{(line == 0 ? "#C9C9C2" : "#E0E0DA")}\"/>");
            svg.Append($"<text x=\"{left - 6}\" y=\"{y + 4}\" text-anchor=\"end\" class=\"axis\">{step * line}</text>\n");
        }

        for (var i = 0; i < bars.Count; i++)
        {
            var (x, wide) = (left + room * i + room * 0.14, room * 0.72);
            double y = top + plot;
            foreach (var (severity, fill) in Stack)
            {
                var high = (double)plot * bars[i].Of(severity) / most;
                if (high == 0) continue;
                y -= high;
                var edge = severity == Severity.S4 ? " stroke=\"#85898F\" stroke-width=\"0.7\"" : "";
                svg.Append($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(wide)}\" height=\"{N(high)}\" fill=\"{fill}\"{edge}/>");
            }

            var middle = N(x + wide / 2);
            svg.Append($"<text x=\"{middle}\" y=\"{N(y - 4)}\" text-anchor=\"middle\" class=\"count\">{bars[i].Total}</text>");
            svg.Append($"<text x=\"{middle}\" y=\"{height - 8}\" text-anchor=\"middle\" class=\"axis\">{E(bars[i].Period[^2..])}</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>A line over the periods; what is not known breaks it, the target is dotted.</summary>
    public static string Line(IReadOnlyList<decimal?> series, decimal? target, string name)
    {
        const int width = 200, height = 36, pad = 4;
        var known = series.OfType<decimal>().Concat(target is { } aim ? [aim] : []).ToList();
        if (known.Count == 0) return "";

        var (least, span) = (known.Min(), Math.Max(0.1m, known.Max() - known.Min()));
        double X(int i) => pad + (double)(width - 2 * pad) * i / Math.Max(1, series.Count - 1);
        double Y(decimal value) => height - pad - (double)((value - least) / span) * (height - 2 * pad);

        var svg = new StringBuilder($"<svg role=\"img\" aria-label=\"{E(name)}\" viewBox=\"0 0 {width} {height}\" width=\"100%\" height=\"{height}\" preserveAspectRatio=\"xMinYMid\">");
        if (target is { } goal) svg.Append($"<line x1=\"{pad}\" x2=\"{width - pad}\" y1=\"{N(Y(goal))}\" y2=\"{N(Y(goal))}\" stroke=\"#85898F\" stroke-dasharray=\"1 3\"/>");
        for (var i = 1; i < series.Count; i++)
        {
            if (series[i - 1] is { } from && series[i] is { } to)
                svg.Append($"<line x1=\"{N(X(i - 1))}\" y1=\"{N(Y(from))}\" x2=\"{N(X(i))}\" y2=\"{N(Y(to))}\" stroke=\"#484D54\" stroke-width=\"1.2\"/>");
        }

        if (series.Count > 0 && series[^1] is { } last) svg.Append($"<circle cx=\"{N(X(series.Count - 1))}\" cy=\"{N(Y(last))}\" r=\"2.5\" fill=\"#17191C\"/>");
        return svg.Append("</svg>").ToString();
    }

    /// <summary>A quarter of the axis: 1, 2, 5, 10, 25, 50, 100 … so that four of them hold the highest bar.</summary>
    private static int StepFor(int most)
    {
        for (var scale = 1; ; scale *= 10)
            foreach (var step in (int[])[scale, 2 * scale, 5 * scale / 2, 5 * scale])
                if (step > 0 && step * 4L >= most) return step;
    }

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string E(string text) => WebUtility.HtmlEncode(text);
}

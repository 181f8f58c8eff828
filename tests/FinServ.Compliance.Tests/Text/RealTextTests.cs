using System.Globalization;
using System.Text.Json;
using CsvHelper;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Tests.Text;

/// <summary>The detectors on texts that other people recorded.</summary>
public sealed class RealTextTests
{
    private static readonly PersonalDataScanner Scanner = new(TimeProvider.System);

    [Theory]
    [InlineData("CREDIT_CARD", PersonalData.CardNumber, 146)]
    [InlineData("EMAIL_ADDRESS", PersonalData.Mail, 51)]
    public void Every_marked_card_and_mail_address_is_found_and_nothing_else_taken_for_one(string marked, string kind, int count)
    {
        var (expected, found) = (new HashSet<(int, int, int)>(), new HashSet<(int, int, int)>());
        foreach (var (number, text, spans) in MarkedTexts())
        {
            expected.UnionWith(spans.Where(span => span.Type == marked).Select(span => (number, span.Start, span.End)));
            found.UnionWith(Masked(text).Where(finding => finding.Kind == kind)
                .Select(finding => finding.InCodePoints(text)).Select(place => (number, place.Start, place.End)));
        }

        Assert.Equal(count, expected.Count);
        Assert.Equal(expected.Order(), found.Order());
    }

    [Fact]
    public void Texts_with_marked_personal_data_hold_no_secrets() =>
        Assert.DoesNotContain(MarkedTexts().SelectMany(marked => Masked(marked.Text)), finding => finding.IsSecret);

    [Fact]
    public void Questions_to_a_bank_raise_at_most_one_false_hit_in_ten_thousand_pairs()
    {
        var lines = File.ReadLines(Path.Combine(Folder("bq-corpus"), "dev.tsv"));

        Assert.InRange(lines.Sum(line => Masked(line).Count()), 0, 1);
    }

    [Fact]
    public void Redacted_narratives_raise_no_hit()
    {
        using var reader = new StreamReader(Path.Combine(Folder("cfpb"), "cfpb_narratives_product.csv"));
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();

        var hits = new List<string>();
        while (csv.Read())
            hits.AddRange(Masked(csv.GetField("Consumer complaint narrative")!).Select(finding => $"row {csv.Parser.Row}: {finding}"));

        Assert.Empty(hits);
    }

    private static IEnumerable<Finding> Masked(string text) => Scanner.Scan(text).Where(finding => finding.IsMasked);

    private static IEnumerable<(int Number, string Text, List<(string Type, int Start, int End)> Spans)> MarkedTexts()
    {
        var number = 0;
        foreach (var file in new[] { "generated_small.json", "synth_dataset_v2.json" })
        {
            using var texts = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder("presidio"), file)));
            foreach (var marked in texts.RootElement.EnumerateArray())
                yield return (number++, marked.GetProperty("full_text").GetString()!, [.. marked.GetProperty("spans").EnumerateArray().Select(Span)]);
        }
    }

    private static (string Type, int Start, int End) Span(JsonElement span) =>
        (span.GetProperty("entity_type").GetString()!, span.GetProperty("start_position").GetInt32(), span.GetProperty("end_position").GetInt32());

    private static string Folder(string name)
    {
        var folder = TestData.Folder(name);
        Assert.SkipUnless(folder is not null, $"The recordings `{name}` are not at hand; set COMPLIANCE_TEST_DATA.");
        return folder!;
    }
}

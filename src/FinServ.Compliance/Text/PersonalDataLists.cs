using System.Collections.Frozen;
using System.Globalization;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Text;

/// <summary>What the detectors know besides their arithmetic: words, segments, prefixes, domains; data that changes without the program.</summary>
/// <remarks>Shipped as `rules/lexicons/personal-data.yaml`, which is also built in, so that nothing is ever scanned without it.</remarks>
public sealed class PersonalDataLists
{
    private static readonly Lazy<PersonalDataLists> BuiltIn = new(ReadBuiltIn);

    private PersonalDataLists(YamlMap file)
    {
        Context = WordsByName(file, "context");
        Secrets = WordsByName(file, "secrets");
        OrderLabels = new(Words(file, "order_labels"));
        PlainLabels = new(Words(file, "plain_labels"));
        OtherCodes = new(Words(file, "other_codes"));
        CardWords = new(Words(file, "card_words"));
        IdentityRegions = Words(file, "identity_regions").ToFrozenSet(StringComparer.Ordinal);
        MobileSegments = Ranges(file, "mobile_segments").ToFrozenSet(StringComparer.Ordinal);
        ThingSegments = Ranges(file, "thing_segments").ToFrozenSet(StringComparer.Ordinal);
        TestCards = Split(file, "test_cards").ToFrozenSet(StringComparer.Ordinal);
        BankMailDomains = Words(file, "bank_mail_domains").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        TopLevelDomains = Split(file, "top_level_domains").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        Cards = new(CardRanges(file));
        Version = file.Required("version")?.Int() ?? 0;
        file.RefuseUnknown();
    }

    /// <summary>The lists as shipped.</summary>
    public static PersonalDataLists Shipped => BuiltIn.Value;

    public int Version { get; }

    internal FrozenDictionary<string, ContextWords> Context { get; }

    internal FrozenDictionary<string, ContextWords> Secrets { get; }

    internal ContextWords OrderLabels { get; }

    internal ContextWords PlainLabels { get; }

    internal ContextWords OtherCodes { get; }

    internal ContextWords CardWords { get; }

    internal FrozenSet<string> IdentityRegions { get; }

    internal FrozenSet<string> MobileSegments { get; }

    internal FrozenSet<string> ThingSegments { get; }

    internal FrozenSet<string> TestCards { get; }

    internal FrozenSet<string> BankMailDomains { get; }

    internal FrozenSet<string> TopLevelDomains { get; }

    internal CardPrefixes Cards { get; }

    /// <summary>A bank's own copy of the file; null after its problems were added to <paramref name="problems"/>.</summary>
    public static PersonalDataLists? Load(string path, Problems problems)
    {
        var before = problems.Count;
        var lists = Yaml.Load(path, problems) is { } file ? new PersonalDataLists(file) : null;
        return problems.Count == before ? lists : null;
    }

    private static PersonalDataLists ReadBuiltIn()
    {
        const string name = "personal-data.yaml";
        using var reader = new StreamReader(typeof(PersonalDataLists).Assembly.GetManifestResourceStream(name)!);
        var problems = new Problems();
        var lists = new PersonalDataLists(Yaml.Parse(reader.ReadToEnd(), name, problems)!);
        problems.ThrowIfAny();
        return lists;
    }

    private static FrozenDictionary<string, ContextWords> WordsByName(YamlMap file, string key) =>
        (file.Required(key)?.Map()?.Entries() ?? [])
            .ToFrozenDictionary(entry => entry.Key, entry => new ContextWords(entry.Value.Texts()), StringComparer.Ordinal);

    private static IReadOnlyList<string> Words(YamlMap file, string key) => file.Required(key)?.Texts() ?? [];

    private static string[] Split(YamlMap file, string key) => Split(file.Required(key)?.Text());

    private static string[] Split(string? words) => words?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static IEnumerable<string> Ranges(YamlMap file, string key) =>
        file.Required(key) is { } value ? Ranges(value) : [];

    /// <summary>`130-132 135` as 130, 131, 132, 135.</summary>
    private static IEnumerable<string> Ranges(YamlValue value)
    {
        foreach (var range in Split(value.Text()))
        {
            var (first, last) = range.Split('-') is [var from, var to] ? (from, to) : (range, range);
            if (first.Length != last.Length || !TryNumber(first, out var low) || !TryNumber(last, out var high) || high < low || high - low > 10_000)
            {
                value.Report($"`{range}` is not a range of prefixes.", "Write digits, or two prefixes of one length such as 130-139.");
                continue;
            }

            for (var number = low; number <= high; number++) yield return number.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && !text.StartsWith('0');

    private static IEnumerable<CardPrefixes.Range> CardRanges(YamlMap file)
    {
        foreach (var row in file.Required("card_prefixes")?.Items() ?? [])
        {
            if (row.Map() is not { } card) continue;
            _ = card.Required("name")?.Text();
            var domestic = card.Optional("domestic")?.Bool() ?? false;
            var lengths = card.Required("lengths")?.Items().Select(length => length.Int() ?? 0).ToArray() ?? [];
            var prefixes = card.Required("prefixes") is { } value ? Ranges(value).ToArray() : [];
            card.RefuseUnknown();
            foreach (var prefix in prefixes) yield return new(prefix, lengths, domestic);
        }
    }
}

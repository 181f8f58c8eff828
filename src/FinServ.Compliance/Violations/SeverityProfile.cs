using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Violations;

/// <summary>The times that one grade of severity gives to supervision and to the addressee. Source: policy/rules.md §4.</summary>
/// <param name="Confirm">From the raising to the review.</param>
/// <param name="Issue">From the confirmation to the notice; null for the weekly collective notice.</param>
/// <param name="Acknowledge">From the issue to the addressee's signature.</param>
/// <param name="Object">From the issue to the last moment of an objection.</param>
/// <param name="Rectify">From the issue to the rectification, where the rule's card says nothing else.</param>
/// <param name="Longest">Longest rectification deadline with its extension.</param>
/// <param name="Reinspect">From the submission to the re-inspection.</param>
/// <param name="Watch">From the closing: the same violation in this time is a recurrence.</param>
public sealed record SeverityProfile(
    Severity Severity,
    LocalText Title,
    Amount Confirm,
    Amount? Issue,
    Amount Acknowledge,
    Amount Object,
    Amount Rectify,
    Amount Longest,
    Amount Reinspect,
    Amount Watch);

/// <summary>All four grades, and what is common to them.</summary>
public sealed record SeverityProfiles
{
    public required IReadOnlyDictionary<Severity, SeverityProfile> BySeverity { get; init; }

    /// <summary>Longest time for which an objection stops the clock; the decision on it is due by then.</summary>
    public required Amount DisputePause { get; init; }

    /// <summary>How long after the deadline an overdue notice climbs to the superior, to an interview, to accountability.</summary>
    public required IReadOnlyList<Amount> Escalate { get; init; }

    /// <summary>From a criterion of accountability to the decision.</summary>
    public required Amount Accountability { get; init; }

    /// <summary>Rules that can state the same fact of one subject: the specific one gets the notice (policy/rules.md 1.5).</summary>
    public required IReadOnlyList<SameFact> SameFacts { get; init; }

    /// <summary>S1 rules whose first confirmed case goes to accountability at once.</summary>
    public required IReadOnlySet<string> FirstCase { get; init; }

    public SeverityProfile this[Severity severity] => BySeverity[severity];

    /// <summary>Reads `severity-profiles.yaml`.</summary>
    /// <exception cref="InvalidFilesException">The file does not hold together; every problem is named with its place.</exception>
    public static SeverityProfiles Load(string path)
    {
        var problems = new Problems();
        var profiles = Yaml.Load(path, problems) is { } root ? Read(root) : null;
        problems.ThrowIfAny();
        return profiles!;
    }

    private static SeverityProfiles? Read(YamlMap root)
    {
        root.Optional("version");
        var grades = root.Required("profiles")?.Map();
        var profiles = grades is null ? [] : Enum.GetValues<Severity>().Select(severity => ReadProfile(grades, severity)).OfType<SeverityProfile>().ToList();
        grades?.RefuseUnknown();

        var (pause, accountability) = (AmountOf(root, "dispute_pause"), AmountOf(root, "accountability"));
        var escalate = root.Required("escalate") is { } steps ? steps.Items().Select(AmountOf).OfType<Amount>().ToList() : [];
        if (root.Optional("escalate") is { } written && escalate.Count != 3) written.Report("Three steps are expected.", "Write the amounts for superior, interview and accountability.");
        var same = root.Optional("same_fact") is { } pairs ? pairs.Items().Select(ReadSameFact).OfType<SameFact>().ToList() : [];
        var first = root.Optional("first_case")?.Texts() ?? [];
        root.RefuseUnknown();

        return pause is null || accountability is null ? null : new()
        {
            BySeverity = profiles.ToDictionary(profile => profile.Severity),
            DisputePause = pause.Value,
            Escalate = escalate,
            Accountability = accountability.Value,
            SameFacts = same,
            FirstCase = first.ToHashSet(StringComparer.Ordinal),
        };
    }

    private static SeverityProfile? ReadProfile(YamlMap grades, Severity severity)
    {
        if (grades.Required(severity.ToString())?.Map() is not { } profile) return null;

        var title = profile.Local("title");
        var weekly = profile.Required("issue")?.Text() == "weekly";
        var issue = weekly ? null : AmountOf(profile, "issue");
        var amounts = ((string[])["confirm", "acknowledge", "object", "rectify", "longest", "reinspect", "watch"]).Select(key => AmountOf(profile, key)).ToList();
        profile.RefuseUnknown();
        if (title is null || amounts.Contains(null) || (issue is null && !weekly)) return null;

        return new(severity, title, amounts[0]!.Value, issue, amounts[1]!.Value, amounts[2]!.Value, amounts[3]!.Value, amounts[4]!.Value, amounts[5]!.Value, amounts[6]!.Value);
    }

    private static SameFact? ReadSameFact(YamlValue value)
    {
        if (value.Map() is not { } pair) return null;
        var (specific, general) = (pair.Required("specific")?.Text(), pair.Required("general")?.Text());
        pair.RefuseUnknown();
        return specific is null || general is null ? null : new(specific, general);
    }

    private static Amount? AmountOf(YamlMap map, string key) => map.Required(key) is { } value ? AmountOf(value) : null;

    private static Amount? AmountOf(YamlValue value)
    {
        if (Amount.TryParse(value.Text(), out var amount)) return amount;
        value.Report($"`{value.Text()}` is not an amount of time.", "Write `4h`, `2bd` (working days) or `30d` (natural days).");
        return null;
    }
}

/// <summary>Two rules that can state the same fact of one subject.</summary>
public sealed record SameFact(string Specific, string General);

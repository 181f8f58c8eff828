using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Digests;

/// <summary>The groups of rules and what they are called. Source: policy/rules.md §7 to §17.</summary>
public static class RuleGroups
{
    private static readonly Dictionary<string, LocalText> Titles = new()
    {
        ["A"] = new("时效与升级", "Timeliness and escalation"),
        ["B"] = new("投诉处理", "Complaints"),
        ["C"] = new("跟踪与回访", "Follow-up and callback"),
        ["D"] = new("记录质量", "Record quality"),
        ["E"] = new("隐私与信息安全", "Privacy"),
        ["F"] = new("行为与用语", "Conduct and language"),
        ["G"] = new("值守与交接", "Coverage and hand-over"),
        ["H"] = new("质检、审核与调查", "QA, audit and survey"),
        ["I"] = new("预警阈值", "Early warning"),
        ["J"] = new("管理计划", "Programme"),
        ["K"] = new("整改、复查与问责", "Notices, re-inspection, accountability"),
    };

    /// <summary>The group's name; its letter where it has none.</summary>
    public static LocalText Title(string group) => Titles.TryGetValue(group, out var title) ? title : new(group, group);
}

using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Web.Wording;

/// <summary>The groups of rules (policy/rules.md §6).</summary>
public static class RuleGroups
{
    public static LocalText Of(string group) => group switch
    {
        "A" => new("A 时效与升级", "A Timeliness and escalation"),
        "B" => new("B 投诉处理", "B Complaints"),
        "C" => new("C 跟踪与回访", "C Follow-up and callback"),
        "D" => new("D 记录质量", "D Record quality"),
        "E" => new("E 隐私与信息安全", "E Privacy"),
        "F" => new("F 行为与用语", "F Conduct and language"),
        "G" => new("G 值守与交接", "G Coverage and hand-over"),
        "H" => new("H 质检、审核与调查", "H QA, audit and survey"),
        "I" => new("I 预警阈值", "I Early-warning thresholds"),
        "J" => new("J 管理计划", "J Programme level"),
        "K" => new("K 整改、复查与问责", "K Notice, re-inspection, accountability"),
        _ => new(group, group),
    };
}

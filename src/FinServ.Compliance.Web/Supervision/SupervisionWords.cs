using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Violations;
using FinServ.Compliance.Web.Wording;

namespace FinServ.Compliance.Web.Supervision;

/// <summary>The words of supervision in both languages: states, reasons, what a piece of evidence shows.</summary>
public static class SupervisionWords
{
    public static LocalText Of(ViolationState state) => state switch
    {
        ViolationState.Raised => new("待确认", "To confirm"),
        ViolationState.Confirmed => new("已确认", "Confirmed"),
        ViolationState.Dismissed => new("已驳回", "Dismissed"),
        ViolationState.Withdrawn => new("已撤回", "Withdrawn"),
        ViolationState.Waived => new("已豁免", "Waived"),
        _ => new("已下达通知书", "Notice issued"),
    };

    public static LocalText Of(NoticeState state) => state switch
    {
        NoticeState.Draft => new("草拟", "Draft"),
        NoticeState.Issued => new("已下达", "Issued"),
        NoticeState.InRectification => new("整改中", "Being put right"),
        NoticeState.Disputed => new("异议", "Disputed"),
        NoticeState.Overdue => new("逾期", "Overdue"),
        NoticeState.AwaitingReinspection => new("待复查", "Awaiting re-inspection"),
        NoticeState.Closed => new("已销号", "Closed"),
        _ => new("撤销", "Withdrawn"),
    };

    /// <summary>A verb with its object, as a control says it.</summary>
    public static LocalText Of(NoticeAction action) => action switch
    {
        NoticeAction.Complete => new("签发草拟", "Sign the draft"),
        NoticeAction.Issue => new("下达通知书", "Issue the notice"),
        NoticeAction.Acknowledge => new("签收通知书", "Acknowledge the notice"),
        NoticeAction.Object => new("提出异议", "Object"),
        NoticeAction.DecideObjection => new("裁定异议", "Decide on the objection"),
        NoticeAction.RequestExtension => new("申请延期", "Ask for an extension"),
        NoticeAction.DecideExtension => new("审批延期", "Decide on the extension"),
        NoticeAction.Submit => new("提交整改", "Hand in the rectification"),
        NoticeAction.Reinspect => new("复查", "Re-inspect"),
        _ => new("决定问责", "Decide on accountability"),
    };

    public static LocalText Of(NoticeDuty duty) => duty switch
    {
        NoticeDuty.Issue => new("下达", "issue"),
        NoticeDuty.Acknowledge => new("签收", "acknowledge"),
        NoticeDuty.Rectify => new("整改", "put right"),
        NoticeDuty.DecideObjection => new("裁定异议", "decide objection"),
        _ => new("复查", "re-inspect"),
    };

    public static LocalText Of(EscalationStep step) => step switch
    {
        EscalationStep.Superior => new("已升一级督办", "raised to the superior"),
        EscalationStep.Interview => new("已约谈", "interviewed"),
        EscalationStep.Accountability => new("已转入问责", "passed to accountability"),
        _ => new("已催办", "reminded"),
    };

    public static LocalText Of(AccountabilityOutcome outcome) => outcome switch
    {
        AccountabilityOutcome.None => new("不予问责", "none"),
        AccountabilityOutcome.Reminder => new("提醒", "reminder"),
        AccountabilityOutcome.Criticism => new("通报批评", "criticism"),
        AccountabilityOutcome.Deduction => new("扣分", "deduction"),
        AccountabilityOutcome.Suspension => new("停岗", "suspension"),
        _ => new("进一步处理", "further measures"),
    };

    public static LocalText Of(DismissalReason reason) => reason switch
    {
        DismissalReason.NotAViolation => new("不构成违规", "not a violation"),
        DismissalReason.ExceptionApplies => new("已有例外", "an exception applies"),
        DismissalReason.WrongData => new("数据有误", "wrong data"),
        DismissalReason.TextMisread => new("文本误读", "the text was misread"),
        DismissalReason.Duplicate => new("重复", "duplicate"),
        _ => new("其他（须说明）", "other (explain)"),
    };

    public static LocalText Of(WithdrawalReason reason) => reason switch
    {
        WithdrawalReason.Met => new("补到的证据表明已按时完成", "late proof shows that it was done in time"),
        WithdrawalReason.Excused => new("义务已免除", "the duty was lifted"),
        WithdrawalReason.NotYetDue => new("截止已变动，尚未到期", "the deadline moved and has not come yet"),
        WithdrawalReason.Unknown => new("数据缺失，无法判定", "data are missing"),
        _ => new("触发或前提已不存在", "its trigger or a precondition is gone"),
    };

    /// <summary>What a piece of evidence shows; null for roles that go without saying.</summary>
    public static LocalText? OfEvidence(string role) => role switch
    {
        "trigger" => new("起算", "starts the clock"),
        "late-act" => new("迟到的完成", "done late"),
        "act" => new("完成", "done"),
        "excuse" => new("免除", "lifts the duty"),
        "pause" => new("暂停", "pause"),
        _ => null,
    };

    /// <summary>`2 个工作日`; `2 working days`.</summary>
    public static LocalText Of(Amount amount)
    {
        var one = amount.Value == 1;
        return amount.Unit switch
        {
            AmountUnit.WorkingDays or AmountUnit.RollingWorkingDays => new($"{amount.Value} 个工作日", $"{amount.Value} working day{(one ? "" : "s")}"),
            AmountUnit.NaturalDays => new($"{amount.Value} 个自然日", $"{amount.Value} calendar day{(one ? "" : "s")}"),
            AmountUnit.Months => new($"{amount.Value} 个月", $"{amount.Value} month{(one ? "" : "s")}"),
            AmountUnit.Years => new($"{amount.Value} 年", $"{amount.Value} year{(one ? "" : "s")}"),
            _ => new(new Times("zh-CN", TimeZoneInfo.Utc, default).Span(TimeSpan.FromMilliseconds(amount.Value)), new Times("en", TimeZoneInfo.Utc, default).Span(TimeSpan.FromMilliseconds(amount.Value))),
        };
    }

    /// <summary>What the audit trail's codes say on a history; the code itself where it is a new one.</summary>
    public static LocalText OfAction(string action) => action switch
    {
        "violation-raised" => new("产生", "raised"),
        "violation-raised-again" => new("再次产生", "raised again"),
        "violation-updated" => new("事实更新，重新判定", "facts changed, judged again"),
        "violation-confirmed" => new("确认", "confirmed"),
        "violation-dismissed" => new("驳回", "dismissed"),
        "violation-waived" => new("豁免", "waived"),
        "violation-withdrawn" => new("撤回", "withdrawn"),
        "violation-viewed" => new("查看", "opened"),
        "notice-drafted" => new("草拟", "drafted"),
        "notice-viewed" => new("查看", "opened"),
        "notice-issued" => new("下达", "issued"),
        "notice-acknowledged" => new("签收", "acknowledged"),
        "notice-disputed" => new("提出异议", "objected"),
        "notice-completed" => new("签发草拟", "signed the draft"),
        "notice-dispute-decided" => new("裁定异议", "decided on the objection"),
        "notice-extension-requested" => new("申请延期", "asked for an extension"),
        "notice-extension-decided" => new("审批延期", "decided on the extension"),
        "rectification-submitted" => new("提交整改", "handed in the rectification"),
        "accountability-decided" => new("决定问责", "decided on accountability"),
        "evidence-added" => new("交来材料", "added a document"),
        "evidence-opened" => new("打开材料", "opened a document"),
        "interactions-exported" => new("导出互动", "exported interactions"),
        "user-added" => new("新增用户", "added a user"),
        "notice-overdue" => new("逾期", "overdue"),
        "notice-reinspected" => new("复查", "re-inspected"),
        "notice-closed" => new("销号", "closed"),
        "interactions-searched" => new("检索互动", "searched interactions"),
        "audit-searched" => new("查审计轨迹", "searched the audit trail"),
        "timeline-viewed" => new("查看时间线", "opened a timeline"),
        "signed-in" => new("登录", "signed in"),
        "sign-in-refused" => new("登录被拒", "sign-in refused"),
        "first-administrator-created" => new("设立管理员", "first administrator made"),
        _ => new(action, action),
    };
}

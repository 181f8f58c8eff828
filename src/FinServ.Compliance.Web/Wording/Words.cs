using FinServ.Compliance.Checking;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Rules;

namespace FinServ.Compliance.Web.Wording;

/// <summary>The fixed words of the product in both languages: verdicts, severities, calendars. Pages say their own sentences beside their markup.</summary>
public static class Words
{
    public static LocalText Of(VerdictKind verdict) => verdict switch
    {
        VerdictKind.Met => new("达成", "Met"),
        VerdictKind.Violated => new("违规", "Violated"),
        VerdictKind.AtRisk => new("临期", "At risk"),
        VerdictKind.Pending => new("进行中", "Pending"),
        VerdictKind.Excused => new("豁免", "Excused"),
        VerdictKind.Unknown => new("未知", "Unknown"),
        _ => new("不适用", "Not applicable"),
    };

    public static LocalText Of(Severity severity) => severity switch
    {
        Severity.S1 => new("重大", "grave"),
        Severity.S2 => new("严重", "serious"),
        Severity.S3 => new("一般", "ordinary"),
        _ => new("轻微", "slight"),
    };

    /// <summary>Why a segment of a clock counts or does not, from the code on the receipt.</summary>
    public static LocalText OfReceiptReason(string code) => code switch
    {
        "counted" => new("计入", "counted"),
        "trigger-day" => new("触发日为第 0 日，不计", "trigger day is day 0, not counted"),
        "off-hours" => new("非工作时间，不计", "outside working hours, not counted"),
        "day-off" => new("非工作日，不计", "day off, not counted"),
        "holiday" => new("法定节假日，不计", "statutory holiday, not counted"),
        "in-lieu" => new("调休放假，不计", "day off in lieu, not counted"),
        "make-up" => new("调休上班日，计入", "make-up working day, counted"),
        "pause" => new("暂停，不计", "paused, not counted"),
        "provisional" => new("日历尚未公布，暂按平常周计", "beyond the published calendar, counted provisionally"),
        _ => new(code, code),
    };

    public static LocalText OfChannel(string code) => code switch
    {
        "call" => new("电话", "call"),
        "chat" => new("在线会话", "chat"),
        "email" => new("邮件", "e-mail"),
        "branch" => new("网点", "branch"),
        "visit" => new("来访", "visit"),
        "letter" => new("信函", "letter"),
        "sms" => new("短信", "SMS"),
        "app" => new("手机银行", "app"),
        "web" => new("网站", "web"),
        "video" => new("视频", "video"),
        "messenger" => new("即时通讯", "messenger"),
        "box" => new("意见箱", "box"),
        "social" => new("社交媒体", "social media"),
        _ => new(code, code),
    };

    /// <summary>The calendar mark beside a remaining time: 工 working time, 自 natural days, 24 running hours.</summary>
    public static LocalText CalendarMark(string counting) => counting switch
    {
        "NAT" => new("自", "C"),
        "H24" => new("24", "24"),
        _ => new("工", "B"),
    };

    public static LocalText CalendarName(string counting) => counting switch
    {
        "NAT" => new("自然日", "calendar days"),
        "H24" => new("7×24 小时", "24 × 7"),
        "SHIFT" => new("班次时间", "roster hours"),
        "BRANCH" => new("网点营业时间", "branch hours"),
        _ => new("工作日 09:00–17:30", "working days 09:00–17:30"),
    };
}
